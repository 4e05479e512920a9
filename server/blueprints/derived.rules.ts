import { type Blueprint, CHOICE_TYPES } from "#blueprints/blueprint-schema.ts";
import { deriveCells } from "#blueprints/cells.ts";
import { constraintSentence } from "#blueprints/constraint-words.ts";
import { assemblyModel } from "#blueprints/constraints.ts";
import { countFindings } from "#blueprints/count-checks.ts";
import { supplyOf } from "#blueprints/enemy-groups.ts";
import { levelRange } from "#blueprints/levels.ts";
import type { AssemblyModel } from "#blueprints/model.ts";
import type { PreparedBank } from "#blueprints/prepared-bank.ts";
import type { CellSupply, DerivedNumbers, Feasibility } from "#contract/blueprints.ts";

/** More papers are not looked for while somebody types. */
const MOST_PAPERS = 1_000;

/** What follows from a blueprint's numbers; null while they do not fit each other. */
export function derivedNumbers(blueprint: Blueprint): DerivedNumbers | null {
  const derivation = deriveCells(blueprint);
  if (derivation.kind !== "derived") return null;
  const { cells } = derivation;
  const choiceItems = sum(cells.map(({ items }) => items));
  const choicePoints = sum(cells.map(({ points }) => points));
  const essayPoints = blueprint.essays ? blueprint.essays.counted * blueprint.essays.pointsEach : 0;
  const totalsOf = (rows: typeof cells) => ({
    items: sum(rows.map(({ items }) => items)),
    points: sum(rows.map(({ points }) => points)),
  });
  return {
    cells: cells.map(({ part, type, items, points }) => ({ part, type, items, points })),
    types: CHOICE_TYPES.filter((type) => blueprint.types[type]).map((type) => ({
      type,
      ...totalsOf(cells.filter((cell) => cell.type === type)),
    })),
    parts: blueprint.syllabus.map(({ part }) => ({ part, ...totalsOf(cells.filter((cell) => cell.part === part)) })),
    totals: { choiceItems, choicePoints, essayPoints, points: choicePoints + essayPoints },
    levels: blueprint.levels.map((entry) => ({ level: entry.level, ...levelRange(entry, choiceItems) })),
    constraints: (blueprint.constraints ?? []).map(constraintSentence),
  };
}

/** Whether counting alone lets the bank serve so many papers. @param blueprint one without problems */
export function feasibilityOf(blueprint: Blueprint, bank: PreparedBank, forms: number): Feasibility {
  const model = assemblyModel(blueprint, bank, { forms });
  const { shortages, shortRules } = countFindings(model, forms);
  const cells = model.cells.map(({ part, type, items, members }): CellSupply => {
    const short = shortages.find((shortage) => shortage.part === part && shortage.type === type);
    const supply = supplyOf(members, model.enemyGroups, { forms, capOf: model.usage.capOf });
    return {
      part,
      type,
      perPaper: items,
      needed: items * forms,
      available: short?.available ?? supply,
      sentence: short?.sentence ?? null,
    };
  });
  const sentences = [...model.contradictions, ...shortRules.map(({ sentence }) => sentence)];
  const isEnough = shortages.length === 0 && sentences.length === 0;
  return { forms, isEnough, cells, sentences: [...sentences], capacity: papersByCount(model) };
}

/** The largest number of papers the counts let pass; more papers never make counts easier. */
function papersByCount(model: AssemblyModel): number {
  if (model.contradictions.length > 0) return 0;
  const passes = (forms: number): boolean => {
    const { shortages, shortRules } = countFindings(model, forms);
    return shortages.length === 0 && shortRules.length === 0;
  };
  const perCell = model.cells.filter(({ items }) => items > 0).map(({ items, members }) => Math.floor(members.length / items));
  let [low, high] = [0, Math.min(MOST_PAPERS, ...perCell)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
