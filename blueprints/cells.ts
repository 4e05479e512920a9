import { assert } from "#kernel/assert.ts";
import { type Points, toNumber, units } from "#kernel/points.ts";
import { type Blueprint, CHOICE_TYPES, type ChoiceRule, type ChoiceType, type SyllabusPart } from "./blueprint-schema.ts";
import { type Sentence, typeName } from "./words.ts";

/** So many items of one type in one syllabus part. */
export interface Cell {
  readonly part: number;
  readonly type: ChoiceType;
  readonly items: number;
  readonly pointsEach: Points;
  /** What the cell is worth in all. */
  readonly points: Points;
}

/** One way to make up a part: items per type, in the order of the types. */
export type Split = readonly number[];

export type Derivation =
  | { readonly kind: "derived"; readonly cells: readonly Cell[] }
  | { readonly kind: "contradictory"; readonly part?: number; readonly sentence: Sentence }
  | {
      readonly kind: "ambiguous";
      readonly choices: readonly { readonly part: number; readonly splits: readonly Split[] }[];
      readonly sentence: Sentence;
    };

interface TypeRule extends ChoiceRule {
  readonly type: ChoiceType;
}

/** Most ways one part may be made up before we stop counting: beyond it nobody reads the list. */
const MOST_SPLITS = 5000;

/**
 * Derives how many items of each type every syllabus part holds, from the part's items and points, the points of each
 * type and the totals per type. Exact: whole numbers only, all solutions looked at.
 * - `contradictory`: there is no solution; the sentence says which numbers do not fit
 * - `ambiguous`: there are several; the parts that differ are listed with their choices (a file settles it with `types`)
 */
export function deriveCells(blueprint: Pick<Blueprint, "types" | "syllabus">): Derivation {
  const types = typeRules(blueprint.types);
  const splits = blueprint.syllabus.map((part) => possibleSplits(part, types));
  const stuck = splits.findIndex((list) => list.length === 0);
  if (stuck >= 0) return partContradicts(blueprint.syllabus[stuck] as SyllabusPart, types);
  const fitting = splitsThatFitTotals(splits, types);
  if (!fitting) return totalsContradict(splits, types);
  if (fitting.every((list) => list.length === 1)) return derived(blueprint.syllabus, types, fitting);
  return ambiguous(blueprint.syllabus, types, fitting);
}

/** The cells of a blueprint that has passed `parseBlueprint`. */
export function cellsOf(blueprint: Pick<Blueprint, "types" | "syllabus">): readonly Cell[] {
  const derivation = deriveCells(blueprint);
  assert(derivation.kind === "derived", "a blueprint in use has exactly one way to make up its parts");
  return derivation.cells;
}

function typeRules(types: Blueprint["types"]): TypeRule[] {
  return CHOICE_TYPES.flatMap((type) => {
    const rule = types[type];
    return rule ? [{ type, ...rule }] : [];
  });
}

/** All whole-number ways to reach the part's items and points together. */
function possibleSplits(part: SyllabusPart, types: readonly TypeRule[]): Split[] {
  const found: Split[] = [];
  const extend = (split: Split, left: { items: number; points: number }): void => {
    const rule = types[split.length];
    if (!rule) {
      if (left.items === 0 && left.points === 0 && found.length < MOST_SPLITS) found.push(split);
      return;
    }
    const fixed = part.types?.[rule.type];
    const most = rule.points > 0 ? Math.min(left.items, Math.floor(left.points / rule.points)) : left.items;
    for (let count = fixed ?? 0; count <= Math.min(fixed ?? most, most); count++) {
      extend([...split, count], { items: left.items - count, points: left.points - count * rule.points });
    }
  };
  extend([], { items: part.items, points: part.points });
  return found;
}

/** Keeps, per part, the splits that belong to at least one whole solution with the wanted totals per type. */
function splitsThatFitTotals(splits: readonly Split[][], types: readonly TypeRule[]): Split[][] | undefined {
  const wanted = types.map((rule) => rule.items);
  const before = [new Set([key(types.map(() => 0))])];
  for (const list of splits) before.push(sumsWith(before[before.length - 1] as Set<string>, list, wanted));
  if (!before[splits.length]?.has(key(wanted))) return undefined;
  let after = new Set([key(types.map(() => 0))]);
  const fitting: Split[][] = [];
  for (let at = splits.length - 1; at >= 0; at--) {
    const list = splits[at] as Split[];
    const sums = [...(before[at] as Set<string>)].map(unkey);
    const ends = after;
    fitting.unshift(
      list.filter((split) =>
        sums.some((sum) => ends.has(key(wanted.map((total, type) => total - (sum[type] ?? 0) - (split[type] ?? 0))))),
      ),
    );
    after = sumsWith(ends, list, wanted);
  }
  return fitting;
}

