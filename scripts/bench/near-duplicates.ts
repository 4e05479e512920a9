import { fileURLToPath } from "node:url";
import { itemSchema } from "#item-bank/item.ts";
import { lintItem } from "#item-bank/lint/lint.ts";
import type { DraftItem } from "#item-bank/lint/lint-finding.ts";
import { duplicateIndex, nearDuplicates } from "#item-bank/near-duplicates.ts";
import { plainText } from "#item-bank/rich-text.ts";
import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import { writtenBank } from "../support/written-bank.ts";
import { cpuMs, type Figure, figure, median } from "./figure.ts";

const BANK = fileURLToPath(new URL("../../item-bank/items", import.meta.url));
const ITEMS = 10_000;
const COMPARED = 500;
const DRAFTS = 200;
const RUNS = 5;
const GOAL_ALL_MS = 1_000;
const GOAL_LIKE_MS = 10;
const GOAL_LINT_MS = 50;

/** Near-duplicates of a whole bank and of one draft, beside comparing sets of 3-grams one pair after the other; the lint beside the schema. */
export async function benchNearDuplicates(): Promise<Figure[]> {
  const house = (await readBankFolder(BANK)).items.map(({ item }) => item);
  const bank = writtenBank(house, { items: ITEMS, seed: "bench" });
  const search = median(await times(RUNS, () => nearDuplicates(bank)));
  const some = bank.slice(0, COMPARED).map(gramsOf);
  const pairs = (COMPARED * (COMPARED - 1)) / 2;
  const naive = await cpuMs(() => some.map((one, at) => some.slice(at + 1).filter((other) => jaccard(one, other) >= 0.6)));
  const index = duplicateIndex(bank);
  const drafts = bank.filter((_, at) => at % (ITEMS / DRAFTS) === 0).map((item) => ({ ...item, id: "draft" }));
  const like = (await cpuMs(() => drafts.map((draft) => index.like(draft)))) / drafts.length;
  const lints = await times(RUNS, () => house.map((item) => lintItem(item, { stage: "approve" })));
  const parses = await times(RUNS, () => house.map((item) => itemSchema.safeParse(item)));
  return [
    figure({
      name: `near-duplicates of a bank of ${ITEMS} items (baseline: every pair, ${COMPARED} items scaled up)`,
      value: search,
      unit: "cpu ms",
      baseline: (naive / pairs) * ((ITEMS * (ITEMS - 1)) / 2),
      goal: `≤ ${GOAL_ALL_MS} cpu ms`,
      isMet: (value) => value <= GOAL_ALL_MS,
    }),
    figure({
      name: `items like a draft among ${ITEMS} (baseline: the draft beside every item)`,
      value: like,
      unit: "cpu ms",
      baseline: (naive / pairs) * ITEMS,
      goal: `≤ ${GOAL_LIKE_MS} cpu ms`,
      isMet: (value) => value <= GOAL_LIKE_MS,
    }),
    figure({
      name: `lint of one item, mean over ${house.length} (baseline: its schema)`,
      value: median(lints) / house.length,
      unit: "cpu ms",
      baseline: median(parses) / house.length,
      goal: `≤ ${GOAL_LINT_MS} cpu ms`,
      isMet: (value) => value <= GOAL_LINT_MS,
    }),
  ];
}

async function times(runs: number, work: () => unknown): Promise<number[]> {
  const measured: number[] = [];
  for (let run = 0; run < runs; run++) measured.push(await cpuMs(work));
  return measured;
}

/** What anybody would write first: a set of three-character strings. */
function gramsOf({ stem = "", options = [] }: DraftItem): Set<string> {
  const text = [stem, ...options.map((option) => option.text)].map(plainText).join(" ");
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3)));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of one) if (other.has(gram)) shared += 1;
  return shared / (one.size + other.size - shared);
}
