import type { Item } from "#item-bank/item.ts";
import { toNumber } from "#kernel/points.ts";
import type { AssembledPaper } from "./paper.ts";

/** What a paper is expected to be like for a typical candidate. */
export interface PaperFigures {
  readonly form: string;
  readonly meanDifficulty: number;
  /** Points a typical candidate earns on the choice items. */
  readonly expectedChoicePoints: number;
  readonly meanEssayDifficulty: number | null;
  readonly levels: Readonly<Record<string, number>>;
}

export interface ParallelEvidence {
  readonly papers: readonly PaperFigures[];
  /** Items that stand on more than one paper. */
  readonly sharedItems: number;
  /** Largest difference between any two papers. */
  readonly spread: { readonly meanDifficulty: number; readonly expectedChoicePoints: number; readonly level: number };
}

/** Evidence that papers are equivalent, as figures people can compare; rounded to 4 decimals. */
export function parallelEvidence(papers: readonly AssembledPaper[], items: ReadonlyMap<string, Item>): ParallelEvidence {
  const figures = papers.map((paper) => paperFigures(paper, items));
  const ids = papers.flatMap((paper) => paper.slots.map((slot) => slot.id));
  const levels = [...new Set(figures.flatMap((paper) => Object.keys(paper.levels)))];
  return {
    papers: figures,
    sharedItems: ids.length - new Set(ids).size,
    spread: {
      meanDifficulty: spread(figures.map((paper) => paper.meanDifficulty)),
      expectedChoicePoints: spread(figures.map((paper) => paper.expectedChoicePoints)),
      level: Math.max(0, ...levels.map((level) => spread(figures.map((paper) => paper.levels[level] ?? 0)))),
    },
  };
}

function paperFigures(paper: AssembledPaper, items: ReadonlyMap<string, Item>): PaperFigures {
  const rows = paper.slots.flatMap((slot) => {
    const item = items.get(slot.id);
    return item ? [{ item, points: toNumber(slot.points) }] : [];
  });
  const choice = rows.filter((row) => row.item.type !== "essay");
  const essays = rows.filter((row) => row.item.type === "essay");
  const levels: Record<string, number> = {};
  for (const { item } of choice) levels[item.level] = (levels[item.level] ?? 0) + 1;
  return {
    form: paper.form,
    meanDifficulty: round(mean(choice.map((row) => row.item.difficulty))),
    expectedChoicePoints: round(choice.reduce((total, row) => total + row.points * row.item.difficulty, 0)),
    meanEssayDifficulty: essays.length === 0 ? null : round(mean(essays.map((row) => row.item.difficulty))),
    levels,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}

function spread(values: readonly number[]): number {
  return values.length === 0 ? 0 : round(Math.max(...values) - Math.min(...values));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
