import { type Assembly, type AssemblyRequest, assemblePapers } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { assemblyModel } from "#blueprints/constraints.ts";
import { Loft } from "#blueprints/loft.ts";
import { type PreparedBank, prepareBank } from "#blueprints/prepared-bank.ts";
import { isWithinBounds } from "#blueprints/search-cost.ts";
import { fillLeastUsedFirst } from "#blueprints/search-start.ts";
import { emptyState } from "#blueprints/search-state.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { randomStream } from "#kernel/random-stream.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { generatedBank, generatedBlueprint, plantedGeneratedBank, targetedBlueprint } from "../support/generated-bank.ts";
import { sha256 } from "../support/sha256.ts";
import { type ItemLevelQuestion, randomDraws, solveItemLevel, worstDeviation } from "./assembly-baseline.ts";
import { cpuMs, type Figure, figure, median } from "./figure.ts";

const SEEDS = 50;
const SHARING = { mostPapersPerItem: 2, mostSharedBetweenPapers: 14 };
const SOLVER_SECONDS = 60;
/** Deals of a bank without a search. */
const DEALS = 100;
const ONE = { forms: 1, uses: 1, mostShared: null };
/** Runs of papers per candidate; the first one warms up. */
const ROUNDS = 6;

interface Ground {
  readonly blueprint: Blueprint;
  readonly items: readonly ItemVersion[];
  readonly bank: PreparedBank;
}

function groundOf(base: Blueprint, items: number, targets: { tolerance?: number; factor?: number } = {}): Ground {
  const made = generatedBank(base, { items, seed: "bench" });
  return { blueprint: targetedBlueprint(base, made, targets), items: made, bank: prepareBank(made) };
}

interface Runs {
  readonly ms: readonly number[];
  readonly solved: number;
  readonly papers: readonly (readonly ItemVersion[])[];
}

/** Assembles with every seed, after a few to warm up. Times are whole calls: model, search, order, seal, verification. */
async function runs(ground: Ground, request: Partial<AssemblyRequest> & { forms: number }, seeds = SEEDS): Promise<Runs> {
  const known = new Map(ground.items.map((entry) => [entry.item.id, entry]));
  const assemble = (seed: string) =>
    assemblePapers({ blueprint: ground.blueprint, items: ground.bank, seed, ...request }, sha256);
  for (let warm = 0; warm < 10; warm++) assemble(`warm ${warm}`);
  const ms: number[] = [];
  const papers: ItemVersion[][] = [];
  let solved = 0;
  for (let seed = 0; seed < seeds; seed++) {
    let outcome: ReturnType<typeof assemble> | undefined;
    ms.push(await cpuMs(() => (outcome = assemble(`bench ${seed}`))));
    if (!outcome || isRefusal(outcome)) continue;
    solved += 1;
    for (const { slots } of (outcome as Assembly).papers) papers.push(slots.flatMap(({ id }) => known.get(id) ?? []));
  }
  return { ms, solved, papers };
}

/** Assembly on generated banks of 400, 4,000 and 40,000 items, each figure beside what it is measured against. */
export async function benchGeneratedAssembly(exam: Blueprint): Promise<Figure[]> {
  const base = generatedBlueprint(exam);
  // First, while the heap is small: thousands of papers are what the collector notices most.
  const candidates = await perCandidate(base);
  const grounds = [400, 4000, 40_000].map((size) => groundOf(base, size));
  const [small, middle, large] = grounds as [Ground, Ground, Ground];
  return [
    ...(await oneForm(grounds)),
    ...(await fiveForms(small)),
    ...(await tenForms(large)),
    ...(await narrow(base)),
    ...candidates,
    await planted(base),
    await quality(middle),
  ];
}

async function oneForm(grounds: readonly Ground[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const ground of grounds) {
    const { ms, solved } = await runs(ground, { forms: 1 });
    const { ms: baseline } = await itemLevel(ground, ONE);
    figures.push(
      figure({
        name: `one paper from ${ground.items.length} items, targets within 1 %, ${solved} of ${SEEDS} seeds (baseline: plain item-level model, HiGHS)`,
        value: median(ms),
        unit: "cpu ms",
        baseline,
        goal: "all seeds",
        isMet: () => solved === SEEDS,
      }),
    );
  }
  return figures;
}

function itemLevel({ blueprint, bank }: Ground, about: ItemLevelQuestion & { limitSeconds?: number }) {
  return solveItemLevel(assemblyModel(blueprint, bank), { limitSeconds: SOLVER_SECONDS, ...about });
}

async function fiveForms(ground: Ground): Promise<Figure[]> {
  const { ms, solved } = await runs(ground, { forms: 5, limits: SHARING });
  const solver = await itemLevel(ground, { forms: 5, uses: 2, mostShared: 14 });
  const said = solver.isSolved ? "" : `, stopped unsolved after ${SOLVER_SECONDS} s`;
  return [
    figure({
      name: `5 papers from 400 items, use ≤ 2, shared ≤ 14, ${solved} of ${SEEDS} seeds (baseline: plain item-level model, HiGHS${said})`,
      value: median(ms),
      unit: "cpu ms",
      baseline: solver.ms,
      goal: "≥ 200 × faster, 50 of 50",
      isMet: (_, ratio) => ratio <= 1 / 200 && solved === SEEDS,
    }),
  ];
}

async function tenForms(ground: Ground): Promise<Figure[]> {
  const { ms, solved } = await runs(ground, { forms: 10 }, 20);
  const { ms: baseline } = await itemLevel(ground, ONE);
  return [
    figure({
      name: `10 papers from 40,000 items in memory, ${solved} of 20 seeds (baseline: one such paper as a plain item-level model, HiGHS)`,
      value: median(ms),
      unit: "cpu ms",
      baseline,
      goal: "≤ 100 cpu ms",
      isMet: (value) => value <= 100 && solved === 20,
    }),
  ];
}

