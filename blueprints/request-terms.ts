import type { Blueprint } from "./blueprint-schema.ts";
import type { ExposureLimits } from "./constraint-schema.ts";
import type { StaticModel } from "./constraints.ts";
import type { Unfit } from "./eligible.ts";
import type { CountRule, Pin, Usage } from "./model.ts";
import type { PreparedBank } from "./prepared-bank.ts";
import type { Sentence } from "./words.ts";

/** What one request asks beyond the blueprint. Everything by item id; all of it is part of the inputs. */
export interface AssemblyTerms {
  /** Papers every item has been on before. */
  readonly uses?: ReadonlyMap<string, number>;
  /** When every item was last used: any number that grows with time. */
  readonly lastUsed?: ReadonlyMap<string, number>;
  /** Items that must stand on a paper: on the one named, or on any. */
  readonly include?: readonly { readonly id: string; readonly form?: string }[];
  /** Items that must not be used. */
  readonly exclude?: readonly string[];
  /** Items that stand on every paper, for equating; they count neither as uses nor as overlap. */
  readonly anchors?: readonly string[];
  /** Papers already given, to keep apart from; the limit is `mostSharedWithPast` (0 unless said). */
  readonly pastPapers?: readonly { readonly name: string; readonly items: readonly string[] }[];
  /** Narrows or widens the blueprint's own `exposure`. */
  readonly limits?: ExposureLimits;
}

export interface Terms {
  readonly usage: Usage;
  readonly reasons: readonly (Unfit | undefined)[];
  readonly contradictions: readonly Sentence[];
}

interface Ground {
  readonly blueprint: Blueprint;
  readonly bank: PreparedBank;
  readonly base: Pick<StaticModel, "reasons" | "kernel" | "cells" | "sets">;
  readonly forms: number;
}

/** The limits on use that hold for a request. */
export function limitsOf(blueprint: Blueprint, request: AssemblyTerms): ExposureLimits {
  return { ...blueprint.exposure, ...request.limits };
}

/** How items may be used under a request, and where the request contradicts itself. */
export function usageOf(ground: Ground, request: AssemblyTerms): Terms {
  const { bank, forms } = ground;
  const limits = limitsOf(ground.blueprint, request);
  const reasons = cutReasons(ground, request, limits);
  const perRun = limits.mostPapersPerItem ?? 1;
  const capOf = new Int32Array(reasons.length);
  for (let at = 0; at < capOf.length; at++) capOf[at] = reasons[at] === undefined ? perRun : 0;
  if (limits.mostUses !== undefined) {
    for (const [id, uses] of request.uses ?? []) {
      const at = bank.indexOf.get(id);
      if (at !== undefined && !reasons[at]) capOf[at] = Math.min(perRun, limits.mostUses - uses);
    }
    for (const { members } of ground.base.sets) {
      const least = Math.min(...members.map((at) => capOf[at] as number));
      for (const at of members) capOf[at] = least;
    }
  }
  const contradictions: Sentence[] = [];
  const fixed = fixedItems({ ...ground, reasons, contradictions }, request);
  for (const at of fixed.anchors) capOf[at] = forms;
  const rankOf = ranks(bank, request);
  const mostShared = forms > 1 && perRun > 1 ? (limits.mostSharedBetweenPapers ?? null) : null;
  const isUniform = reasons === ground.base.reasons && limits.mostUses === undefined && fixed.anchors.length === 0;
  const uniformCap = isUniform ? perRun : null;
  return { usage: { capOf, uniformCap, rankOf, ...fixed, mostShared }, reasons, contradictions };
}

