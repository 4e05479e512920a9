import { describe, expect, it } from "vitest";
import { byUrgency, daysUntil, endOfDay, groupOf } from "#client/authoring/tasks/task-order.ts";
import { taskHref } from "#client/authoring/tasks/tasks-page.tsx";
import type { ReviewTask } from "#contract/bank-review.ts";

const at = (day: number, hour: number) => new Date(2026, 9, day, hour).getTime();
const NOW = at(18, 10);

function task(id: string, dueAt: number | null, askedAt = 0): ReviewTask {
  const who = { assignee: "周正", isMine: true, askedBy: "许宁" };
  return { id, kind: "review", itemId: "cmq-1-s-001", version: 1, part: 1, topic: "", ...who, askedAt, dueAt, doneAt: null };
}

describe("tasks", () => {
  it("are due to the last second of the day that was chosen", () => {
    expect(endOfDay("2026-10-18")).toBe(new Date(2026, 9, 18, 23, 59, 59).getTime());
    expect(endOfDay("")).toBeNull();
  });

  it("count days by midnight, not by hours", () => {
    expect([daysUntil(at(18, 23), NOW), daysUntil(at(19, 0), NOW), daysUntil(at(17, 23), NOW)]).toEqual([0, 1, -1]);
  });

  it("stand in groups by their date", () => {
    const dues = [at(18, 9), at(18, 23), at(21, 23), at(22, 1), null];
    expect(dues.map((dueAt) => groupOf({ dueAt }, NOW))).toEqual(["overdue", "soon", "soon", "later", "open"]);
  });

  it("come the most urgent first, those without a date last, then the longest waiting", () => {
    const tasks = [task("open", null, 1), task("late", at(17, 0)), task("older", null, 0), task("next", at(19, 0))];
    expect(tasks.sort(byUrgency).map(({ id }) => id)).toEqual(["late", "next", "older", "open"]);
  });

  it("given at one time come by item", () => {
    const given = ["b-2", "b-1", "b-3"].map((itemId) => ({ ...task(itemId, null, 1), itemId }));
    expect(given.sort(byUrgency).map(({ itemId }) => itemId)).toEqual(["b-1", "b-2", "b-3"]);
  });

  it("lead to where they are done", () => {
    const href = (kind: ReviewTask["kind"]) => taskHref({ kind, itemId: "a-1" });
    expect([href("review"), href("key-check"), href("comment")]).toEqual([
      "/staff/bank/items/a-1/review",
      "/staff/bank/items/a-1/key-check",
      "/staff/bank/items/a-1",
    ]);
  });
});
