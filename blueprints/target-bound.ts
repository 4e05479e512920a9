import { minimaxProgram, type PricedRow } from "./minimax-program.ts";
import type { AssemblyModel, SumRule } from "./model.ts";
import type { LinearAnswer, Solver } from "./solver.ts";

/*
 * How near any set of papers can come to all its targets at once: a linear program about one average paper, in which an
 * item is present at most cap/forms. What the average paper cannot do, no set of papers can (van der Linden & Adema 1998
 * use the same relaxation for what is left of a bank). Large banks are solved by column generation: few items first, then
 * those whose prices say that they would help, until there are none; the answer is that of the whole bank.
 */

/** A sum with a value it is to come near to. */
export interface Target {
  /** Index among the model's sums. */
  readonly sum: number;
  readonly rule: SumRule;
  readonly wanted: number;
  /** Of the largest weight of all targets, so that the heaviest count as they are. */
  readonly weight: number;
}

export interface TargetBound {
  /** No set of papers keeps every weighted deviation (a share of the target's reference) below this. */
  readonly worst: number;
  /** Deviation of each target in the paper that attains it, beside the targets asked about. */
  readonly deviations: readonly number[];
  /** Items by what they are worth to the bound: those present first, then those of smaller reduced cost. */
  byWorth(items: Iterable<number>): number[];
}

export interface BoundQuestion {
  readonly targets: readonly Target[];
  readonly forms: number;
  /** Share of a reference below which nearer is not better. */
  readonly floor: number;
  /** Items the first program has at most, where the bank has more; the answer is the same whatever it is. */
  readonly firstItems?: number;
}

const PRESENT = 1e-9;
/** A column that would gain less than this gains nothing but rounding. */
const GAIN = 1e-9;
const FIRST_ITEMS = 2_000;
const MOST_ADDED = 2_000;
const MOST_ROUNDS = 40;

/** Targets that papers come as near to as they can, but are never refused for. */
export function softTargets({ sums }: AssemblyModel): Target[] {
  const heaviest = Math.max(0, ...sums.map(({ target }) => target?.weight ?? 0));
  return sums.flatMap((rule, sum) =>
    rule.target ? [{ sum, rule, wanted: rule.target.value, weight: rule.target.weight / heaviest }] : [],
  );
}

/** The middles of sums that must stay between two bounds. */
export function boundedTargets({ sums }: AssemblyModel): Target[] {
  return sums.flatMap((rule, sum) =>
    Number.isFinite(rule.least) && Number.isFinite(rule.most)
      ? [{ sum, rule, wanted: (rule.least + rule.most) / 2, weight: 1 }]
      : [],
  );
}

/** The least possible worst deviation from the targets, every other rule kept. Null when the solver gives no answer. */
export async function targetBound(model: AssemblyModel, about: BoundQuestion, solver: Solver): Promise<TargetBound | null> {
  let chosen = firstItems(model, about.firstItems ?? FIRST_ITEMS);
  for (let round = 0; ; round++) {
    const program = minimaxProgram(model, { ...about, items: chosen });
    const answer = await solver.minimise(program.linear);
    const isWhole = chosen === null;
    if (answer.status !== "optimal") {
      if (isWhole) return null;
      // The few items cannot keep the rules, or the solver stumbled: the whole bank decides.
      chosen = null;
      continue;
    }
    const costs = reducedCosts(model, { answer, program, chosen });
    const missing = isWhole ? [] : helpful(model, { costs, chosen: chosen as readonly number[] });
    if (missing.length === 0) return boundOf(answer, { ...program, costs, chosen });
    chosen = round >= MOST_ROUNDS ? null : withSets(model, [...(chosen as readonly number[]), ...missing]);
  }
}

type Optimal = Extract<LinearAnswer, { status: "optimal" }>;

function boundOf(
  { values }: Optimal,
  about: { worst: number; deviations: readonly number[]; costs: Float64Array; chosen: readonly number[] | null },
): TargetBound {
  const { worst, deviations, costs, chosen } = about;
  const present = new Set<number>();
  const count = chosen?.length ?? costs.length;
  for (let at = 0; at < count; at++) if ((values[at] as number) > PRESENT) present.add(chosen ? (chosen[at] as number) : at);
  const rank = (item: number): number => (present.has(item) ? 0 : 1);
  return {
    worst: values[worst] as number,
    deviations: deviations.map((column) => values[column] as number),
    byWorth: (items) =>
      [...items].sort(
        (left, right) => rank(left) - rank(right) || (costs[left] as number) - (costs[right] as number) || left - right,
      ),
  };
}

/** Items to begin with, spread over the members of every cell, or null for all. Fixed ones and anchors are among them. */
function firstItems(model: AssemblyModel, most: number): readonly number[] | null {
  const all = model.cells.reduce((total, { members }) => total + members.length, 0);
  if (all <= most) return null;
  const chosen: number[] = [...model.usage.anchors, ...model.usage.pins.map(({ item }) => item)];
  for (const { members } of model.cells) {
    const share = Math.max(1, Math.ceil((members.length * most) / all));
    for (let at = 0; at < share; at++) chosen.push(members[Math.floor((at * members.length) / share)] as number);
  }
  return withSets(model, chosen);
}

/** Each once, ascending, and with the rest of its set. */
function withSets({ kernel, sets }: AssemblyModel, items: readonly number[]): number[] {
  const chosen = new Set(items);
  for (const { members } of sets) if (members.some((item) => chosen.has(item))) for (const item of members) chosen.add(item);
  return [...chosen].filter((item) => (kernel.cellOf[item] as number) >= 0).sort((left, right) => left - right);
}

/** What every item of the bank would cost beside what the prices of the rows give for it. */
function reducedCosts(
  model: AssemblyModel,
  about: { answer: Optimal; program: { readonly priced: readonly PricedRow[] }; chosen: readonly number[] | null },
): Float64Array {
  const { answer, program, chosen } = about;
  const costs = new Float64Array(model.items.length);
  for (const { row, members, weights, scale } of program.priced) {
    const price = answer.rowPrices[row] as number;
    if (price === 0) continue;
    for (const [at, item] of members.entries()) {
      const weight = weights ? (weights[at] as number) / scale : scale;
      costs[item] = (costs[item] as number) - price * weight;
    }
  }
  for (const [at, item] of (chosen ?? []).entries()) costs[item] = answer.reducedCosts[at] as number;
  if (!chosen) for (let item = 0; item < costs.length; item++) costs[item] = answer.reducedCosts[item] as number;
  return costs;
}

/** Items left out that would bring the answer down, the most promising first. */
function helpful(
  { kernel, usage }: AssemblyModel,
  { costs, chosen }: { costs: Float64Array; chosen: readonly number[] },
): number[] {
  const isIn = new Uint8Array(costs.length);
  for (const item of chosen) isIn[item] = 1;
  const gaining: number[] = [];
  for (let item = 0; item < costs.length; item++) {
    const canCome = isIn[item] === 0 && (kernel.cellOf[item] as number) >= 0 && (usage.capOf[item] as number) > 0;
    if (canCome && (costs[item] as number) < -GAIN) gaining.push(item);
  }
  return gaining.sort((left, right) => (costs[left] as number) - (costs[right] as number) || left - right).slice(0, MOST_ADDED);
}