/** Reasons of the blueprint and of the request; the blueprint's own list where the request adds none. */
function cutReasons(
  { bank, base }: Ground,
  request: AssemblyTerms,
  { mostUses }: ExposureLimits,
): readonly (Unfit | undefined)[] {
  const cut = new Map<number, Unfit>();
  for (const [id, uses] of mostUses === undefined ? [] : (request.uses ?? [])) {
    const at = bank.indexOf.get(id);
    if (at !== undefined && uses >= (mostUses as number)) cut.set(at, "exposure");
  }
  for (const id of request.exclude ?? []) {
    const at = bank.indexOf.get(id);
    if (at !== undefined) cut.set(at, "excluded");
  }
  if (cut.size === 0) return base.reasons;
  const reasons = base.reasons.map((reason, at) => reason ?? cut.get(at));
  for (const { members } of base.sets) {
    if (members.some((at) => reasons[at])) for (const at of members) reasons[at] ??= "set";
  }
  return reasons;
}

type FixedGround = Ground & { reasons: readonly (Unfit | undefined)[]; contradictions: Sentence[] };

function fixedItems(ground: FixedGround, request: AssemblyTerms): { anchors: readonly number[]; pins: readonly Pin[] } {
  const anchors = new Set<number>();
  for (const id of request.anchors ?? []) for (const at of withItsSet(ground, id, "anchor")) anchors.add(at);
  const pins = new Map<number, number | null>();
  for (const { id, form } of request.include ?? []) {
    const index = form === undefined ? null : form.charCodeAt(0) - 65;
    if (index !== null && (form?.length !== 1 || index < 0 || index >= ground.forms)) {
      ground.contradictions.push({ zh: `指定的试卷 ${form} 不在本次组卷中`, en: `form ${form} is not one of this run` });
      continue;
    }
    for (const at of withItsSet(ground, id, "include")) if (!anchors.has(at)) pins.set(at, index ?? pins.get(at) ?? null);
  }
  const fixed = { anchors: [...anchors].sort(ascending), pins: [...pins].map(([item, form]) => ({ item, form })) };
  fixed.pins.sort((left, right) => left.item - right.item);
  ground.contradictions.push(...crowdedCells(ground, fixed), ...fixedEnemies(ground, fixed));
  return fixed;
}

/** The item and its set; empty, with a sentence, when it cannot be used. An anchor is not bound by exposure. */
function withItsSet(
  { bank, base, reasons, contradictions }: FixedGround,
  id: string,
  as: "anchor" | "include",
): readonly number[] {
  const at = bank.indexOf.get(id);
  const reason = at === undefined ? "unknown" : as === "anchor" && reasons[at] === "exposure" ? base.reasons[at] : reasons[at];
  const hasCell = at !== undefined && (base.kernel.cellOf[at] as number) >= 0;
  if (at === undefined || reason || !hasCell) {
    const why = WHY[reason ?? "cell"];
    const role = as === "anchor" ? { zh: "锚题", en: "the anchor" } : { zh: "指定必选的题", en: "the item to include" };
    contradictions.push({ zh: `${role.zh} ${id} 不能使用：${why.zh}`, en: `${role.en} ${id} cannot be used: ${why.en}` });
    return [];
  }
  const set = base.kernel.setOf[at] as number;
  return set < 0 ? [at] : (base.sets[set]?.members ?? [at]);
}

const WHY: Readonly<Record<Unfit | "unknown" | "cell", Sentence>> = {
  unknown: { zh: "题库中没有这道题", en: "the bank has no such item" },
  cell: { zh: "蓝图没有这一部分的该题型", en: "the blueprint has no place for its part and type" },
  topic: { zh: "知识点不在大纲内", en: "its topic is not in the syllabus" },
  level: { zh: "认知层次不在蓝图内", en: "its level is not graded by the blueprint" },
  "essay-points": { zh: "评分标准总分不符", en: "its rubric has another total" },
  set: { zh: "同组的题不能全部使用", en: "its set cannot be used as a whole" },
  excluded: { zh: "本次已排除", en: "it is excluded from this run" },
  exposure: { zh: "已达使用次数上限", en: "it has reached the limit of uses" },
};

type Fixed = { readonly anchors: readonly number[]; readonly pins: readonly Pin[] };

