import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import { itemInformation } from "#blueprints/item-information.ts";
import { levelRange } from "#blueprints/levels.ts";
import { longestKeyRun } from "#blueprints/paper-order.ts";
import type { AssemblyReport, ReportPaper } from "#contract/assemblies.ts";
import type { ReportLine } from "#contract/papers.ts";
import type { Item } from "#item-bank/item.ts";
import { toNumber } from "#kernel/points.ts";
import type { FrozenPaper } from "./frozen-paper.ts";

/** A paper of the report with the lines stored beside it. */
export interface PaperOfReport {
  readonly paper: FrozenPaper;
  readonly basedOn: string | null;
  readonly lines: readonly ReportLine[];
}

/** Bands of expected facility, each five hundredths wide. */
const BANDS = 20;
const MILLION = 1_000_000;
/** Abilities at which test information is shown: −3 to 3 in half steps. */
const ABILITIES = Array.from({ length: 13 }, (_, at) => -3 + at / 2);

type Counted = Pick<
  AssemblyReport,
  "papers" | "specification" | "levels" | "topics" | "difficultyBands" | "target" | "abilities" | "overlap" | "spread"
>;

/** Everything of the report that is counted from the papers themselves. @param blueprint as frozen in them */
export function countedReport(blueprint: Blueprint, entries: readonly PaperOfReport[]): Counted {
  const items = entries.map(({ paper }) => paper.slots.map(({ item }) => item));
  const papers = entries.map((entry) => reportPaper(blueprint, entry));
  const difficulties = papers.map(({ meanDifficulty }) => meanDifficulty);
  const levels = levelRows(blueprint, items);
  return {
    papers,
    specification: specification(blueprint, items),
    levels,
    topics: topicRows(blueprint, items),
    difficultyBands: Array.from({ length: BANDS }, (_, at) => ({ from: at / BANDS, to: (at + 1) / BANDS })),
    target: blueprint.difficulty ?? null,
    abilities: ABILITIES,
    overlap: overlap(items),
    spread: {
      meanDifficulty: rounded(widest(difficulties)),
      expectedChoicePoints: rounded(widest(papers.map(({ expectedChoicePoints }) => expectedChoicePoints))),
      level: Math.max(0, ...levels.map(({ counts }) => widest(counts))),
    },
  };
}

function reportPaper(blueprint: Blueprint, { paper, basedOn, lines }: PaperOfReport): ReportPaper {
  const all = paper.slots.map(({ item }) => item);
  const choice = paper.slots.filter(({ item }) => item.type !== "essay");
  const essays = all.filter(({ type }) => type === "essay");
  const difficulties = choice.map(({ item }) => item.difficulty);
  const mean = average(difficulties);
  const calibrated = all.filter(({ calibration }) => calibration);
  return {
    id: paper.id,
    form: paper.form,
    hash: paper.hash,
    basedOn,
    itemCount: all.length,
    meanDifficulty: rounded(mean),
    difficultySpread: rounded(Math.sqrt(average(difficulties.map((value) => (value - mean) ** 2)))),
    meanEssayDifficulty: essays.length === 0 ? null : rounded(average(essays.map(({ difficulty }) => difficulty))),
    expectedChoicePoints: rounded(choice.reduce((sum, { item, points }) => sum + toNumber(points) * item.difficulty, 0)),
    histogram: histogram(difficulties),
    keys: keyCounts(all),
    longestKeyRun: longestKeyRun(all),
    longestKeyRunAllowed: blueprint.longestKeyRun,
    reading: all.reduce((sum, item) => sum + charactersOf(item), 0),
    expectedSeconds: all.reduce((sum, { expectedSeconds }) => sum + (expectedSeconds ?? 0), 0),
    itemsWithoutSeconds: all.filter(({ expectedSeconds }) => expectedSeconds === undefined).length,
    enemiesMet: enemiesMet(all),
    calibratedItems: calibrated.length,
    information: calibrated.length === 0 ? [] : ABILITIES.map((ability) => informationAt(calibrated, ability)),
    lines: [...lines],
  };
}

