import { and, eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Label } from "#contract/answer-sheet.ts";
import { candidateApi } from "#contract/candidate.ts";
import { markingApi } from "#contract/marking.ts";
import { type ResultRow, resultsApi } from "#contract/results.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { optionOrder } from "#item-bank/candidate-view.ts";
import type { ChoiceItem } from "#item-bank/item.ts";
import { OPTION_LABELS } from "#item-bank/types/choice/choice.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import type { ExamCandidate, ExamDay } from "../support/exam-day.ts";
import { essaySlots, satExam } from "../support/sat-exam.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const UNIT = 60;
const ESSAY_MARK = 12.5;

/** What candidate `at` chooses as the `n`-th choice, of the labels shown: a fixed mixture of one, two and none. */
function chosen(at: number, slot: number, count: number, isMultiple: boolean): Label[] {
  const first = (slot * 7 + at * 3) % count;
  if ((slot + at) % 11 === 0) return [];
  const second = (first + 1 + (slot % (count - 1))) % count;
  return (isMultiple && slot % 2 === 0 ? [first, second].sort() : [first]).map((index) => OPTION_LABELS[index] as Label);
}

/** Every slot by the rule as the exam's brochure says it, written anew: exact singles, 0.5 for each right one of a multiple. */
function pointsByHand(key: readonly string[], answer: readonly string[]): number {
  if (answer.length === 0 || answer.some((label) => !key.includes(label))) return 0;
  if (key.length === 1) return 1;
  return answer.length === key.length ? 2 : Math.min(2, 0.5 * answer.length);
}

