import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reading } from "#contract/marking.ts";
import type { Role } from "#contract/people.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS, SECOND_MS } from "#kernel/instant.ts";
import { points } from "#kernel/points.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import { Refused } from "#kernel/refusal.ts";
import { verifyLedger } from "#server/jobs/verify.ts";
import type { StaffActor } from "#server/people/actor.ts";
import { simulateSitting } from "../../scripts/support/simulate.ts";
import { freshPostgres, freshSqlite } from "../support/databases.ts";
import { openExamDay } from "../support/exam-day.ts";
import { openTestHouse, type TestHouse } from "../support/test-house.ts";

const ROUNDS = 400;
const TOLERANCE = points(3);
const GRADERS = ["grader-0", "grader-1", "grader-2", "grader-3", "grader-4", "both"];
const CHIEFS = ["both", "chief"];

interface Hand {
  readonly actor: StaffActor;
  readonly random: RandomStream;
  /** Readings this person believes to hold. */
  readonly held: Reading[];
  lastMarked: string | null;
}

function hand(id: string, seed: string): Hand {
  const roles: Role[] = [];
  if (GRADERS.includes(id)) roles.push("grader");
  if (CHIEFS.includes(id)) roles.push("chief-grader");
  const actor: StaffActor = { kind: "staff", id, name: id, displayName: id, roles, mustChangePassword: false };
  return { actor, random: randomStream(seed, id), held: [], lastMarked: null };
}

/** What was refused, by code; anything but an expected refusal fails the test. */
async function attempt<T>(refusals: Map<string, number>, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refused } = error.refusal;
    refusals.set(refused, (refusals.get(refused) ?? 0) + 1);
    return null;
  }
}

