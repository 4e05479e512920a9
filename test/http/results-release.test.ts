import { describe, expect, it } from "vitest";
import type { Role } from "#contract/people.ts";
import { resultsApi } from "#contract/results.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import type { StaffActor } from "#server/people/actor.ts";
import { ExamCandidate, type ExamDay, openExamDay } from "../support/exam-day.ts";
import { essaySlots, satExam } from "../support/sat-exam.ts";
import { openTestHouse, type TestHouse } from "../support/test-house.ts";

/** A house in which one candidate sat the exam and wrote one essay. */
async function houseWithOneEssay(withSweeps: boolean): Promise<{ house: TestHouse; day: ExamDay }> {
  const house = await openTestHouse({ withBank: true });
  if (!withSweeps) await house.house.sweeps.stop();
  const day = await satExam(house, {
    count: 1,
    answers: (_, paper) =>
      essaySlots(paper)
        .slice(0, 1)
        .map((slot) => ({ kind: "rewrite", slot, text: "先识别顾客要求，再策划、实施、检查和改进，形成闭环。" })),
  });
  return { house, day };
}

const staff = (id: string, roles: Role[]): StaffActor => ({
  kind: "staff",
  id,
  name: id,
  displayName: id,
  roles,
  mustChangePassword: false,
});

describe("a release asked for before anything was scored", () => {
  it("[R-08] makes up for it first, so that nobody is released without their marks", async () => {
    const { house, day } = await houseWithOneEssay(false);
    const params = { id: day.sittingId };
    const before = await day.office.call(resultsApi.sittingResults, { params });
    expect(before.rows[0]).toMatchObject({ isPresent: true, parts: null, objective: null, total: null, isPass: null });
    const refused = await day.office.send(resultsApi.releaseResults, { params });
    expect(refused).toMatchObject({ status: 409, body: { code: "results-incomplete", detail: { count: 2 } } });
    const { missing, rows } = await day.office.call(resultsApi.sittingResults, { params });
    expect(missing).toEqual([{ kind: "readings-waiting", count: 2 }]);
    expect(rows[0]).toMatchObject({ isPresent: true, objective: 0, essays: null, total: null });
    await house.close();
  });
});

describe("a mark taken back at the very moment of the release", () => {
  it.each(["undo", "release"])("[R-10] either stops it or comes too late, when %s is asked first", async (first) => {
    const { house, day } = await houseWithOneEssay(true);
    const { marking, results } = house.house;
    const [ann, bo] = ["ann", "bo"].map((id) => staff(id, ["grader"])) as [StaffActor, StaffActor];
    const [queue] = await marking.queues(ann);
    if (!queue) throw new Error("no queue");
    for (const actor of [ann, bo]) {
      const { id, token, rubric } = await marking.claim(actor, queue);
      const marks = Object.fromEntries(rubric.map(({ id: criterion }) => [criterion, 1]));
      await marking.submit(actor, { id, token, marks, comment: "" });
    }
    const { readingId = "" } = (await marking.recent(bo)).marks[0] ?? {};
    const acts = [() => marking.undo(bo, readingId), () => results.release(staff("office", ["office"]), day.sittingId)];
    const outcomes = await Promise.allSettled((first === "undo" ? acts : acts.reverse()).map((act) => act()));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { releasedAt, missing } = await results.ofSitting(day.sittingId);
    expect(releasedAt === null).toBe(missing.length > 0);
    const [candidate] = await house.house.sittings.candidatesOf(day.sittingId);
    expect(await results.recheck(candidate?.attemptId ?? "")).toEqual([]);
    await house.close();
  });
});

describe("an attempt that still runs", () => {
  it("[R-11] is neither absent nor failed, and keeps the results from going out", async () => {
    const house = await openTestHouse({ withBank: true });
    const day = await openExamDay(house, 2, { clock: "candidate" });
    await house.advance(10 * MINUTE_MS);
    const candidate = new ExamCandidate(house);
    await candidate.enter(day.tickets[0] as ExamDay["tickets"][number]);
    await candidate.start();
    const { rows, missing } = await day.office.call(resultsApi.sittingResults, { params: { id: day.sittingId } });
    const nothing = { parts: null, objective: null, essays: null, total: null, isPass: null };
    expect(rows.find(({ ticket }) => ticket === day.tickets[0]?.ticket)).toMatchObject({ isPresent: true, ...nothing });
    expect(rows.find(({ ticket }) => ticket === day.tickets[1]?.ticket)).toMatchObject({ isPresent: false, ...nothing });
    expect(missing).toEqual([{ kind: "attempts-running", count: 1 }]);
    const refused = await day.office.send(resultsApi.releaseResults, { params: { id: day.sittingId } });
    expect(refused).toMatchObject({ status: 409, body: { code: "wrong-state" } });
    await house.close();
  });
});