describe("results", () => {
  let house: TestHouse;
  let day: ExamDay & { readonly candidates: readonly ExamCandidate[] };
  let graders: Caller[];
  const params = () => ({ id: day.sittingId });
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    day = await satExam(house, {
      count: 5,
      absent: 2,
      names: (at) => (at === 1 ? "=HYPERLINK(1)" : `考生${at}`),
      answers: (at, paper) => [
        ...paper.items.flatMap(({ slot, item }): SheetCommand[] =>
          item.type === "essay"
            ? []
            : [{ kind: "choose", slot, options: chosen(at, slot, item.options.length, item.type === "multiple") }],
        ),
        // The third candidate writes one essay only; what is not written earns nothing.
        ...essaySlots(paper)
          .slice(0, at === 2 ? 1 : 3)
          .map(
            (slot): SheetCommand => ({
              kind: "rewrite",
              slot,
              text: `答${at}：先识别顾客要求，再策划、实施、检查和改进，形成闭环。`,
            }),
          ),
      ],
    });
  });
  afterAll(() => house.close());
  const candidate = (at: number) => day.candidates[at] as ExamCandidate;
  const results = () => day.office.call(resultsApi.sittingResults, { params: params() });
  const ticketOf = (at: number) => day.tickets[at]?.ticket ?? "";
  const rowOf = (rows: readonly ResultRow[], at: number) => rows.find(({ ticket }) => ticket === ticketOf(at)) as ResultRow;

  /** Parts and essays of a candidate in points, from key, policy and the marks given, without the product's own sums. */
  async function byHand(at: number): Promise<{ parts: number[]; objective: number; essays: number }> {
    const registered = await house.house.sittings.candidatesOf(day.sittingId);
    const entry = registered.find(({ ticket }) => ticket === ticketOf(at));
    const paper = await house.house.papers.load(entry?.paperId ?? "");
    const parts = paper.blueprint.syllabus.map(() => 0);
    for (const { slot, part, item } of paper.slots) {
      if (item.type === "essay") continue;
      const { options, key } = item as ChoiceItem;
      const order = optionOrder(item, paper.seed, entry?.attemptId ?? "", slot);
      const shown = chosen(at, slot, options.length, item.type === "multiple");
      const answer = shown.map((label) => order["ABCDEFGH".indexOf(label)] as string);
      const index = paper.blueprint.syllabus.findIndex((one) => one.part === part);
      parts[index] = (parts[index] ?? 0) + pointsByHand(key, answer);
    }
    const objective = parts.reduce((sum, earned) => sum + earned, 0);
    return { parts, objective, essays: at === 2 ? ESSAY_MARK + 0.25 : 3 * (ESSAY_MARK + 0.25) };
  }

  /** Two graders give every script 12.5 and 13: the settled mark is 12.75, a quarter point. */
  async function markEverything(): Promise<void> {
    graders = await Promise.all(["one", "two"].map((name) => signedInStaff(house, `grader-${name}`, ["grader"])));
    for (const [n, grader] of graders.entries()) {
      const { queues } = await grader.call(markingApi.markingQueues);
      for (const { sittingId, itemId, waiting } of queues)
        for (let left = waiting; left > 0; left--) await markNext(grader, { sittingId, itemId }, ESSAY_MARK + n / 2);
    }
  }

  async function markNext(grader: Caller, queue: { sittingId: string; itemId: string }, total: number): Promise<void> {
    const { id, token, rubric } = await grader.call(markingApi.claimReading, { body: queue });
    let left = total;
    const marks: Record<string, number> = {};
    for (const { id: criterion, points: most } of rubric) {
      marks[criterion] = Math.min(left, most);
      left -= marks[criterion];
    }
    await grader.call(markingApi.submitMark, { params: { id }, body: { token, marks, comment: "" } });
  }

  it("[R-01] refuses release while readings wait, and shows nobody a mark before it", async () => {
    const { missing, rows, releasedAt } = await results();
    expect(missing).toEqual([{ kind: "readings-waiting", count: 2 * (3 + 3 + 1) }]);
    expect(releasedAt).toBeNull();
    expect(rowOf(rows, 0)).toMatchObject({ essays: null, total: null, isPass: null });
    const refused = await day.office.send(resultsApi.releaseResults, { params: params() });
    expect(refused).toMatchObject({ status: 409, body: { code: "results-incomplete" } });
    await expectNothingReleased();
    await markEverything();
    await expectNothingReleased();
  });

  async function expectNothingReleased(): Promise<void> {
    const { caller } = candidate(0);
    expect(await caller.send(candidateApi.candidateResult)).toMatchObject({ status: 404, body: { code: "not-released" } });
    const state = await caller.call(candidateApi.candidateState);
    expect(state.resultReleased).toBe(false);
    expect(Object.keys(state)).not.toContain("total");
  }

  it("[R-02] adds up exactly what key, rule and settled marks give, part by part", async () => {
    const { rows, missing } = await results();
    expect(missing).toEqual([]);
    for (const at of [0, 1, 2]) {
      const { parts, objective, essays } = await byHand(at);
      const row = rowOf(rows, at);
      expect(row.parts?.map((earned) => earned / UNIT)).toEqual(parts);
      expect([row.objective, row.essays, row.total].map((value) => (value ?? 0) / UNIT)).toEqual([
        objective,
        essays,
        objective + essays,
      ]);
      expect(row.isPass).toBe(objective + essays >= 90);
      expect(objective).toBeGreaterThan(0);
    }
  });

  it("[R-03] lists the absent with nothing earned and nothing failed", async () => {
    const { rows } = await results();
    expect(rows).toHaveLength(5);
    for (const at of [3, 4])
      expect(rowOf(rows, at)).toMatchObject({ isPresent: false, parts: null, objective: null, total: null, isPass: null });
  });

  it("[R-04] releases once, locks, and shows each candidate exactly their own", async () => {
    const before = await results();
    const released = await day.office.call(resultsApi.releaseResults, { params: params() });
    expect(released.rows).toEqual(before.rows);
    await house.advance(MINUTE_MS);
    const again = await day.office.call(resultsApi.releaseResults, { params: params() });
    expect(again).toEqual(released);
    for (const at of [0, 1, 2]) {
      const { parts, objective, essays } = await byHand(at);
      const { caller } = candidate(at);
      expect((await caller.call(candidateApi.candidateState)).resultReleased).toBe(true);
      const own = await caller.call(candidateApi.candidateResult);
      expect(own).toMatchObject({ ticketTail: ticketOf(at).slice(-4), total: (objective + essays) * UNIT });
      expect(own.parts.map(({ earned }) => earned / UNIT)).toEqual(parts);
      expect(own.essays.map(({ number, earned }) => [number, earned])).toEqual(
        (at === 2 ? [1] : [1, 2, 3]).map((number) => [number, 12.75 * UNIT]),
      );
      expect(own.essays.every(({ points }) => points === 20 * UNIT)).toBe(true);
    }
  });

  it("[R-09] proves every released result against the ledger and against its scores and marks", async () => {
    const { results: room, sittings, database } = house.house;
    const own = (await sittings.candidatesOf(day.sittingId)).find(({ ticket }) => ticket === ticketOf(0))?.attemptId ?? "";
    const absent = (await sittings.candidatesOf(day.sittingId)).find(({ ticket }) => ticket === ticketOf(4))?.attemptId ?? "";
    expect([await room.recheck(own), await room.recheck(absent)]).toEqual([[], []]);
    const { results: table, scripts } = database.tables;
    const [row] = await database.read.select().from(table).where(eq(table.attemptId, own));
    const write = (content: string) =>
      database.transaction(async (tx) => {
        await tx.update(table).set({ content }).where(eq(table.attemptId, own));
      });
    const content = JSON.parse(row?.content ?? "{}");
    await write(JSON.stringify({ ...content, total: content.total + 60 }));
    expect(await room.recheck(own)).toEqual([
      `attempt ${own}: its released result differs from the ledger`,
      `attempt ${own}: its released result differs from its scores and marks`,
    ]);
    await write(row?.content ?? "");
    const mark = async (points: number) =>
      database.transaction(async (tx) => {
        await tx
          .update(scripts)
          .set({ points })
          .where(and(eq(scripts.attemptId, own), eq(scripts.slot, content.essayMarks[0].slot)));
      });
    await mark(0);
    expect(await room.recheck(own)).toEqual([`attempt ${own}: its released result differs from its scores and marks`]);
    await mark(content.essayMarks[0].points);
    expect(await room.recheck(own)).toEqual([]);
  });

  it("[R-05] lets no mark be taken back after release", async () => {
    const grader = graders[0] as Caller;
    expect((await grader.call(markingApi.markingQueues)).queues).toEqual([]);
    const [last] = (await grader.call(markingApi.recentMarks)).marks;
    expect(last?.undoUntil).toBeGreaterThanOrEqual(house.clock.now());
    const undone = await grader.send(markingApi.undoMark, { params: { id: last?.readingId ?? "" } });
    expect(undone).toMatchObject({ status: 409, body: { code: "undo-too-late" } });
  });

  it("[R-06] writes a csv with mark, in which no name is a formula", async () => {
    const { raw } = await day.office.send(resultsApi.resultsCsv, { params: params() });
    expect([...raw.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = raw.toString("utf8").slice(1).trimEnd().split("\r\n");
    expect(lines).toHaveLength(1 + 5);
    expect(lines.filter((line) => line.startsWith("'=HYPERLINK(1),"))).toHaveLength(1);
    expect(lines.some((line) => /(^|,)"?[=+@]/.test(line))).toBe(false);
  });

  it("[R-07] writes a workbook with numbers as numbers and names as text", async () => {
    const { raw } = await day.office.send(resultsApi.resultsXlsx, { params: params() });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(raw as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
    const rows = (sheet.getSheetValues() as (ExcelJS.CellValue[] | undefined)[]).filter((row) => row !== undefined);
    const heading = rows[0] ?? [];
    const totalAt = heading.indexOf("总分");
    const own = rows.find((row) => row[2] === ticketOf(1)) ?? [];
    const { objective, essays } = await byHand(1);
    expect(rows.map((row) => row[1])).toContain("=HYPERLINK(1)");
    expect(own[totalAt]).toBe(objective + essays);
    expect(own.slice(7, totalAt + 1).every((cell) => typeof cell === "number")).toBe(true);
    expect(rows.filter((row) => row[6] === "缺考")).toHaveLength(2);
  });
});
