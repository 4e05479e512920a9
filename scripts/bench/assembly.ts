import { fileURLToPath } from "node:url";
import { type Assembly, assemblePapers } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import { readBlueprintFile } from "../../server/blueprints-on-disk.ts";
import { sha256 } from "../support/sha256.ts";
import { benchGeneratedAssembly } from "./assembly-generated.ts";
import { benchExplanations } from "./explanations.ts";
import { cpuMs, type Figure, figure, median } from "./figure.ts";
import { benchTargets } from "./targets.ts";

const BLUEPRINT = fileURLToPath(new URL("../../blueprints/exams/cmq.yaml", import.meta.url));
const BANK = fileURLToPath(new URL("../../item-bank/items", import.meta.url));
const SEEDS = 30;
const MOST_DRAWS = 20_000;

/** Two parallel papers by the engine, beside drawing at random per cell until the rules hold (what most systems do). */
export async function benchAssembly(): Promise<Figure[]> {
  const blueprint = await readBlueprintFile(BLUEPRINT);
  const items = (await readBankFolder(BANK)).items.map(({ item }) => ({ item, version: 1 }));
  const assemble = (seed: number) => assemblePapers({ blueprint, items, forms: 2, seed: `bench-${seed}` }, sha256);
  for (let seed = 0; seed < 5; seed++) assemble(1000 + seed);
  const times: number[] = [];
  const deviations: number[] = [];
  for (let seed = 0; seed < SEEDS; seed++) {
    times.push(
      await cpuMs(() => {
        const outcome = assemble(seed);
        if (isRefusal(outcome)) throw new Error(outcome.sentences.map(({ en }) => en).join("; "));
        deviations.push(worstDeviation(outcome as Assembly, { blueprint, items }));
      }),
    );
  }
  const naive: number[] = [];
  for (let seed = 0; seed < SEEDS; seed++)
    naive.push(await cpuMs(() => drawUntilItHolds(blueprint, items, randomStream(`naive-${seed}`))));
  const drawn = Array.from({ length: SEEDS * 4 }, (_, n) =>
    meanDeviation(blueprint, drawTwo(blueprint, items, randomStream(`one-${n}`))),
  );
  return [
    figure({
      name: `assembly of 2 verified papers, ${items.length} items (baseline: random draws per cell until the rules hold)`,
      value: median(times),
      unit: "cpu ms",
      baseline: median(naive),
    }),
    figure({
      name: "mean difficulty, distance from the target, median of the worse paper (baseline: one random draw per cell)",
      value: median(deviations),
      unit: "facility",
      baseline: median(drawn),
    }),
    ...(await benchGeneratedAssembly(blueprint)),
    ...(await benchTargets(blueprint)),
    ...(await benchExplanations(blueprint)),
  ];
}

function worstDeviation(
  { papers }: Assembly,
  { blueprint, items }: { blueprint: Blueprint; items: readonly ItemVersion[] },
): number {
  const known = new Map(items.map((entry) => [entry.item.id, entry]));
  return meanDeviation(
    blueprint,
    papers.map(({ slots }) => slots.flatMap(({ id }) => known.get(id) ?? [])),
  );
}

function meanDeviation(blueprint: Blueprint, papers: readonly (readonly ItemVersion[])[]): number {
  const target = blueprint.difficulty?.mean ?? 0;
  const means = papers.map((paper) => {
    const choice = paper.filter(({ item }) => item.type !== "essay");
    return choice.reduce((sum, { item }) => sum + item.difficulty, 0) / choice.length;
  });
  return Math.max(...means.map((mean) => Math.abs(mean - target)));
}

/** Two disjoint draws per part and type, nothing else looked at. */
function drawTwo(blueprint: Blueprint, items: readonly ItemVersion[], stream: RandomStream): ItemVersion[][] {
  const papers: ItemVersion[][] = [[], []];
  for (const cell of cellsOf(blueprint)) {
    const pool = stream.shuffle(items.filter(({ item }) => item.part === cell.part && item.type === cell.type));
    for (const [at, paper] of papers.entries()) paper.push(...pool.slice(at * cell.items, (at + 1) * cell.items));
  }
  return papers;
}

function drawUntilItHolds(blueprint: Blueprint, items: readonly ItemVersion[], stream: RandomStream): void {
  for (let draw = 0; draw < MOST_DRAWS; draw++) {
    if (drawTwo(blueprint, items, stream).every((paper) => holds(blueprint, paper))) return;
  }
}

function holds(blueprint: Blueprint, paper: readonly ItemVersion[]): boolean {
  const ids = new Set(paper.map(({ item }) => item.id));
  if (paper.some(({ item }) => item.enemies.some((enemy) => ids.has(enemy)))) return false;
  const share = (level: string) => paper.filter(({ item }) => item.level === level).length / paper.length;
  if (blueprint.levels.some(({ level, least, most }) => share(level) < least || share(level) > most)) return false;
  const topics = blueprint.syllabus.flatMap((part) => part.topics.map((topic) => ({ part: part.part, ...topic })));
  const count = (part: number, topic: string) => paper.filter(({ item }) => item.part === part && item.topic === topic).length;
  if (topics.some(({ part, topic, least, most }) => count(part, topic) < (least ?? 0) || count(part, topic) > (most ?? 999)))
    return false;
  return meanDeviation(blueprint, [paper]) <= (blueprint.difficulty?.tolerance ?? 1);
}
