import type { ItemType } from "#item-bank/item.ts";
import { assemblePapers, MOST_FORMS } from "./assemble.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { assemblyModel, nameOfCell } from "./constraints.ts";
import { countFindings } from "./count-checks.ts";
import type { AssemblyModel } from "./model.ts";
import type { HashText } from "./paper.ts";
import { type BankInput, bankOf } from "./prepared-bank.ts";
import type { AssemblyTerms } from "./request-terms.ts";
import type { Sentence } from "./words.ts";

export interface CellCapacity {
  /** 0: essays, from any part. */
  readonly part: number;
  readonly type: ItemType;
  readonly have: number;
  readonly perPaper: number;
  /** Papers the cell alone can serve, no item twice. */
  readonly papers: number;
}

/** A rule that asks for a least number of items, like a cell. */
export interface RuleCapacity extends Omit<CellCapacity, "part" | "type"> {
  readonly name: Sentence;
}

export interface Capacity {
  /** No more papers without a shared item than this: counts and enemies allow no more. */
  readonly disjointPapers: number;
  /** Papers really assembled and verified, up to `mostConstructed`; null when it was not asked for. */
  readonly constructed: number | null;
  readonly cells: readonly CellCapacity[];
  readonly rules: readonly RuleCapacity[];
  /** Cells and rules that serve the fewest papers. */
  readonly runsOutFirst: readonly Sentence[];
  /** What would be needed for one more paper than the bound; `cell` is null for a rule. */
  readonly writeNext: readonly {
    readonly name: Sentence;
    readonly items: number;
    readonly cell: Pick<CellCapacity, "part" | "type"> | null;
  }[];
}

/** A bound is not looked for beyond so many papers. */
const MOST_PAPERS = 10_000;
const MOST_CONSTRUCTED = 60;

/** How many papers without a shared item a bank can still give, what runs out first, and what to write next. */
export function capacity(
  request: AssemblyTerms & { readonly blueprint: Blueprint; readonly items: BankInput },
  construct?: { readonly hash: HashText; readonly seed: string; readonly mostConstructed?: number },
): Capacity {
  const bank = bankOf(request.items);
  const terms = { ...request, items: bank, limits: { ...request.limits, mostPapersPerItem: 1 } };
  const model = assemblyModel(request.blueprint, bank, terms);
  const cells = model.cells.map((cell): CellCapacity & { name: Sentence } => {
    const { part, type, items, members } = cell;
    return {
      part,
      type,
      have: members.length,
      perPaper: items,
      papers: papersFrom(members.length, items),
      name: nameOfCell(cell),
    };
  });
  const rules = model.counts
    .filter((rule) => rule.least > 0)
    .map((rule): RuleCapacity => {
      const have = rule.members.length;
      return { name: rule.name, have, perPaper: rule.least, papers: papersFrom(have, rule.least) };
    });
  const first = Math.min(MOST_PAPERS, ...[...cells, ...rules].map((line) => line.papers));
  const disjointPapers = model.contradictions.length > 0 ? 0 : mostByCounts(model, first);
  return {
    disjointPapers,
    constructed: construct ? constructedPapers(terms, disjointPapers, construct) : null,
    cells: cells.map(({ name: _name, ...cell }) => cell),
    rules,
    runsOutFirst: [...cells, ...rules].filter((line) => line.papers === first).map((line) => line.name),
    writeNext: [
      ...cells.map((line) => ({ line, cell: { part: line.part, type: line.type } })),
      ...rules.map((line) => ({ line, cell: null })),
    ].flatMap(({ line: { name, have, perPaper }, cell }) => {
      const items = perPaper * (disjointPapers + 1) - have;
      return items > 0 ? [{ name, items, cell }] : [];
    }),
  };
}

function papersFrom(have: number, perPaper: number): number {
  return perPaper === 0 ? MOST_PAPERS : Math.floor(have / perPaper);
}

/** The largest number of papers the count checks let pass; more papers never make counts easier. */
function mostByCounts(model: AssemblyModel, first: number): number {
  const passes = (forms: number): boolean => {
    const { shortages, shortRules } = countFindings(model, forms);
    return shortages.length === 0 && shortRules.length === 0;
  };
  let [low, high] = [0, first];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Builds papers in batches, each without the items of the ones before; the last batch shrinks until it works out. */
function constructedPapers(
  request: AssemblyTerms & { readonly blueprint: Blueprint; readonly items: BankInput },
  bound: number,
  about: { readonly hash: HashText; readonly seed: string; readonly mostConstructed?: number },
): number {
  const wanted = Math.min(bound, about.mostConstructed ?? MOST_CONSTRUCTED);
  const exclude = new Set(request.exclude ?? []);
  let built = 0;
  let batch = MOST_FORMS;
  while (built < wanted && batch > 0) {
    const forms = Math.min(batch, wanted - built);
    const outcome = assemblePapers({ ...request, exclude: [...exclude], forms, seed: `${about.seed} ${built}` }, about.hash);
    if ("refused" in outcome) {
      batch = forms - 1;
      continue;
    }
    built += forms;
    for (const { slots } of outcome.papers) for (const { id } of slots) exclude.add(id);
  }
  return built;
}
