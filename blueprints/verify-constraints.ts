import type { Item } from "#item-bank/item.ts";
import { sumPoints, toNumber } from "#kernel/points.ts";
import type { Blueprint, Constraint } from "./blueprint-schema.ts";
import { constraintName, informationText, limitsText } from "./constraint-words.ts";
import type { AssembledSlot } from "./paper.ts";
import { plainExp } from "./plain-exp.ts";
import type { ReportWriter } from "./report.ts";
import type { Sentence } from "./words.ts";

/** A slot with the item it names. */
export interface Row {
  readonly slot: AssembledSlot;
  readonly item: Item;
}

type Of<Kind extends Constraint["kind"]> = Extract<Constraint, { kind: Kind }>;
type Checker<Kind extends Constraint["kind"]> = (
  report: ReportWriter,
  rows: readonly Row[],
  about: { constraint: Of<Kind>; name: Sentence; blueprint: Blueprint },
) => void;

/** Squares of decimals, summed and divided. */
const SLACK = 1e-6;

/** One checker per kind of constraint; each recounts from the items alone. */
const CHECKERS: { readonly [Kind in Constraint["kind"]]: Checker<Kind> } = {
  count(report, rows, { constraint, name }) {
    report.limits(name, constraint, picked(constraint.of, rows).length);
  },
  points(report, rows, { constraint, name }) {
    const { exact, least, most, target } = constraint;
    const shown = Object.fromEntries(
      Object.entries({ exact, least, most, target }).flatMap(([word, value]) =>
        value === undefined ? [] : [[word, toNumber(value)]],
      ),
    );
    const got = sumPoints(picked(constraint.of, rows).map((row) => row.slot.points));
    report.limits(name, shown, toNumber(got));
  },
  difficulty: checkDifficulty,
  information: checkInformation,
  reading(report, rows, { constraint, name }) {
    const characters = picked(constraint.of, rows).map(({ item }) => readingLoad(item));
    report.limits(name, constraint, total(characters));
  },
  time(report, rows, { constraint, name }) {
    const inQuestion = picked(constraint.of, rows);
    const seconds = inQuestion.map(({ item }) => item.expectedSeconds ?? constraint.unknownSeconds ?? 0);
    const unknown = inQuestion.filter(({ item }) => item.expectedSeconds === undefined).length;
    report.limits(
      name,
      constraint,
      total(seconds),
      unknown === 0 ? undefined : { zh: `${unknown} 题未标用时`, en: `${unknown} without a time` },
    );
  },
  keys(report, rows, { constraint, name }) {
    const ofType = rows.filter(({ item }) => item.type === constraint.type);
    for (const letter of constraint.letters) {
      const holding = ofType.filter(({ slot }) => slot.key?.includes(letter)).length;
      const { least, most } = constraint;
      report.share({ zh: `${name.zh} ${letter}`, en: `${name.en}: ${letter}` }, { least, most }, ratio(holding, ofType.length));
    }
  },
};

/** Names of constraints, which never change. */
const names = new WeakMap<Constraint, Sentence>();

function nameOf(constraint: Constraint): Sentence {
  const name = names.get(constraint) ?? constraintName(constraint);
  names.set(constraint, name);
  return name;
}

/** Checks every constraint of the blueprint's list on one paper. */
export function checkConstraints(report: ReportWriter, rows: readonly Row[], blueprint: Blueprint): void {
  for (const constraint of blueprint.constraints ?? []) {
    const check = CHECKERS[constraint.kind] as Checker<Constraint["kind"]>;
    check(report, rows, { constraint: constraint as never, name: nameOf(constraint), blueprint });
  }
}

