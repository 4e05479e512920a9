import type { AssemblyRequest } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";
import { points } from "#kernel/points.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import { cmqBlueprint } from "./exam-files.ts";

const BASE = cmqBlueprint();
const TOPICS = ["甲", "乙", "丙"];
const LEVELS = ["识记", "理解", "应用"];
const TAGS = ["案例", "计算"];

export type TightCase = Omit<AssemblyRequest, "items"> & { readonly items: readonly ItemVersion[] };

/** A small random exam, a bank with little to spare, and a request with random terms: some can be served, some cannot. */
export function tightCase(number: number): TightCase {
  const random = randomStream("tight case", number);
  const forms = 1 + random.below(3);
  const blueprint = tightBlueprint(random);
  const items = tightBank(blueprint, { random, forms });
  return { blueprint, items, forms, seed: `case ${number}`, ...tightTerms(items, { random, forms }) };
}

function tightBlueprint(random: RandomStream): Blueprint {
  const parts = Array.from({ length: 1 + random.below(2) }, () => ({ single: 1 + random.below(3), multiple: random.below(3) }));
  const total = { single: sum(parts.map((part) => part.single)), multiple: sum(parts.map((part) => part.multiple)) };
  const syllabus = parts.map(({ single, multiple }, at) => ({
    part: at + 1,
    title: { zh: "部分", en: "part" },
    items: single + multiple,
    points: points(single + 2 * multiple),
    types: { single, multiple },
    topics: TOPICS.map((topic) => ({ topic, ...(random.below(2) === 0 && { most: 1 + random.below(3) }) })),
  }));
  const types = {
    single: { ...BASE.types.single, items: total.single, points: points(1) },
    ...(total.multiple > 0 && { multiple: { ...BASE.types.multiple, items: total.multiple, points: points(2) } }),
  } as Blueprint["types"];
  const count = total.single + total.multiple;
  const levels = random.below(2) === 0 ? [] : LEVELS.map((level) => ({ level, least: 0, most: 0.4 + 0.1 * random.below(6) }));
  const difficulty = random.below(2) === 0 ? undefined : { mean: 0.6, tolerance: 0.02 + 0.02 * random.below(4) };
  return {
    ...BASE,
    types,
    syllabus,
    levels,
    difficulty,
    essays: null,
    marking: null,
    totalPoints: points(total.single + 2 * total.multiple),
    longestKeyRun: 50,
    constraints: constraintsFor(count, random),
  };
}

function constraintsFor(count: number, random: RandomStream): NonNullable<Blueprint["constraints"]> {
  const all: NonNullable<Blueprint["constraints"]> = [
    { kind: "count", of: { tag: ["案例"] }, least: 1 + random.below(2) },
    { kind: "count", of: { difficulty: { from: 0, to: 0.6 } }, most: 1 + random.below(count) },
    { kind: "points", of: { topic: ["甲", "乙"] }, least: points(1 + random.below(3)) },
    { kind: "information", of: {}, at: [{ ability: 0, least: 0.12 * count }] },
    { kind: "reading", of: {}, most: 22 * count },
    { kind: "time", of: {}, unknownSeconds: 60, most: 65 * count },
    { kind: "keys", type: "single", letters: ["A", "B"], least: 0, most: 0.5 },
    { kind: "difficulty", of: { tag: ["计算"] }, mean: 0.6, tolerance: 0.1, spread: { most: 0.25 } },
  ];
  return all.filter(() => random.below(4) === 0);
}

function tightBank(blueprint: Blueprint, about: { random: RandomStream; forms: number }): ItemVersion[] {
  const { random, forms } = about;
  const items: Item[] = [];
  const hasSets = random.below(3) === 0;
  for (const { part, type, items: perPaper } of cellsOf(blueprint)) {
    const count = perPaper * forms + random.below(7) - (random.below(6) === 0 ? 1 : 0);
    for (let at = 0; at < count; at++)
      items.push(tightItem({ id: `item-${items.length + 100}`, part, type }, { random, hasSets }));
  }
  for (let pair = random.below(4); pair > 0 && items.length > 1; pair--) {
    const one = items[random.below(items.length)] as Item;
    const other = items[random.below(items.length)] as Item;
    if (one !== other && !one.enemies.includes(other.id)) one.enemies.push(other.id);
  }
  return random.shuffle(items).map((item) => ({ item, version: 1 }));
}

function tightItem(
  place: { id: string; part: number; type: "single" | "multiple" },
  { random, hasSets }: { random: RandomStream; hasSets: boolean },
): Item {
  const labels = ["A", "B", "C", "D"] as const;
  const key = random
    .shuffle(labels)
    .slice(0, place.type === "single" ? 1 : 2)
    .sort();
  return {
    ...place,
    topic: TOPICS[random.below(3)] as string,
    level: LEVELS[random.below(3)] as string,
    difficulty: (40 + random.below(40)) / 100,
    stem: "题".repeat(5 + random.below(20)),
    options: labels.map((label) => ({ label, text: `${label}项` })),
    key,
    rationale: "解析",
    enemies: [],
    tags: TAGS.filter(() => random.below(2) === 0),
    ...(random.below(2) === 0 && { expectedSeconds: 40 + random.below(60) }),
    ...(random.below(5) > 0 && { calibration: { a: 0.6 + random.below(10) / 10, b: random.below(20) / 10 - 1 } }),
    ...(hasSets && random.below(3) === 0 && { set: `set-${random.below(3)}` }),
  } as Item;
}

function tightTerms(items: readonly ItemVersion[], { random, forms }: { random: RandomStream; forms: number }) {
  const some = (share: number) => items.filter(() => random.next() < share).map(({ item }) => item.id);
  const one = (): string => items[random.below(items.length)]?.item.id ?? "";
  const isShared = forms > 1 && random.below(3) === 0;
  const letter = "ABC"[random.below(forms)] as string;
  return {
    uses: new Map(some(0.4).map((id) => [id, 1 + random.below(2)])),
    ...(random.below(8) === 0 && { exclude: [one()] }),
    ...(random.below(5) === 0 && { include: [{ id: one(), ...(random.below(2) === 0 && { form: letter }) }] }),
    ...(random.below(6) === 0 && { anchors: [one()] }),
    ...(random.below(5) === 0 && { pastPapers: [{ name: "2025", items: some(0.3) }] }),
    limits: {
      ...(random.below(5) === 0 && { mostUses: 2 + random.below(2) }),
      ...(isShared && { mostPapersPerItem: 2, mostSharedBetweenPapers: random.below(4) }),
      mostSharedWithPast: random.below(4),
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