async function narrow(base: Blueprint): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [size, forms] of [
    [400, 1],
    [400, 2],
    [4000, 1],
    [4000, 2],
  ] as const) {
    const ground = groundOf(base, size, { tolerance: 0.002 });
    const { ms, solved } = await runs(ground, { forms });
    const plain = await itemLevel(ground, { ...ONE, forms, limitSeconds: 20 });
    const said = plain.isSolved ? "" : ", stopped unsolved after 20 s";
    figures.push(
      figure({
        name: `${forms} ${forms === 1 ? "paper" : "papers"} from ${size} items, targets within 0.2 %, ${solved} of ${SEEDS} seeds (baseline: plain item-level model, HiGHS${said})`,
        value: median(ms),
        unit: "cpu ms",
        baseline: plain.ms,
        goal: "≤ 50 cpu ms, no failure",
        isMet: (value) => value <= 50 && solved === SEEDS,
      }),
    );
  }
  return figures;
}

/** One paper per candidate; the information asked for is what the bank gives on average, so that even use can reach it. */
async function perCandidate(base: Blueprint): Promise<Figure[]> {
  const ground = groundOf(base, 4000, { factor: 1 });
  const candidates = 2000;
  const rates: number[] = [];
  let uses: readonly number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const loft = new Loft({ blueprint: ground.blueprint, items: ground.bank, seed: `bench ${round}` }, sha256);
    const ms = await cpuMs(() => {
      for (let at = 0; at < candidates; at++) {
        const outcome = loft.paperFor(`candidate ${at}`);
        if (isRefusal(outcome)) throw new Error("every candidate gets a paper");
      }
    });
    if (round > 0) rates.push((1000 * candidates) / ms);
    uses = [...loft.uses().values()];
  }
  const mean = uses.reduce((total, count) => total + count, 0) / ground.items.length;
  let random: number[] = [];
  const randomMs = await cpuMs(() => (random = randomUses(ground, candidates)));
  const unused = ground.items.length - uses.length;
  return [
    figure({
      name: "verified papers per candidate per second, 4,000 items, use kept even (baseline: random draws that keep no rule)",
      value: median(rates),
      unit: "papers per cpu second",
      baseline: (1000 * candidates) / randomMs,
      goal: "≥ 1,000",
      isMet: (value) => value >= 1000,
    }),
    figure({
      name: `most used item over the mean, 2,000 papers, ${unused} items unused (baseline: random draws)`,
      value: Math.max(...uses) / mean,
      unit: "× mean",
      baseline: Math.max(...random) / mean,
      goal: "≤ 1.3, none unused",
      isMet: (value) => value <= 1.3 && unused === 0,
    }),
  ];
}

function randomUses({ blueprint, items }: Ground, papers: number): number[] {
  const counts = new Map<string, number>();
  const draw = randomDraws(blueprint, items, randomStream("bench random uses"));
  for (let paper = 0; paper < papers; paper++) {
    for (const { item } of draw()) counts.set(item.id, (counts.get(item.id) ?? 0) + 1);
  }
  return [...counts.values()];
}

async function planted(base: Blueprint): Promise<Figure> {
  const [times, results]: [number[], boolean[]] = [[], []];
  let dealt = 0;
  for (let seed = 0; seed < SEEDS; seed++) {
    const forms = [2, 5, 10][seed % 3] as number;
    const made = plantedGeneratedBank(base, { forms, seed: `planted ${seed}`, enemyShare: 0.2 });
    const bank = prepareBank(made.items);
    const request = { blueprint: made.blueprint, items: bank, forms, seed: `bench ${seed}` };
    times.push(await cpuMs(() => results.push(!isRefusal(assemblePapers(request, sha256)))));
    dealt += isDealtSound(request) ? 1 : 0;
  }
  const solved = results.filter(Boolean).length;
  return figure({
    name: `banks used up to the last item, 2, 5 and 10 papers, 20 % of items in enemy pairs, solved of ${SEEDS} (median ${median(times).toFixed(0)} cpu ms; baseline: dealt out at random, best of ${DEALS})`,
    value: solved,
    unit: "banks",
    baseline: dealt,
    goal: "50 of 50",
    isMet: (value) => value === SEEDS,
  });
}

/** Whether papers filled at random, cell by cell, happen to be sound. */
function isDealtSound({ blueprint, items, forms, seed }: AssemblyRequest): boolean {
  const model = assemblyModel(blueprint, items, { forms });
  return Array.from({ length: DEALS }, (_, restart) => restart).some((restart) => {
    const state = emptyState(model, forms);
    return fillLeastUsedFirst(state, model, { seed, restart }) && isWithinBounds(state);
  });
}

async function quality(ground: Ground): Promise<Figure> {
  const { papers } = await runs(ground, { forms: 1 });
  const draw = randomDraws(ground.blueprint, ground.items, randomStream("bench draws"));
  const draws = Array.from({ length: 200 }, draw);
  const deviation = (list: readonly (readonly ItemVersion[])[]) =>
    median(list.map((paper) => worstDeviation(ground.blueprint, paper)));
  return figure({
    name: "largest deviation from a target, one paper from 4,000 items (baseline: random draws per part and type)",
    value: 100 * deviation(papers),
    unit: "%",
    baseline: 100 * deviation(draws),
    goal: "≥ 10 × smaller",
    isMet: (_, ratio) => ratio <= 0.1,
  });
}
