import type { Item, ItemVersion } from "#item-bank/item.ts";
import type { Blueprint, Constraint } from "./blueprint-schema.ts";
import { constraintName } from "./constraint-words.ts";
import { itemInformation } from "./item-information.ts";
import { levelRange } from "./levels.ts";
import type { CountRule, SoftTarget, SumRule } from "./model.ts";
import { fits, fixedCount } from "./selectors.ts";
import type { Sentence } from "./words.ts";

const MILLION = 1_000_000;
const UNITS_PER_POINT = 60;
/** One point off weighs as much as one item too many; see price in search-state.ts. */
const POINTS_REFERENCE = 45.5 * UNITS_PER_POINT;

export interface Rows {
  readonly counts: readonly CountRule[];
  readonly sums: readonly SumRule[];
}

interface Ground {
  readonly id: string;
  readonly name: Sentence;
  readonly blueprint: Blueprint;
  readonly items: readonly ItemVersion[];
  /** Indexes the blueprint can use, ascending. */
  readonly usable: readonly number[];
}

/** The rows of one constraint of the blueprint's list. @param number 1 for the first in the file */
export function constraintRows(
  constraint: Constraint,
  about: { number: number; blueprint: Blueprint; items: readonly ItemVersion[]; usable: readonly number[] },
): Rows {
  const ground = { ...about, id: `constraint ${about.number}`, name: constraintName(constraint) };
  switch (constraint.kind) {
    case "count":
      return { counts: [countRow(constraint, ground)], sums: [] };
    case "keys":
      return { counts: keyRows(constraint, ground), sums: [] };
    case "difficulty":
      return { counts: [], sums: difficultyRows(constraint, ground) };
    case "information":
      return { counts: [], sums: informationRows(constraint, ground) };
    case "points":
      return { counts: [], sums: [pointsRow(constraint, ground)] };
    case "reading":
    case "time":
      return { counts: [], sums: [loadRow(constraint, ground)] };
  }
}

type Of<Kind extends Constraint["kind"]> = Extract<Constraint, { kind: Kind }>;

function soft(target: number | undefined, weight: number | undefined): { target?: SoftTarget } {
  return target === undefined ? {} : { target: { value: target, weight: weight ?? 1 } };
}

function rangeOf(limits: { exact?: number; least?: number; most?: number }): { least: number; most: number } {
  if (limits.exact !== undefined) return { least: limits.exact, most: limits.exact };
  return { least: limits.least ?? Number.NEGATIVE_INFINITY, most: limits.most ?? Number.POSITIVE_INFINITY };
}

function membersOf(of: Of<"count">["of"], { items, usable }: Ground): number[] {
  return usable.filter((at) => fits(of, (items[at] as ItemVersion).item));
}

function countRow(constraint: Of<"count">, ground: Ground): CountRule {
  const { least, most } = rangeOf(constraint);
  const members = membersOf(constraint.of, ground);
  const { id, name } = ground;
  const range = { least: Math.max(0, least), most: Math.min(most, members.length) };
  return { id, family: id, name, ...range, members, ...soft(constraint.target, constraint.weight) };
}

function keyRows(constraint: Of<"keys">, ground: Ground): CountRule[] {
  const { type, letters, least, most } = constraint;
  const items = ground.blueprint.types[type]?.items ?? 0;
  return letters.map((key) => ({
    id: `${ground.id} ${key}`,
    family: `${ground.id} ${key}`,
    name: { zh: `${ground.name.zh} ${key}`, en: `${ground.name.en}: ${key}` },
    ...levelRange({ least, most }, items),
    members: membersOf({ type: [type], key }, ground),
  }));
}

/** A row over what `weigh` says of every member. */
function sumRow(
  ground: Ground,
  row: Omit<SumRule, "id" | "name" | "weights"> & { suffix?: string; weigh: (item: Item) => number },
): SumRule {
  const { suffix, weigh, ...rest } = row;
  const weights = row.members.map((at) => weigh((ground.items[at] as ItemVersion).item));
  return { ...rest, id: suffix ? `${ground.id} ${suffix}` : ground.id, name: ground.name, weights };
}