function specification(blueprint: Blueprint, papers: readonly (readonly Item[])[]): Counted["specification"] {
  const rows = cellsOf(blueprint).map(({ part, type, items }) => {
    const title = blueprint.syllabus.find((entry) => entry.part === part)?.title ?? { zh: "", en: "" };
    const inCell = (item: Item): boolean => item.part === part && item.type === type;
    return { part, title, type, wanted: items, counts: papers.map((items) => items.filter(inCell).length) };
  });
  const { essays } = blueprint;
  if (!essays) return rows;
  const counts = papers.map((items) => items.filter(({ type }) => type === "essay").length);
  return [...rows, { part: 0, title: essays.title, type: "essay" as const, wanted: essays.offered, counts }];
}

function levelRows(blueprint: Blueprint, papers: readonly (readonly Item[])[]): Counted["levels"] {
  const perPaper = cellsOf(blueprint).reduce((sum, { items }) => sum + items, 0);
  return blueprint.levels.map((entry) => {
    const inLevel = (item: Item): boolean => item.type !== "essay" && item.level === entry.level;
    const counts = papers.map((items) => items.filter(inLevel).length);
    return { level: entry.level, ...levelRange(entry, perPaper), counts };
  });
}

function topicRows(blueprint: Blueprint, papers: readonly (readonly Item[])[]): Counted["topics"] {
  return blueprint.syllabus.flatMap(({ part, topics }) =>
    topics.map(({ topic, least, most }) => {
      const inTopic = (item: Item): boolean => item.type !== "essay" && item.part === part && item.topic === topic;
      const counts = papers.map((items) => items.filter(inTopic).length);
      return { part, topic, least: least ?? null, most: most ?? null, counts };
    }),
  );
}

function overlap(papers: readonly (readonly Item[])[]): number[][] {
  const ids = papers.map((items) => new Set(items.map(({ id }) => id)));
  return ids.map((one) => ids.map((other) => [...one].filter((id) => other.has(id)).length));
}

function keyCounts(items: readonly Item[]): ReportPaper["keys"] {
  return (["single", "multiple"] as const).flatMap((type) => {
    const choice = items.flatMap((item) => (item.type === type ? [item] : []));
    if (choice.length === 0) return [];
    const labels = [...new Set(choice.flatMap(({ options }) => options.map(({ label }) => label)))].sort();
    const count = (label: string): number => choice.filter(({ key }) => (key as readonly string[]).includes(label)).length;
    return [{ type, letters: Object.fromEntries(labels.map((label) => [label, count(label)])) }];
  });
}

/** Pairs of enemies on one paper, whichever side says so. */
function enemiesMet(items: readonly Item[]): number {
  const here = new Set(items.map(({ id }) => id));
  const pairs = items.flatMap((item) =>
    item.enemies.filter((id) => id !== item.id && here.has(id)).map((id) => [item.id, id].sort().join(" ")),
  );
  return new Set(pairs).size;
}

function histogram(values: readonly number[]): number[] {
  const counts = new Array<number>(BANDS).fill(0);
  for (const value of values) {
    // The nudge keeps a value such as 0.7 in the band that begins there, whatever its last binary digit.
    const band = Math.min(BANDS - 1, Math.floor(value * BANDS + 1e-9));
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

function informationAt(items: readonly Item[], ability: number): number {
  return rounded(items.reduce((sum, item) => sum + itemInformation(item, ability), 0) / MILLION);
}

/** Characters of stem and options, white space left out. */
function charactersOf(item: Item): number {
  const texts = item.type === "essay" ? [item.stem] : [item.stem, ...item.options.map(({ text }) => text)];
  return texts.reduce((total, text) => total + [...text.replace(/\s+/gu, "")].length, 0);
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function widest(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
