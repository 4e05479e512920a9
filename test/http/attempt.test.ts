import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { candidateApi } from "#contract/candidate.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { responseStore } from "#server/responses/response.store.ts";
import { ExamCandidate, type ExamDay, openExamDay } from "../support/exam-day.ts";
import { Caller, openTestHouse, type TestHouse } from "../support/test-house.ts";

describe("a candidate's way through the exam", () => {
  let house: TestHouse;
  let day: ExamDay;
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    day = await openExamDay(house, 6);
  });
  afterAll(() => house.close());
  const ticket = (at: number) => day.tickets[at] as ExamDay["tickets"][number];

  it("[C-01] gives no item before the server's start, and starts by itself at the planned time", async () => {
    const candidate = new ExamCandidate(house);
    await candidate.enter(ticket(0));
    expect((await candidate.caller.send(candidateApi.candidatePaper)).body).toMatchObject({ code: "not-started" });
    expect((await candidate.caller.send(candidateApi.startAttempt)).body).toMatchObject({ code: "not-started" });
    await house.advance(10 * MINUTE_MS - 1);
    expect((await candidate.caller.send(candidateApi.startAttempt)).body).toMatchObject({ code: "not-started" });
    await house.advance(1);
    const paper = await candidate.start();
    expect(paper.items).toHaveLength(75);
    expect(await candidate.caller.call(candidateApi.candidateState)).toMatchObject({
      stage: "running",
      deadline: house.clock.now() + 180 * MINUTE_MS,
    });
  });

  it("refuses a wrong code and an unknown ticket with the same words", async () => {
    const stranger = new Caller(house.app);
    const wrong = await stranger.send(candidateApi.candidateSignIn, { body: { ticket: ticket(1).ticket, code: "AAAAAAAAAAAA" } });
    const unknown = await stranger.send(candidateApi.candidateSignIn, { body: { ticket: "000", code: "AAAAAAAAAAAA" } });
    expect(wrong).toMatchObject({ status: 401, body: { code: "sign-in-failed" } });
    expect(unknown).toMatchObject({ status: 401, body: { code: "sign-in-failed" } });
  });

  it("[C-15] goes on where it was on another machine, and the first machine can write no more", async () => {
    const first = new ExamCandidate(house, "machine001");
    await first.enter(ticket(1));
    const paper = await first.start();
    const essay = paper.items.find(({ item }) => item.type === "essay")?.slot ?? 0;
    await first.say(
      { kind: "choose", slot: 1, options: ["B"] },
      { kind: "flag", slot: 2, on: true },
      { kind: "rewrite", slot: essay, text: "质量方针" },
    );
    const second = new ExamCandidate(house, "machine002");
    const { ticket: number, code } = ticket(1);
    await second.caller.call(candidateApi.candidateSignIn, { body: { ticket: number, code } });
    const { sheet } = await second.hello();
    expect(sheet).toMatchObject({ choices: [[1, ["B"]]], flags: [2], essays: [[essay, { text: "质量方针", isCounted: true }]] });
    const messages = [{ n: 4, command: { kind: "flag" as const, slot: 3, on: true } }];
    const refused = await first.caller.send(candidateApi.say, { body: { device: first.device, epoch: first.epoch, messages } });
    expect(refused.body).toMatchObject({ code: "not-the-writer" });
    expect((await second.caller.call(candidateApi.candidatePaper)).items).toEqual(paper.items);
  });

  it("[R-16] makes one submission of a hundred parallel hand-ins, with one receipt", async () => {
    const candidate = new ExamCandidate(house, "machine003");
    await candidate.enter(ticket(2));
    await candidate.start();
    await candidate.say({ kind: "choose", slot: 1, options: ["A"] });
    const early = await candidate.caller.send(candidateApi.handIn, {
      body: { device: candidate.device, epoch: candidate.epoch },
    });
    expect(early.body).toMatchObject({ code: "too-early" });
    await house.advance(61 * MINUTE_MS);
    const states = await Promise.all(Array.from({ length: 100 }, () => candidate.handIn()));
    expect(new Set(states.map(({ receipt }) => receipt?.code)).size).toBe(1);
    expect(states[0]).toMatchObject({ stage: "closed", receipt: { answered: 1, unanswered: 74, closedBy: "candidate" } });
    expect((await candidate.caller.send(candidateApi.candidatePaper)).body).toMatchObject({ code: "attempt-closed" });
  });

  it("[V-03] shows every seat to the invigilator and moves one deadline, for that seat alone", async () => {
    const { seats } = await day.office.call(sittingsApi.board, { params: { id: day.sittingId } });
    expect(seats).toHaveLength(6);
    expect(seats.map(({ state }) => state).sort()).toEqual(["closed", "not-here", "not-here", "not-here", "running", "running"]);
    const running = seats.filter(({ state }) => state === "running");
    const [moved, other] = running;
    const after = await day.office.call(sittingsApi.grantTime, {
      params: { id: moved?.attemptId ?? "" },
      body: { minutes: 15, reason: "机器故障" },
    });
    expect(after).toMatchObject({ deadline: (moved?.deadline ?? 0) + 15 * MINUTE_MS, grantedMinutes: 15 });
    const again = await day.office.call(sittingsApi.board, { params: { id: day.sittingId } });
    expect(again.seats.find(({ attemptId }) => attemptId === other?.attemptId)?.deadline).toBe(other?.deadline);
  });

  it("[C-13] closes by itself at the deadline; what was saved is the response, in the key's own labels", async () => {
    await house.advance(200 * MINUTE_MS);
    const { seats, sitting } = await day.office.call(sittingsApi.board, { params: { id: day.sittingId } });
    expect(seats.filter(({ state }) => state === "running")).toEqual([]);
    expect(sitting.state).toBe("closed");
    const attempt = seats.find(({ answered }) => answered === 2);
    const rows = await responseStore(house.house.database).ofAttempt(house.house.database.read, attempt?.attemptId ?? "");
    expect(rows).toHaveLength(75);
    expect(rows.find(({ slot }) => slot === 1)).toMatchObject({ shownLabels: "B" });
    expect(rows.filter(({ text }) => text !== "")).toMatchObject([{ text: "质量方针" }]);
  });
});
