import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { markingApi, type Reading } from "#contract/marking.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS, SECOND_MS } from "#kernel/instant.ts";
import { points } from "#kernel/points.ts";
import type { ExamDay } from "../support/exam-day.ts";
import { essaySlots, satExam, tapped } from "../support/sat-exam.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

/** Full marks of a reading less `lost` points. */
function marksLess({ rubric }: Reading, lost: number): Record<string, number> {
  let left = lost;
  return Object.fromEntries(
    rubric.map(({ id, points: most }) => {
      const taken = Math.min(left, most);
      left -= taken;
      return [id, most - taken];
    }),
  );
}

describe("marking essays", () => {
  let house: TestHouse;
  let day: ExamDay;
  let heard: () => string;
  let graders: Caller[];
  let chief: Caller;
  /** One queue per test, so that none looks at another's marks. */
  const queues: { sittingId: string; itemId: string }[] = [];
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    day = await satExam(house, {
      count: 6,
      answers: (at, paper) =>
        essaySlots(paper)
          .slice(0, 3)
          .flatMap((slot, n): SheetCommand[] =>
            at === 5 && n === 2
              ? [{ kind: "count", slot, on: true }]
              : [{ kind: "rewrite", slot, text: `第${at}份答卷第${n}题：应先识别顾客要求，再策划、实施、检查和改进。` }],
          ),
    });
    const tap = tapped(house);
    heard = tap.heard;
    graders = await Promise.all([1, 2, 3, 4].map((n) => signedInStaff(tap.house, `grader-${n}`, ["grader"])));
    chief = await signedInStaff(tap.house, "chief", ["chief-grader"]);
    const { queues: found } = await grader(0).call(markingApi.markingQueues);
    queues.push(...found.map(({ sittingId, itemId }) => ({ sittingId, itemId })));
  });
  afterAll(() => house.close());
  const grader = (at: number) => graders[at] as Caller;
  const queue = (at: number) => queues[at] as (typeof queues)[number];
  const claim = (who: Caller, at: number) => who.call(markingApi.claimReading, { body: queue(at) });
  const claimed = (who: Caller, at: number) => who.send(markingApi.claimReading, { body: queue(at) });
  const body = (reading: Reading, lost: number) => ({ token: reading.token, marks: marksLess(reading, lost), comment: "" });
  const mark = (who: Caller, reading: Reading, lost: number) =>
    who.call(markingApi.submitMark, { params: { id: reading.id }, body: body(reading, lost) });
  const tryMark = (who: Caller, reading: Reading, marks: Record<string, number>) =>
    who.send(markingApi.submitMark, { params: { id: reading.id }, body: { token: reading.token, marks, comment: "" } });
  const release = (who: Caller, { id, token }: Reading) =>
    who.call(markingApi.releaseReading, { params: { id }, body: { token } });
  const progress = async (at: number) => {
    const { essays } = await day.office.call(markingApi.markingProgress, { params: { id: day.sittingId } });
    return essays.find(({ itemId }) => itemId === queue(at).itemId);
  };
  const queueSeen = async (who: Caller, at: number) =>
    (await who.call(markingApi.markingQueues)).queues.find(({ itemId }) => itemId === queue(at).itemId);

  /** The next claim in a queue, which has to be of this script: lots keep their order. */
  async function claimScript(who: Caller, at: number, script: string): Promise<Reading> {
    const reading = await claim(who, at);
    if (reading.script !== script) throw new Error(`${reading.script} came instead of ${script}`);
    return reading;
  }

  it("[M-01] makes scripts of counted texts only, and shows every queue's counts", async () => {
    const { queues: seen } = await grader(0).call(markingApi.markingQueues);
    expect(seen.reduce((sum, { scripts }) => sum + scripts, 0)).toBe(6 * 3 - 1);
    for (const { waiting, scripts, mine, open, settled } of seen)
      expect({ waiting, mine, open, settled }).toEqual({ waiting: scripts, mine: 0, open: 0, settled: 0 });
    expect((await chief.call(markingApi.markingQueues)).queues.every(({ waiting }) => waiting === 0)).toBe(true);
    expect(queues.length).toBeGreaterThanOrEqual(5);
  });

  it("[M-02] gives a grader their open lease back, and never one reading to two", async () => {
    const claims = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => ({ by: n % 4, reading: await claim(grader(n % 4), 0) })),
    );
    const byGrader = [0, 1, 2, 3].map((by) => [
      ...new Set(claims.filter((one) => one.by === by).map(({ reading: { id, token } }) => `${id} ${token}`)),
    ]);
    expect(byGrader.map(({ length }) => length)).toEqual([1, 1, 1, 1]);
    expect(new Set(claims.map(({ reading }) => reading.id)).size).toBe(4);
    expect(await queueSeen(grader(0), 0)).toMatchObject({ open: 1, mine: 0 });
    for (const by of [0, 1, 2, 3]) await release(grader(by), claims[by]?.reading as Reading);
    expect(await queueSeen(grader(0), 0)).toMatchObject({ open: 0 });
  });

  it("[M-03] never lets anybody read a script twice, and settles what two agree on", async () => {
    const scripts = (await queueSeen(grader(0), 0))?.scripts ?? 0;
    for (const who of [grader(0), grader(1)]) {
      const seen: string[] = [];
      for (let n = 0; n < scripts; n++) {
        const reading = await claim(who, 0);
        seen.push(reading.script);
        expect(await mark(who, reading, who === grader(0) ? 4 : 1)).toMatchObject({
          total: points(who === grader(0) ? 16 : 19),
        });
      }
      expect(new Set(seen).size).toBe(scripts);
      expect((await claimed(who, 0)).body).toMatchObject({ code: "nothing-to-mark" });
    }
    expect(await progress(0)).toMatchObject({ scripts, settled: scripts, agreed: scripts, waitingThird: 0, mean: 17.5 });
    expect(await queueSeen(grader(2), 0)).toMatchObject({ waiting: 0, settled: scripts });
    const { marks } = await grader(0).call(markingApi.recentMarks);
    expect(marks).toHaveLength(scripts);
    expect(marks.every(({ total }) => total === points(16))).toBe(true);
  });

  it("[M-04] passes an expired lease on; who lost it is refused and changes nothing", async () => {
    const lost = await claim(grader(0), 1);
    await grader(0).call(markingApi.saveDraft, { params: { id: lost.id }, body: body(lost, 10) });
    house.clock.set(lost.expiresAt);
    const other = await claim(grader(3), 1);
    expect(other.id).not.toBe(lost.id);
    await release(grader(3), other);
    house.clock.advance(1);
    const won = await claim(grader(1), 1);
    expect(won).toMatchObject({ id: lost.id, draft: null });
    expect(won.token).not.toBe(lost.token);
    const before = await progress(1);
    expect(await tryMark(grader(0), lost, marksLess(lost, 0))).toMatchObject({ status: 409, body: { code: "lease-lost" } });
    for (const route of [markingApi.renewLease, markingApi.releaseReading])
      expect((await grader(0).send(route, { params: { id: lost.id }, body: { token: lost.token } })).body).toMatchObject({
        code: "lease-lost",
      });
    expect(await progress(1)).toEqual(before);
    expect(await claim(grader(1), 1)).toMatchObject({ id: won.id, token: won.token });
    await mark(grader(1), won, 2);
  });

  it("[M-05] counts a mark under a lease that ran out but was taken by nobody, once however often it comes", async () => {
    const reading = await claim(grader(2), 1);
    const { expiresAt } = await grader(2).call(markingApi.renewLease, {
      params: { id: reading.id },
      body: { token: reading.token },
    });
    house.clock.set(expiresAt + MINUTE_MS);
    const first = await mark(grader(2), reading, 3);
    house.clock.advance(5 * SECOND_MS);
    expect(await mark(grader(2), reading, 3)).toEqual(first);
    expect(first).toEqual({ total: points(17), undoUntil: expiresAt + MINUTE_MS + 60 * SECOND_MS });
    expect(await queueSeen(grader(2), 1)).toMatchObject({ mine: 1, open: 0 });
  });

  it("[M-06] refuses marks that are missing, strange, out of bounds or off the step", async () => {
    const reading = await claim(grader(0), 2);
    const full = marksLess(reading, 0);
    const c1 = reading.rubric[0]?.points ?? 0;
    const { c1: _, ...missing } = full;
    const refused = { status: 422, body: { code: "bad-marks" } };
    expect(await tryMark(grader(0), reading, missing)).toMatchObject(refused);
    expect(await tryMark(grader(0), reading, { ...full, c99: 1 })).toMatchObject(refused);
    expect(await tryMark(grader(0), reading, { ...full, c1: c1 + 0.5 })).toMatchObject(refused);
    expect((await tryMark(grader(0), reading, { ...full, c1: 0.25 })).status).toBe(400);
    expect((await tryMark(grader(0), reading, { ...full, c1: -0.5 })).status).toBe(400);
    expect(await queueSeen(grader(0), 2)).toMatchObject({ mine: 0, open: 1 });
    await release(grader(0), reading);
  });

  it("[M-07] keeps a draft for its grader and takes a mark back within a minute, not later", async () => {
    const reading = await claim(grader(0), 2);
    await grader(0).call(markingApi.saveDraft, {
      params: { id: reading.id },
      body: { token: reading.token, marks: { c1: 1.5 }, comment: "待定" },
    });
    expect((await claim(grader(0), 2)).draft).toEqual({ marks: { c1: 1.5 }, comment: "待定" });
    await mark(grader(0), reading, 2);
    house.clock.advance(60 * SECOND_MS);
    const again = await grader(0).call(markingApi.undoMark, { params: { id: reading.id } });
    expect(again).toMatchObject({ id: reading.id, script: reading.script, draft: { marks: marksLess(reading, 2) } });
    expect(await tryMark(grader(0), reading, marksLess(reading, 0))).toMatchObject({ body: { code: "lease-lost" } });
    await mark(grader(0), again, 5);
    expect((await grader(1).send(markingApi.undoMark, { params: { id: reading.id } })).body).toMatchObject({
      code: "lease-lost",
    });
    house.clock.advance(60 * SECOND_MS + 1);
    const late = await grader(0).send(markingApi.undoMark, { params: { id: reading.id } });
    expect(late).toMatchObject({ status: 409, body: { code: "undo-too-late" } });
  });

  it("[M-11] brings back what somebody handed back only when they have seen the rest", async () => {
    const seen: string[] = [];
    const { waiting } = (await queueSeen(grader(3), 2)) ?? { waiting: 0 };
    expect(waiting).toBeGreaterThan(1);
    for (let n = 0; n < waiting; n++) {
      const reading = await claim(grader(3), 2);
      seen.push(reading.script);
      await release(grader(3), reading);
    }
    expect(new Set(seen).size).toBe(waiting);
    const again = await claim(grader(3), 2);
    expect(again.script).toBe(seen[0]);
    await release(grader(3), again);
  });

  it("[M-08] wants a third mark beyond the tolerance, and the chief when that is far too", async () => {
    const first = await claim(grader(0), 3);
    await mark(grader(0), first, 0);
    const second = await claimScript(grader(1), 3, first.script);
    await mark(grader(1), second, 10);
    expect(await progress(3)).toMatchObject({ settled: 0, waitingThird: 1, waitingAdjudication: 0 });
    const undone = await grader(1).call(markingApi.undoMark, { params: { id: second.id } });
    expect(await progress(3)).toMatchObject({ waitingThird: 0 });
    await mark(grader(1), undone, 10);
    const third = await claimScript(grader(2), 3, first.script);
    expect(third.otherMarks).toEqual([]);
    expect(third.purpose).toBe("third");
    await mark(grader(2), third, 5);
    expect(await progress(3)).toMatchObject({ settled: 0, waitingAdjudication: 1 });
    expect((await grader(1).send(markingApi.undoMark, { params: { id: second.id } })).body).toMatchObject({
      code: "undo-too-late",
    });
    for (const who of graders) {
      const next = await claimed(who, 3);
      expect((next.body as Reading).purpose).not.toBe("adjudication");
      if (next.status === 200) await release(who, next.body as Reading);
    }
    const last = await claim(chief, 3);
    expect(last).toMatchObject({ script: first.script, purpose: "adjudication" });
    expect(last.otherMarks.map(({ purpose, total }) => [purpose, total]).sort()).toEqual([
      ["first", points(20)],
      ["second", points(10)],
      ["third", points(15)],
    ]);
    expect(await mark(chief, last, 6)).toMatchObject({ total: points(14) });
    expect(await progress(3)).toMatchObject({ settled: 1, adjudicated: 1, mean: 14 });
  });

  it("[M-09] settles on the nearer pair when the third is near one", async () => {
    const first = await claim(grader(0), 4);
    await mark(grader(0), first, 0);
    await mark(grader(1), await claimScript(grader(1), 4, first.script), 10);
    await mark(grader(2), await claimScript(grader(2), 4, first.script), 8);
    expect(await progress(4)).toMatchObject({ settled: 1, thirdMarked: 1, waitingAdjudication: 0, mean: 11 });
  });

  it("[M-10] tells graders nothing of who wrote: no name, ticket, place, organisation or attempt in any byte", async () => {
    const params = { id: day.sittingId };
    const { rows } = await day.office.call(sittingsApi.listCandidates, { params });
    const { seats } = await day.office.call(sittingsApi.board, { params });
    expect(heard().length).toBeGreaterThan(20_000);
    const planted = [
      ...rows.flatMap(({ name, ticket, organisation, id }) => [name, ticket, organisation, id]),
      ...seats.flatMap(({ attemptId, room, ticketTail }) => [attemptId, room, `"${ticketTail}"`]),
    ];
    expect(planted.filter((value) => heard().includes(value))).toEqual([]);
    const properties = ["ticket", "ticketTail", "idTail", "seat", "room", "organisation", "attemptId"];
    expect(properties.filter((property) => heard().includes(`"${property}":`))).toEqual([]);
    expect((await grader(0).send(sittingsApi.listCandidates, { params })).status).toBe(403);
    expect((await grader(0).send(sittingsApi.board, { params })).status).toBe(403);
    expect((await grader(0).send(markingApi.markingProgress, { params })).status).toBe(403);
  });
});
