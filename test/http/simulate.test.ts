import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { verifyLedger } from "#server/jobs/verify.ts";
import { simulateSitting } from "../../scripts/support/simulate.ts";
import { openExamDay } from "../support/exam-day.ts";
import { openTestHouse, type TestHouse } from "../support/test-house.ts";

const CANDIDATES = 10;

describe("a simulated sitting proved against its ledger", () => {
  let test: TestHouse;
  let attemptId: string;
  beforeAll(async () => {
    test = await openTestHouse({ withBank: true });
    const { office, sittingId } = await openExamDay(test, CANDIDATES, { clock: "candidate" });
    const params = { id: sittingId };
    await test.advance(10 * MINUTE_MS);
    expect(await simulateSitting(test.house, sittingId, "seed")).toBe(CANDIDATES);
    await test.advance(MINUTE_MS);
    await office.call(sittingsApi.closeSitting, { params, body: { reason: "考试结束" } });
    await test.house.sweeps.run();
    attemptId = (await test.house.sittings.candidatesOf(sittingId))[0]?.attemptId ?? "";
  });
  afterAll(() => test.close());
  const verify = () =>
    verifyLedger({
      ...test.house,
      recheck: async (id) => [...(await test.house.scoring.recheck(id)), ...(await test.house.marking.recheck(id))],
    });

  it("[V-01] finds nothing while nobody touched anything", async () => {
    const { attempts, findings, streams } = await verify();
    expect(findings).toEqual([]);
    expect(attempts).toBe(CANDIDATES);
    // Of each at least the attempt, its scores and three scripts.
    expect(streams).toBeGreaterThanOrEqual(CANDIDATES * 5);
  });

  it("[V-02] finds a stored score that was changed", async () => {
    const { database } = test.house;
    const { scores } = database.tables;
    const setPoints = (slot: number, points: number) =>
      database.transaction(async (tx) => {
        await tx
          .update(scores)
          .set({ points })
          .where(and(eq(scores.attemptId, attemptId), eq(scores.slot, slot)));
      });
    const rows = await database.read.select().from(scores).where(eq(scores.attemptId, attemptId));
    const one = rows[0];
    if (!one) throw new Error("no score was stored");
    await setPoints(one.slot, one.points + 30);
    const said = `attempt ${attemptId}: score of slot ${one.slot} is ${one.points + 30}, should be ${one.points}`;
    expect((await verify()).findings).toEqual([said]);
    await setPoints(one.slot, one.points);
    expect((await verify()).findings).toEqual([]);
  });

  it("[V-03] finds a response and a settled mark that were changed", async () => {
    const { database } = test.house;
    const { responses, scripts } = database.tables;
    await database.transaction(async (tx) => {
      await tx.update(responses).set({ text: "改过的答案" }).where(eq(responses.attemptId, attemptId));
      await tx.update(scripts).set({ points: 600 }).where(eq(scripts.attemptId, attemptId));
    });
    const { findings } = await verify();
    expect(findings.filter((line) => line.includes("differs from the ledger"))).toHaveLength(75);
    expect(findings.filter((line) => line.includes("600 in its row, unsettled by the ledger"))).toHaveLength(3);
  });

  it("[V-04] finds the very event at which a ledger body was changed", async () => {
    const { database } = test.house;
    const { events } = database.tables;
    const stream = `attempt:${attemptId}`;
    const [row] = (await database.readEvents(stream)).filter(({ body }) => body.includes('"choose"'));
    if (!row) throw new Error("no choice was recorded");
    await database.transaction(async (tx) => {
      await tx
        .update(events)
        .set({ body: row.body.replace('"choose"', '"strike"') })
        .where(and(eq(events.stream, stream), eq(events.sequence, row.sequence)));
    });
    expect((await verify()).findings).toContain(`${stream}: the chain breaks at event ${row.sequence}`);
  });
});
