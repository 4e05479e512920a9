import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#server/database/database.ts";
import { ENGINES } from "../support/databases.ts";

describe.each(ENGINES)("database on $engine", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const account = (id: string, name = id) => ({
    id,
    name,
    displayName: "王𠮷·䶮",
    roles: '["office"]',
    passwordHash: "x",
    mustChangePassword: true,
    isActive: false,
    createdAt: 1_792_285_200_123,
  });

  it("gives back what was stored: rare characters, flags, instants beyond 32 bits", async () => {
    const { accounts } = database.tables;
    await database.transaction(async (tx) => {
      await tx.insert(accounts).values(account("a1"));
    });
    const rows = await database.read.select().from(accounts).where(eq(accounts.id, "a1"));
    expect(rows).toEqual([account("a1")]);
  });

  it("rolls the whole transaction back when the work throws", async () => {
    const { accounts } = database.tables;
    const work = database.transaction(async (tx) => {
      await tx.insert(accounts).values(account("a2"));
      throw new Error("stop");
    });
    await expect(work).rejects.toThrow("stop");
    expect(await database.read.select().from(accounts).where(eq(accounts.id, "a2"))).toEqual([]);
  });

  it("tells a duplicate from other errors, however deep it is wrapped", async () => {
    const { accounts } = database.tables;
    const insert = (id: string, name: string) =>
      database.transaction(async (tx) => {
        await tx.insert(accounts).values(account(id, name));
      });
    await insert("a3", "three");
    const error = await insert("a4", "three").catch((caught: unknown) => caught);
    expect(database.isDuplicate(error)).toBe(true);
    expect(database.isDuplicate(new Error("other"))).toBe(false);
  });

  it("keeps sixty transactions that arrive together apart", async () => {
    const { accounts } = database.tables;
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        database.transaction(async (tx) => {
          const before = await tx.select().from(accounts);
          await tx.insert(accounts).values(account(`many-${n}`, `many ${before.length}`));
        }),
      ),
    );
    const names = (await database.read.select().from(accounts))
      .filter(({ id }) => id.startsWith("many-"))
      .map(({ name }) => name);
    expect(new Set(names).size).toBe(60);
  });

  it("appends events and reads them in order; a taken sequence is a duplicate", async () => {
    const row = (sequence: number) => ({
      stream: "s:1",
      sequence,
      kind: "k",
      at: 5,
      actor: "server",
      body: "{}",
      hash: `h${sequence}`,
    });
    await database.transaction((tx) => database.appendEvents(tx, [row(1), row(2)]));
    expect((await database.readEvents("s:1")).map(({ sequence }) => sequence)).toEqual([1, 2]);
    const error = await database.transaction((tx) => database.appendEvents(tx, [row(2)])).catch((caught: unknown) => caught);
    expect(database.isDuplicate(error)).toBe(true);
  });
});