function checkDifficulty(
  report: ReportWriter,
  rows: readonly Row[],
  { constraint, name }: { constraint: Of<"difficulty">; name: Sentence },
): void {
  const facilities = picked(constraint.of, rows).map(({ item }) => item.difficulty);
  const { mean, tolerance, spread } = constraint;
  const got = facilities.length === 0 ? mean : total(facilities) / facilities.length;
  if (tolerance === undefined) report.aim(name, { wanted: `→ ${mean}`, got: got.toFixed(4) });
  else report.near(name, { mean, tolerance }, got);
  if (!spread) return;
  const squares = facilities.map((facility) => (facility - mean) ** 2);
  const distance = Math.sqrt(ratio(total(squares), facilities.length));
  const isMet = facilities.length === 0 || (distance >= (spread.least ?? 0) - SLACK && distance <= (spread.most ?? 1) + SLACK);
  const title = { zh: `${name.zh}（离散程度）`, en: `${name.en} (spread)` };
  report.judged(title, { wanted: limitsText(spread), got: distance.toFixed(4), isMet });
}

function checkInformation(
  report: ReportWriter,
  rows: readonly Row[],
  { constraint, name }: { constraint: Of<"information">; name: Sentence },
): void {
  const inQuestion = picked(constraint.of, rows);
  const without = inQuestion.filter(({ item }) => !item.calibration).length;
  const note = without === 0 ? undefined : { zh: `${without} 题未标定`, en: `${without} not calibrated` };
  for (const point of constraint.at) {
    const millionths = total(inQuestion.map(({ item }) => informationOf(item, point.ability)));
    const { target, tolerance } = point;
    const least = Math.max(
      point.least === undefined ? 0 : Math.round(point.least * 1e6),
      target === undefined || tolerance === undefined ? 0 : target * (1 - tolerance) * 1e6 - 0.5,
    );
    const most = Math.min(
      point.most === undefined ? Number.POSITIVE_INFINITY : Math.round(point.most * 1e6),
      target === undefined || tolerance === undefined ? Number.POSITIVE_INFINITY : target * (1 + tolerance) * 1e6 + 0.5,
    );
    // The formula differs from the search's, so each item may round the other way.
    const isMet = least - inQuestion.length <= millionths && millionths <= most + inQuestion.length;
    if (report.isNoted(isMet)) continue;
    const title = {
      zh: `${name.zh}（能力 ${point.ability}）${note ? `（${note.zh}）` : ""}`,
      en: `${name.en} at ability ${point.ability}${note ? ` (${note.en})` : ""}`,
    };
    report.judged(title, { wanted: informationText(point), got: (millionths / 1e6).toFixed(4), isMet });
  }
}

/**
 * Information of the two-parameter model in whole millionths, written with the hyperbolic secant:
 * a² / (e^(x/2) + e^(−x/2))² with x = a (θ − b).
 */
function informationOf({ calibration }: Item, ability: number): number {
  if (!calibration) return 0;
  const half = (calibration.a * (ability - calibration.b)) / 2;
  const power = plainExp(half);
  const sum = power + 1 / power;
  return Math.round((calibration.a / sum) ** 2 * 1e6);
}

/** The items a constraint speaks of, read from its lines one by one. */
function picked(of: Of<"count">["of"], rows: readonly Row[]): readonly Row[] {
  const { part, type, topic, level, tag, difficulty, key } = of;
  return rows.filter(({ item, slot }) => {
    if (type === undefined ? item.type === "essay" : !type.includes(item.type)) return false;
    if (part && !part.includes(slot.part)) return false;
    if (topic && !topic.includes(item.topic)) return false;
    if (level && !level.includes(item.level)) return false;
    if (tag && !(item.tags ?? []).some((word) => tag.includes(word))) return false;
    if (key && !slot.key?.includes(key)) return false;
    if (!difficulty) return true;
    const isBelow = item.difficulty < difficulty.to || (difficulty.to === 1 && item.difficulty === 1);
    return isBelow && item.difficulty >= difficulty.from;
  });
}

function readingLoad(item: Item): number {
  const text = item.type === "essay" ? item.stem : item.stem + item.options.map((option) => option.text).join("");
  let characters = 0;
  for (const character of text) if (!/\s/u.test(character)) characters += 1;
  return characters;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