function crowdedCells({ base, forms }: FixedGround, { anchors, pins }: Fixed): Sentence[] {
  return base.cells.flatMap((cell, at) => {
    const inCell = (item: number): boolean => base.kernel.cellOf[item] === at;
    const everywhere = anchors.filter(inCell).length;
    return Array.from({ length: forms }, (_, form) => form).flatMap((form) => {
      const count = everywhere + pins.filter((pin) => pin.form === form && inCell(pin.item)).length;
      if (count <= cell.items) return [];
      const place = cell.part === 0 ? { zh: "论述题", en: "essays" } : { zh: `第 ${cell.part} 部分`, en: `part ${cell.part}` };
      return [
        {
          zh: `${place.zh}${cell.type}：固定 ${count} 题，而每卷只有 ${cell.items} 题`,
          en: `${place.en} ${cell.type}: ${count} items are fixed where a paper holds ${cell.items}`,
        },
      ];
    });
  });
}

function fixedEnemies({ bank }: FixedGround, { anchors, pins }: Fixed): Sentence[] {
  const id = (at: number): string => bank.entries[at]?.item.id ?? "";
  const meet = (one: number, other: number) => one < other && (bank.enemies[one]?.includes(other) ?? false);
  const fixed = [...anchors.map((item) => ({ item, form: "all" as const })), ...pins];
  const pairs = fixed.flatMap((one) =>
    fixed
      .filter((other) => meet(one.item, other.item) && standTogether(one.form, other.form))
      .map((other) => [one, other] as const),
  );
  return pairs.map(([one, other]) => ({
    zh: `固定的题 ${id(one.item)} 与 ${id(other.item)} 互斥，不能同卷`,
    en: `the fixed items ${id(one.item)} and ${id(other.item)} are enemies and cannot meet`,
  }));
}

function standTogether(one: number | null | "all", other: number | null | "all"): boolean {
  if (one === "all" || other === "all") return true;
  return one !== null && one === other;
}

/** Items ranked by uses, then by when they were last used; equal ones share a rank. */
function ranks(bank: PreparedBank, { uses, lastUsed }: AssemblyTerms): Int32Array {
  const rankOf = new Int32Array(bank.entries.length);
  if (!uses?.size && !lastUsed?.size) return rankOf;
  const key = (id: string): string => `${uses?.get(id) ?? 0} ${lastUsed?.get(id) ?? Number.NEGATIVE_INFINITY}`;
  const keys = bank.entries.map(({ item }) => key(item.id));
  const distinct = [...new Set(keys)].map((text) => ({ text, parts: text.split(" ").map(Number) }));
  distinct.sort(({ parts: [a = 0, b = 0] }, { parts: [c = 0, d = 0] }) => a - c || (b === d ? 0 : b < d ? -1 : 1));
  const rankOfKey = new Map(distinct.map(({ text }, rank) => [text, rank]));
  for (const [at, text] of keys.entries()) rankOf[at] = rankOfKey.get(text) ?? 0;
  return rankOf;
}

/** One count rule per protected past paper; anchors are not counted. */
export function pastRules(
  { blueprint, bank, usage }: { blueprint: Blueprint; bank: PreparedBank; usage: Usage },
  request: AssemblyTerms,
): CountRule[] {
  const most = limitsOf(blueprint, request).mostSharedWithPast ?? 0;
  const anchors = new Set(usage.anchors);
  return (request.pastPapers ?? []).map(({ name, items }) => {
    const found = items.flatMap((id) => bank.indexOf.get(id) ?? []).filter((at) => !anchors.has(at));
    const id = `past ${name}`;
    const title = { zh: `与往期试卷 ${name} 共用的题`, en: `items shared with the past paper ${name}` };
    return { id, family: id, name: title, least: 0, most, members: [...new Set(found)].sort(ascending) };
  });
}

function ascending(left: number, right: number): number {
  return left - right;
}
