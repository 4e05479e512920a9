import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "#server/database/database.ts";
import type { Aggregate, Fact } from "#server/ledger/aggregate.ts";
import { firstBreak } from "#server/ledger/hash-chain.ts";
import { createWriter, type Writer } from "#server/ledger/writer.ts";
import { ENGINES } from "../support/databases.ts";
import { VirtualClock } from "../support/virtual-clock.ts";

interface Added extends Fact {
  readonly kind: "added";
  readonly amount: number;
}

const counter: Aggregate<number, Added> = {
  noun: "counter",
  initial: 0,
  evolve: (total, { amount }) => total + amount,
  keeps: (total) => total < 1000,
};

describe.each(ENGINES)("the one writer on $engine", ({ open }) => {
  let database: Database;
  let writer: Writer;
  const clock = new VirtualClock();
  beforeAll(async () => {
    database = await open();
    writer = createWriter({ database, clock });
  });
  afterAll(() => database.close());

  const add = (id: string, amount: number) =>
    writer.commit<number, Added, number>(counter, id, {
      actor: "tester",
      decide: (total) =>
        amount < 0 ? refuse("bad-request", { total }) : { events: [{ kind: "added", amount }], reply: total + amount },
    });

  it("decides every command of a batch on the state its neighbour left", async () => {
    const replies = await Promise.all(Array.from({ length: 300 }, () => add("a", 1)));
    expect(replies.map(({ reply }) => reply)).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
    expect(replies.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 300 }, (_, n) => n + 1));
  });

  it("answers a refusal without touching its neighbours", async () => {
    const [first, refused, last] = await Promise.allSettled([add("b", 1), add("b", -1), add("b", 2)]);
    expect(first.status).toBe("fulfilled");
    expect(last).toMatchObject({ status: "fulfilled", value: { reply: 3, sequence: 2 } });
    expect(refused).toMatchObject({ status: "rejected", reason: { refusal: { refused: "bad-request", detail: { total: 1 } } } });
  });

  it("fails only the command whose rule is at fault", async () => {
    const broken = writer.commit<number, Added, number>(counter, "c", {
      actor: "tester",
      decide: () => {
        throw new TypeError("bug");
      },
    });
    const [failed, fine] = await Promise.allSettled([broken, add("c", 5)]);
    expect(failed.status).toBe("rejected");
    expect(fine).toMatchObject({ status: "fulfilled", value: { reply: 5 } });
  });

  it("has the facts in the ledger, chained, before it answers", async () => {
    await add("d", 7);
    const rows = await database.readEvents("counter:d");
    expect(rows).toMatchObject([{ sequence: 1, kind: "added", actor: "tester", body: '{"amount":7}' }]);
    await add("d", 8);
    const chained = await database.readEvents("counter:d");
    expect(firstBreak(chained)).toBeNull();
    expect(firstBreak(chained.map((row) => (row.sequence === 1 ? { ...row, body: '{"amount":9}' } : row)))).toBe(1);
    expect(firstBreak(chained.slice(1))).toBe(1);
  });

  it("goes on from the ledger when another writer wrote first", async () => {
    await add("e", 1);
    const other = createWriter({ database, clock });
    await other.commit<number, Added, number>(counter, "e", {
      actor: "x",
      decide: (total) => ({ events: [{ kind: "added", amount: 10 }], reply: total }),
    });
    expect(await add("e", 100)).toMatchObject({ reply: 111, sequence: 3 });
  });

  it("records a fact and its table changes together or not at all", async () => {
    const { sessions } = database.tables;
    const row = { hash: "h", kind: "staff", subject: "s", createdAt: 1, expiresAt: 2 };
    const work = writer.record(async ({ tx, fact }) => {
      await tx.insert(sessions).values(row);
      await fact("account:1", "tester", { kind: "opened" });
      throw new Refused(refuse("not-allowed"));
    });
    await expect(work).rejects.toThrow(Refused);
    expect(await database.readEvents("account:1")).toEqual([]);
    expect(await database.read.select().from(sessions)).toEqual([]);
  });

  it("keeps the state it looked up no older than what is recorded", async () => {
    await add("f", 3);
    expect(await writer.look(counter, "f")).toMatchObject({ state: 3, sequence: 1 });
    await Promise.all([add("f", 4), writer.look(counter, "f")]);
    expect(await writer.look(counter, "f")).toMatchObject({ state: 7, sequence: 2 });
  });
});
