import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";

/** Topics per part, 33 in all. */
const TOPICS = [3, 6, 4, 5, 7, 8];
const LEVELS = ["识记", "理解", "应用"] as const;
const LEVEL_SHARES = [0.3, 0.42, 0.28] as const;
/** Harder levels and multiple choice lie higher on the ability scale. */
const LEVEL_SHIFT = [-0.5, 0, 0.45] as const;
const TYPE_SHIFT = { single: -0.35, multiple: 0.45 } as const;
const BANDS = [
  { from: 0, to: 0.5 },
  { from: 0.5, to: 0.72 },
  { from: 0.72, to: 1 },
] as const;
/** Abilities around the cut. */
export const ABILITIES = [-0.6, 0, 0.6] as const;

export interface GeneratedPlan {
  readonly items: number;
  readonly seed: string;
  /** Share of the items that stand in enemy pairs. */
  readonly enemyShare?: number;
}

/**
 * A seeded bank of choice items with two-parameter calibration (a lognormal, b normal, shifted by level and type), spread
 * over parts and types as a paper is, with topics, levels and enemy pairs.
 */
export function generatedBank(blueprint: Blueprint, { items, seed, enemyShare = 0.05 }: GeneratedPlan): ItemVersion[] {
  const random = randomStream(seed, "generated bank", items);
  const cells = cellsOf(blueprint);
  const perPaper = cells.reduce((total, cell) => total + cell.items, 0);
  const rows: Item[] = [];
  for (const cell of cells) {
    const share = Math.round((items * cell.items) / perPaper);
    const topics = blueprint.syllabus.find(({ part }) => part === cell.part)?.topics ?? [];
    for (let at = 0; at < share; at++) {
      const topic = topics[random.below(topics.length)]?.topic ?? "";
      rows.push(generatedItem({ id: `gen-${rows.length}`, part: cell.part, type: cell.type, topic }, random));
    }
  }
  return withEnemyPairs(rows, enemyShare, random).map((item) => ({ item, version: 1 }));
}

function generatedItem(
  place: { id: string; part: number; type: "single" | "multiple"; topic: string },
  random: RandomStream,
): Item {
  const level = drawLevel(random);
  const a = round(Math.exp(-0.1 + 0.3 * normal(random)), 3);
  const b = round(normal(random) * 0.9 + LEVEL_SHIFT[level] + TYPE_SHIFT[place.type], 3);
  // A typical candidate stands a little above the middle of the scale.
  const difficulty = round(1 / (1 + Math.exp(-a * (0.75 - b))), 3);
  const labels = place.type === "single" ? (["A", "B", "C", "D"] as const) : (["A", "B", "C", "D", "E"] as const);
  const options = labels.map((label) => ({ label, text: `选项 ${label}` }));
  const key = random.shuffle(labels).slice(0, place.type === "single" ? 1 : 2 + random.below(3));
  return {
    ...place,
    level: LEVELS[level],
    difficulty,
    stem: `题干 ${place.id}`,
    options,
    key: key.sort(),
    rationale: "解析",
    expectedSeconds: 40 + random.below(80),
    calibration: { a: Math.min(a, 10), b },
    enemies: [],
  } as Item;
}

function drawLevel(random: RandomStream): 0 | 1 | 2 {
  const drawn = random.next();
  return drawn < LEVEL_SHARES[0] ? 0 : drawn < LEVEL_SHARES[0] + LEVEL_SHARES[1] ? 1 : 2;
}

/** Standard normal (Box–Muller). */
function normal(random: RandomStream): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Pairs up a share of the items at random, within their parts. */
function withEnemyPairs(items: readonly Item[], share: number, random: RandomStream): Item[] {
  const enemies = new Map<string, string>();
  const byPart = new Map<number, Item[]>();
  for (const item of items) byPart.set(item.part, [...(byPart.get(item.part) ?? []), item]);
  for (const inPart of byPart.values()) {
    const paired = random.shuffle(inPart).slice(0, 2 * Math.round((inPart.length * share) / 2));
    for (let at = 0; at + 1 < paired.length; at += 2) {
      const [one, other] = [paired[at]?.id ?? "", paired[at + 1]?.id ?? ""];
      enemies.set(one, other);
      enemies.set(other, one);
    }
  }
  return items.map((item) => {
    const enemy = enemies.get(item.id);
    return enemy === undefined ? item : { ...item, enemies: [enemy] };
  });
}

/** The first exam's parts and types over 33 generated topics, without essays and without targets. */
export function generatedBlueprint(base: Blueprint): Blueprint {
  const syllabus = base.syllabus.map((part, at) => {
    const count = TOPICS[at] ?? 3;
    const expected = part.items / count;
    const least = Math.floor(expected * 0.5);
    const most = Math.ceil(expected * 1.5);
    const topics = Array.from({ length: count }, (_, index) => ({ topic: `知识点 ${part.part}-${index + 1}`, least, most }));
    return { ...part, topics };
  });
  const totalPoints = base.syllabus.reduce((total, part) => total + part.points, 0) as Blueprint["totalPoints"];
  const { difficulty: _difficulty, exposure: _exposure, constraints: _constraints, ...rest } = base;
  return { ...rest, id: "generated", syllabus, essays: null, marking: null, totalPoints, passPoints: totalPoints };
}

export interface GeneratedTargets {
  /** Information wanted, as a multiple of what a proportional random draw gives. */
  readonly factor?: number;
  /** Share of every target. */
  readonly tolerance?: number;
}