describe.each([
  { engine: "sqlite", open: freshSqlite, candidates: 10, seed: "one" },
  { engine: "sqlite", open: freshSqlite, candidates: 10, seed: "two" },
  { engine: "postgres", open: freshPostgres, candidates: 3, seed: "three" },
])("many graders at once on $engine, seed $seed", ({ open, candidates, seed }) => {
  let house: TestHouse;
  let sittingId: string;
  let hands: Hand[];
  const refusals = new Map<string, number>();
  /** Who holds which reading until when, as the answers said; to see whether two ever held one. */
  const holders = new Map<string, { by: string; until: number }>();
  const clashes: string[] = [];

  beforeAll(async () => {
    house = await openTestHouse({ withBank: true, database: await open() });
    const day = await openExamDay(house, candidates, { clock: "candidate" });
    sittingId = day.sittingId;
    await house.advance(10 * MINUTE_MS);
    await simulateSitting(house.house, sittingId, seed);
    await day.office.call(sittingsApi.closeSitting, { params: { id: sittingId }, body: { reason: "考试结束" } });
    await house.house.sweeps.run();
    hands = [...new Set([...GRADERS, ...CHIEFS])].map((id) => hand(id, seed));
    await markUntilSettled();
  }, 120_000);
  afterAll(() => house.close());

  /** Everybody acts at once, then time passes: sometimes seconds, sometimes longer than a lease. */
  async function markUntilSettled(): Promise<void> {
    const { marking } = house.house;
    const pace = randomStream(seed, "pace");
    for (let round = 0; round < ROUNDS && (await marking.waiting(sittingId)) > 0; round++) {
      // Towards the end people stop playing tricks, so that it does end.
      await Promise.all(hands.map((one) => act(one, round < ROUNDS / 2)));
      house.clock.advance(pace.below(10) === 0 ? 31 * MINUTE_MS : pace.below(40) * SECOND_MS);
    }
  }

  async function act(one: Hand, isPlayful: boolean): Promise<void> {
    const { marking } = house.house;
    const { actor, random } = one;
    const trick = isPlayful ? random.below(12) : 99;
    const reading = one.held.at(-1);
    if (trick === 0 && one.lastMarked) {
      const again = await attempt(refusals, () => marking.undo(actor, one.lastMarked ?? ""));
      one.lastMarked = null;
      if (again) take(one, again);
    } else if (trick === 1 && reading) {
      await attempt(refusals, () => marking.release(actor, { id: reading.id, token: reading.token }));
      forget(one, reading);
    } else if (trick === 2 && reading) {
      const lease = { id: reading.id, token: reading.token };
      await attempt(refusals, () => marking.saveDraft(actor, { ...lease, marks: { c1: 1 }, comment: "草稿" }));
      const renewed = await attempt(refusals, () => marking.renew(actor, lease));
      if (renewed) holders.set(reading.id, { by: actor.id, until: renewed.expiresAt });
    } else if (reading && random.below(3) > 0) await mark(one, reading);
    else await claim(one);
  }

  async function claim(one: Hand): Promise<void> {
    const { marking } = house.house;
    const queues = (await marking.queues(one.actor)).filter(({ waiting, open: mine }) => waiting + mine > 0);
    const queue = queues[one.random.below(queues.length)];
    if (!queue) return;
    // Two claims at once by one person must give one reading.
    const both = await Promise.all([1, 2].map(() => attempt(refusals, () => marking.claim(one.actor, queue))));
    const found = both.filter((reading) => reading !== null);
    if (new Set(found.map(({ id, token }) => `${id} ${token}`)).size > 1) clashes.push(`${one.actor.id} got two at once`);
    if (found[0]) take(one, found[0]);
  }

  function take(one: Hand, reading: Reading): void {
    const other = holders.get(reading.id);
    if (other && other.by !== one.actor.id && other.until >= house.clock.now())
      clashes.push(`${one.actor.id} took ${reading.id} from ${other.by}`);
    forget(one, reading);
    holders.set(reading.id, { by: one.actor.id, until: reading.expiresAt });
    one.held.push(reading);
  }

  function forget(one: Hand, { id }: Reading): void {
    one.held.splice(0, one.held.length, ...one.held.filter((reading) => reading.id !== id));
    if (holders.get(id)?.by === one.actor.id) holders.delete(id);
  }

  async function mark(one: Hand, reading: Reading): Promise<void> {
    const { marking } = house.house;
    let left = reading.rubric.reduce((sum, { points: most }) => sum + most, 0) - one.random.below(25) / 2;
    const marks: Record<string, number> = {};
    for (const { id, points: most } of reading.rubric) {
      marks[id] = Math.max(0, Math.min(left, most));
      left -= marks[id];
    }
    const order = { id: reading.id, token: reading.token, marks, comment: "" };
    // Sent twice, as an impatient browser does.
    const answers = await Promise.all([1, 2].map(() => attempt(refusals, () => marking.submit(one.actor, order))));
    if (JSON.stringify(answers[0]) !== JSON.stringify(answers[1])) clashes.push(`${reading.id} answered two things`);
    forget(one, reading);
    if (answers[0]) one.lastMarked = reading.id;
  }

  const rowsByScript = async () => {
    const { database } = house.house;
    const { scripts, readings } = database.tables;
    const all = await database.read.select().from(scripts).where(eq(scripts.sittingId, sittingId));
    return Promise.all(
      all.map(async (script) => ({
        script,
        rows: await database.read.select().from(readings).where(eq(readings.scriptId, script.id)),
      })),
    );
  };

  it("[MAR-4] never hands one reading to two people, nor two to one", () => {
    expect(clashes).toEqual([]);
  });

  it("[MAR-5] refuses only what may be refused, and the tricks did happen", () => {
    const known = ["nothing-to-mark", "lease-lost", "already-marked", "undo-too-late", "wrong-state", "not-found"];
    expect([...refusals.keys()].filter((code) => !known.includes(code))).toEqual([]);
    expect([...refusals.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(0);
    if (candidates > 3) expect(refusals.get("lease-lost") ?? 0).toBeGreaterThan(0);
  });

  it("[MAR-2] settles every script; a third and a chief exactly where the marks ask for them", async () => {
    const found = await rowsByScript();
    expect(found).toHaveLength(candidates * 3);
    for (const { script, rows } of found) {
      expect(script.state).toBe("settled");
      expect(rows.every(({ state }) => state === "marked")).toBe(true);
      const total = (purpose: string) => rows.find((row) => row.purpose === purpose)?.total;
      const [first, second, third] = ["first", "second", "third"].map(total);
      expect(first).toBeDefined();
      expect(second).toBeDefined();
      const isApart = Math.abs((first ?? 0) - (second ?? 0)) > TOLERANCE;
      expect(third !== undefined).toBe(isApart);
      const nearest = Math.min(...[first, second].map((mark) => Math.abs((mark ?? 0) - (third ?? 0))));
      expect(total("adjudication") !== undefined).toBe(isApart && nearest > TOLERANCE);
    }
  });

  it("[MAR-3] lets nobody mark a script twice, and adjudicate only who may", async () => {
    for (const { rows } of await rowsByScript()) {
      const graders = rows.map(({ graderId }) => graderId);
      expect(new Set(graders).size).toBe(graders.length);
      for (const { purpose, graderId } of rows) expect(purpose === "adjudication" ? CHIEFS : GRADERS).toContain(graderId);
    }
  });

  it("[MAR-12] can be told again from the facts alone, chain and all", async () => {
    const { findings, attempts } = await verifyLedger({
      ...house.house,
      recheck: async (id) => [...(await house.house.scoring.recheck(id)), ...(await house.house.marking.recheck(id))],
    });
    expect(findings).toEqual([]);
    expect(attempts).toBe(candidates);
  });

  it("[MAR-12] is found out when a row says otherwise", async () => {
    const { database, marking } = house.house;
    const { readings, scripts } = database.tables;
    const [one] = await rowsByScript();
    const { id, attemptId } = one?.script ?? { id: "", attemptId: "" };
    await database.transaction(async (tx) => {
      await tx
        .update(readings)
        .set({ graderId: "somebody" })
        .where(and(eq(readings.scriptId, id), eq(readings.purpose, "first")));
    });
    expect(await marking.recheck(attemptId)).toHaveLength(1);
    await database.transaction(async (tx) => {
      await tx.update(scripts).set({ settledBy: "magic" }).where(eq(scripts.id, id));
    });
    expect(await marking.recheck(attemptId)).toHaveLength(2);
  });
});