function difficultyRows(constraint: Of<"difficulty">, ground: Ground): SumRule[] {
  const { mean, tolerance, spread } = constraint;
  const members = membersOf(constraint.of, ground);
  const count = fixedCount(constraint.of, ground.blueprint);
  const facility = (item: Item): number => Math.round(item.difficulty * MILLION);
  const rows: SumRule[] = [];
  const free = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  const base = { kind: "difficulty" as const, members, scale: MILLION * (count ?? 1) };
  const wanted = Math.round(mean * MILLION);
  const margin = Math.round((tolerance ?? 0) * MILLION);
  if (count !== undefined) {
    const range = tolerance === undefined ? free : { least: (wanted - margin) * count, most: (wanted + margin) * count };
    const target = tolerance === undefined ? soft(wanted * count, 1) : {};
    const reference = Math.max(wanted, MILLION / 2) * count;
    rows.push(sumRow(ground, { ...base, ...range, ...target, reference, weigh: facility }));
  } else {
    // The number of items is not known before: mean ≤ m + t says Σ(d − m − t) ≤ 0, and so on.
    const reference = 10 * MILLION;
    if (tolerance === undefined) {
      rows.push(sumRow(ground, { ...base, ...free, ...soft(0, 1), reference, weigh: (item) => facility(item) - wanted }));
    } else {
      const upper = { ...base, suffix: "above", least: free.least, most: 0, reference };
      const lower = { ...base, suffix: "below", least: 0, most: free.most, reference };
      rows.push(sumRow(ground, { ...upper, weigh: (item) => facility(item) - wanted - margin }));
      rows.push(sumRow(ground, { ...lower, weigh: (item) => facility(item) - wanted + margin }));
    }
  }
  if (spread) rows.push(...spreadRows(ground, { spread, mean, members }));
  return rows;
}

/** Spread as the root mean square distance from the wanted mean: a sum over items, whatever their number. */
function spreadRows(
  ground: Ground,
  about: { spread: { least?: number; most?: number }; mean: number; members: readonly number[] },
): SumRule[] {
  const { spread, mean, members } = about;
  const square = (item: Item): number => Math.round((item.difficulty - mean) * (item.difficulty - mean) * MILLION);
  const base = { kind: "spread" as const, members, scale: MILLION, reference: 2 * MILLION };
  const rows: SumRule[] = [];
  if (spread.most !== undefined) {
    const limit = Math.round(spread.most * spread.most * MILLION);
    const bounds = { least: Number.NEGATIVE_INFINITY, most: 0 };
    rows.push(sumRow(ground, { ...base, ...bounds, suffix: "spread most", weigh: (item) => square(item) - limit }));
  }
  if (spread.least !== undefined) {
    const limit = Math.round(spread.least * spread.least * MILLION);
    const bounds = { least: 0, most: Number.POSITIVE_INFINITY };
    rows.push(sumRow(ground, { ...base, ...bounds, suffix: "spread least", weigh: (item) => square(item) - limit }));
  }
  return rows;
}

function informationRows(constraint: Of<"information">, ground: Ground): SumRule[] {
  const members = membersOf(constraint.of, ground).filter((at) => ground.items[at]?.item.calibration);
  return constraint.at.map((point) => {
    const { ability, least, most, target, tolerance, weight } = point;
    const range = rangeOf({ least: least && Math.round(least * MILLION), most: most && Math.round(most * MILLION) });
    const isHard = target !== undefined && tolerance !== undefined;
    if (isHard) {
      range.least = Math.max(range.least, Math.ceil(target * (1 - tolerance) * MILLION - 0.5));
      range.most = Math.min(range.most, Math.floor(target * (1 + tolerance) * MILLION + 0.5));
    }
    const aim = isHard ? {} : soft(target === undefined ? undefined : Math.round(target * MILLION), weight);
    const reference = (target ?? least ?? most ?? 1) * MILLION;
    const base = { kind: "information" as const, suffix: `at ${ability}`, members, scale: MILLION, reference };
    const row = sumRow(ground, { ...base, ...range, ...aim, weigh: (item) => itemInformation(item, ability) });
    return { ...row, name: { zh: `${ground.name.zh}（能力 ${ability}）`, en: `${ground.name.en} at ability ${ability}` } };
  });
}

function pointsRow(constraint: Of<"points">, ground: Ground): SumRule {
  const { types, essays } = ground.blueprint;
  const worth = (item: Item): number => (item.type === "essay" ? (essays?.pointsEach ?? 0) : (types[item.type]?.points ?? 0));
  const members = membersOf(constraint.of, ground);
  const base = { kind: "points" as const, members, scale: UNITS_PER_POINT, reference: POINTS_REFERENCE };
  return sumRow(ground, { ...base, ...rangeOf(constraint), ...soft(constraint.target, constraint.weight), weigh: worth });
}

function loadRow(constraint: Of<"reading"> | Of<"time">, ground: Ground): SumRule {
  const members = membersOf(constraint.of, ground);
  const { exact, most, least, target } = constraint;
  const reference = Math.max(1, exact ?? target ?? most ?? least ?? 1);
  const weigh = (item: Item): number =>
    constraint.kind === "reading" ? charactersOf(item) : (item.expectedSeconds ?? constraint.unknownSeconds ?? 0);
  const base = { kind: constraint.kind, members, scale: 1, reference };
  return sumRow(ground, { ...base, ...rangeOf(constraint), ...soft(target, constraint.weight), weigh });
}

/** Characters of stem and options, white space left out. */
function charactersOf(item: Item): number {
  const texts = item.type === "essay" ? [item.stem] : [item.stem, ...item.options.map((option) => option.text)];
  return texts.reduce((total, text) => total + [...text.replace(/\s+/gu, "")].length, 0);
}