/** The generated blueprint with ranges of difficulty bands and targets of mean facility and information that fit the bank. */
export function targetedBlueprint(
  base: Blueprint,
  bank: readonly ItemVersion[],
  { factor = 1.08, tolerance = 0.01 }: GeneratedTargets = {},
): Blueprint {
  const items = cellsOf(base).reduce((total, cell) => total + cell.items, 0);
  const mean = round(expected(base, bank, (item) => item.difficulty) / items, 4);
  const bands = BANDS.map(({ from, to }) => {
    const share = expected(base, bank, ({ difficulty }) => (difficulty >= from && difficulty < to ? 1 : 0));
    const of = { difficulty: { from, to } };
    return { kind: "count" as const, of, least: Math.max(0, Math.floor(share - 5)), most: Math.ceil(share + 5) };
  });
  const at = ABILITIES.map((ability) => {
    const target = round(factor * expected(base, bank, (item) => information(item, ability)), 4);
    return { ability, target, tolerance };
  });
  const targets = [
    { kind: "difficulty" as const, of: {}, mean, tolerance: round(mean * tolerance, 6) },
    { kind: "information" as const, of: {}, at },
  ];
  return { ...base, constraints: [...bands, ...targets] };
}

/** The same targets to be come near to, which refuse nothing. */
export function softTargets(blueprint: Blueprint): Blueprint {
  const constraints = blueprint.constraints?.map((constraint) => {
    if (constraint.kind === "difficulty") return { ...constraint, tolerance: undefined };
    if (constraint.kind !== "information") return constraint;
    return { ...constraint, at: constraint.at.map((point) => ({ ...point, tolerance: undefined })) };
  });
  return { ...blueprint, ...(constraints && { constraints }) };
}

/** What a random draw per part and type holds of something, on average. */
function expected(base: Blueprint, bank: readonly ItemVersion[], read: (item: Item) => number): number {
  return cellsOf(base).reduce((total, cell) => {
    const members = bank.filter(({ item }) => item.part === cell.part && item.type === cell.type);
    const sum = members.reduce((so, { item }) => so + read(item), 0);
    return total + (cell.items * sum) / Math.max(1, members.length);
  }, 0);
}

export function information({ calibration }: Item, ability: number): number {
  if (!calibration) return 0;
  const chance = 1 / (1 + Math.exp(-calibration.a * (ability - calibration.b)));
  return calibration.a * calibration.a * chance * (1 - chance);
}

/** The rounding keeps banks the same whatever the last digits of `Math.exp`. */
function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

/**
 * A bank that holds exactly `forms` sound papers and nothing else, enemies only between items of different ones, with the
 * blueprint whose counts and targets they meet. So papers exist, and they use every item there is.
 */
export function plantedGeneratedBank(
  base: Blueprint,
  plan: { readonly forms: number; readonly seed: string; readonly enemyShare: number },
): { readonly blueprint: Blueprint; readonly items: readonly ItemVersion[] } {
  const random = randomStream(plan.seed, "planted");
  const papers = Array.from({ length: plan.forms }, (_, form) => plantedPaper(base, { form, random }));
  const owner = new Map(papers.flatMap((paper, form) => paper.map(({ id }) => [id, form] as const)));
  const items = pairAcross(papers.flat(), { owner, share: plan.enemyShare, random });
  const mean = round(papers.flat().reduce((total, { difficulty }) => total + difficulty, 0) / items.length, 4);
  const spread = Math.max(...papers.map((paper) => Math.abs(meanOf(paper) - mean)));
  const blueprint = {
    ...base,
    syllabus: base.syllabus.map((part) => ({
      ...part,
      topics: part.topics.map((line) => rangeOver(papers, part.part, line.topic)),
    })),
    levels: LEVELS.map((level) => levelOver(papers, level)),
    difficulty: { mean, tolerance: Math.max(0.002, round(spread + 0.0005, 4)) },
    longestKeyRun: 50,
  };
  return { blueprint, items: random.shuffle(items).map((item) => ({ item, version: 1 })) };
}

function plantedPaper(base: Blueprint, { form, random }: { form: number; random: RandomStream }): Item[] {
  return cellsOf(base).flatMap((cell) => {
    const topics = base.syllabus.find(({ part }) => part === cell.part)?.topics ?? [];
    return Array.from({ length: cell.items }, (_, at) => {
      const id = `planted-${form}-${cell.part}-${cell.type}-${at}`;
      const topic = topics[(at + random.below(2)) % topics.length]?.topic ?? "";
      return generatedItem({ id, part: cell.part, type: cell.type, topic }, random);
    });
  });
}

function meanOf(paper: readonly Item[]): number {
  return paper.reduce((total, { difficulty }) => total + difficulty, 0) / paper.length;
}

function rangeOver(papers: readonly (readonly Item[])[], part: number, topic: string) {
  const counts = papers.map((paper) => paper.filter((item) => item.part === part && item.topic === topic).length);
  return { topic, least: Math.min(...counts), most: Math.max(...counts) };
}

function levelOver(papers: readonly (readonly Item[])[], level: string) {
  const shares = papers.map((paper) => paper.filter((item) => item.level === level).length / paper.length);
  return { level, least: Math.min(...shares), most: Math.max(...shares) };
}

function pairAcross(
  items: readonly Item[],
  about: { owner: ReadonlyMap<string, number>; share: number; random: RandomStream },
): Item[] {
  const waiting = about.random.shuffle(items).slice(0, Math.round(items.length * about.share));
  const enemies = new Map<string, string>();
  while (waiting.length > 1) {
    const one = waiting.pop() as Item;
    const at = waiting.findIndex((other) => about.owner.get(other.id) !== about.owner.get(one.id));
    const [other] = at < 0 ? [] : waiting.splice(at, 1);
    if (!other) continue;
    enemies.set(one.id, other.id);
    enemies.set(other.id, one.id);
  }
  return items.map((item) => ({ ...item, enemies: enemies.has(item.id) ? [enemies.get(item.id) as string] : [] }));
}