function sumsWith(sums: ReadonlySet<string>, splits: readonly Split[], wanted: Split): Set<string> {
  const next = new Set<string>();
  for (const sum of sums) {
    const counts = unkey(sum);
    for (const split of splits) {
      const total = counts.map((count, type) => count + (split[type] ?? 0));
      if (total.every((count, type) => count <= (wanted[type] ?? 0))) next.add(key(total));
    }
  }
  return next;
}

const key = (split: Split): string => split.join(",");
const unkey = (text: string): number[] => (text === "" ? [] : text.split(",").map(Number));

function derived(syllabus: readonly SyllabusPart[], types: readonly TypeRule[], fitting: readonly Split[][]): Derivation {
  const cells = syllabus.flatMap((part, at) =>
    types.map((rule, index) => {
      const items = fitting[at]?.[0]?.[index] ?? 0;
      return { part: part.part, type: rule.type, items, pointsEach: rule.points, points: units(items * rule.points) };
    }),
  );
  return { kind: "derived", cells: cells.filter((cell) => cell.items > 0) };
}

function partContradicts(part: SyllabusPart, types: readonly TypeRule[]): Derivation {
  const worth = describeWorth(types);
  const fixed = part.types ? { zh: "（并按所写的题型题数）", en: " (with the types as written)" } : { zh: "", en: "" };
  return {
    kind: "contradictory",
    part: part.part,
    sentence: {
      zh: `第 ${part.part} 部分矛盾：${part.items} 题共 ${toNumber(part.points)} 分，${worth.zh}${fixed.zh}，没有整数解`,
      en: `part ${part.part} contradicts itself: ${part.items} items cannot be worth ${toNumber(part.points)} points with ${worth.en}${fixed.en}`,
    },
  };
}

function totalsContradict(splits: readonly Split[][], types: readonly TypeRule[]): Derivation {
  const lines = types.map((rule, index) => {
    const least = sum(splits.map((list) => Math.min(...list.map((split) => split[index] ?? 0))));
    const most = sum(splits.map((list) => Math.max(...list.map((split) => split[index] ?? 0))));
    const reach = least === most ? String(least) : `${least}–${most}`;
    const name = typeName(rule.type);
    return {
      zh: `${name.zh}要求 ${rule.items} 题，各部分合计为 ${reach} 题`,
      en: `${name.en}: ${rule.items} wanted, the parts give ${reach}`,
    };
  });
  return {
    kind: "contradictory",
    sentence: {
      zh: `题型合计与各部分矛盾：${lines.map((line) => line.zh).join("；")}`,
      en: `the totals per type contradict the parts: ${lines.map((line) => line.en).join("; ")}`,
    },
  };
}

function ambiguous(syllabus: readonly SyllabusPart[], types: readonly TypeRule[], fitting: readonly Split[][]): Derivation {
  const choices = syllabus.flatMap((part, at) => {
    const splits = fitting[at] ?? [];
    return splits.length > 1 ? [{ part: part.part, splits }] : [];
  });
  const names = types.map((rule) => typeName(rule.type));
  const list = (split: Split): string => split.join("+");
  const shown = choices.map((choice) => ({ part: choice.part, text: choice.splits.slice(0, 8).map(list).join(" / ") }));
  return {
    kind: "ambiguous",
    choices,
    sentence: {
      zh: `题数与分值不足以定出题型（${names.map((name) => name.zh).join("+")}）：${shown.map((line) => `第 ${line.part} 部分可为 ${line.text}`).join("；")}。请在该部分写明 types`,
      en: `counts and points leave a choice of types (${names.map((name) => name.en).join(" + ")}): ${shown.map((line) => `part ${line.part} could be ${line.text}`).join("; ")}. Write "types" in these parts`,
    },
  };
}

function describeWorth(types: readonly TypeRule[]): Sentence {
  return {
    zh: types.map((rule) => `${typeName(rule.type).zh}每题 ${toNumber(rule.points)} 分`).join("、"),
    en: types.map((rule) => `${typeName(rule.type).en} at ${toNumber(rule.points)}`).join(" and "),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
