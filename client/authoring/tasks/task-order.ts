import type { ReviewTask } from "#contract/bank-review.ts";

export type TaskGroup = "overdue" | "soon" | "later" | "open";
export const TASK_GROUPS: readonly TaskGroup[] = ["overdue", "soon", "later", "open"];

const DAY_MS = 86_400_000;
const SOON_DAYS = 3;

/** The last instant of a day written `2026-10-18`, in the browser's time zone; null for no day. */
export function endOfDay(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const [, year, month, date] = match.map(Number);
  return new Date(year as number, (month as number) - 1, date as number, 23, 59, 59).getTime();
}

/** Whole days until a task is due: 0 today, negative once the day is over. Days change at midnight here. */
export function daysUntil(dueAt: number, now: number): number {
  const midnight = (instant: number) => new Date(instant).setHours(0, 0, 0, 0);
  return Math.round((midnight(dueAt) - midnight(now)) / DAY_MS);
}

export function groupOf({ dueAt }: Pick<ReviewTask, "dueAt">, now: number): TaskGroup {
  if (dueAt === null) return "open";
  if (dueAt < now) return "overdue";
  return daysUntil(dueAt, now) <= SOON_DAYS ? "soon" : "later";
}

/** The most urgent first: by date, then the longest waiting, then by item; what has no date comes last. */
export function byUrgency(left: ReviewTask, right: ReviewTask): number {
  const due = (task: ReviewTask) => task.dueAt ?? Number.POSITIVE_INFINITY;
  if (due(left) !== due(right)) return due(left) < due(right) ? -1 : 1;
  if (left.askedAt !== right.askedAt) return left.askedAt - right.askedAt;
  return left.itemId < right.itemId ? -1 : 1;
}
