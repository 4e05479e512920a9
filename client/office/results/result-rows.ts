import type { Sort } from "#client/ui/table.tsx";
import type { ResultRow } from "#contract/results.ts";
import { matches } from "../shared/filters.ts";
import { bySeat, byText } from "../shared/seat-order.ts";

export type Outcome = "pass" | "fail" | "absent" | "open";
export const OUTCOMES: readonly Outcome[] = ["pass", "fail", "absent", "open"];

/** How a row stands, as a word one can filter by; `open` means that marks are missing. */
export function outcomeOf({ isPresent, isPass }: Pick<ResultRow, "isPresent" | "isPass">): Outcome {
  if (!isPresent) return "absent";
  if (isPass === null) return "open";
  return isPass ? "pass" : "fail";
}

export interface RowFilter {
  readonly find: string;
  readonly only: string;
  readonly sort: Sort;
}

/** The rows to show, in order. Rows without the figure sorted by come last whichever way; equal ones stay by seat. */
export function shownRows(rows: readonly ResultRow[], { find, only, sort }: RowFilter): ResultRow[] {
  return rows
    .filter((row) => (only === "" || outcomeOf(row) === only) && matches(find, row.name, row.ticket))
    .sort((a, b) => compareRows(a, b, sort) || bySeat(a, b));
}

function compareRows(a: ResultRow, b: ResultRow, { key, isDescending }: Sort): number {
  const direction = isDescending ? -1 : 1;
  if (key === "seat") return direction * bySeat(a, b);
  if (key === "name" || key === "ticket" || key === "form") return direction * byText(a[key], b[key]);
  if (key === "outcome") return direction * (OUTCOMES.indexOf(outcomeOf(a)) - OUTCOMES.indexOf(outcomeOf(b)));
  const [left, right] = [figureOf(a, key), figureOf(b, key)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return direction * (left - right);
}

/** `total`, `objective`, `essays`, or `part-3` by its place. */
function figureOf(row: ResultRow, key: string): number | null {
  if (key === "total" || key === "objective" || key === "essays") return row[key];
  return row.parts?.[Number(key.replace("part-", "")) - 1] ?? null;
}

/** `total-down` in the address and back. */
export function readSort(text: string): Sort {
  const [, key, way] = /^(.+)-(up|down)$/.exec(text) ?? [];
  return key ? { key, isDescending: way === "down" } : { key: "seat", isDescending: false };
}

export function writeSort({ key, isDescending }: Sort): string {
  return `${key}-${isDescending ? "down" : "up"}`;
}

/** A press on a head: figures start from the largest, words from the first; a second press turns round. */
export function nextSort(sort: Sort, key: string): Sort {
  if (sort.key === key) return { key, isDescending: !sort.isDescending };
  return { key, isDescending: !["seat", "name", "ticket", "form", "outcome"].includes(key) };
}
