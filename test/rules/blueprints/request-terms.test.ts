import { describe, expect, it } from "vitest";
import { type Assembly, type AssemblyRequest, assemblePapers } from "#blueprints/assemble.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import { prepareBank } from "#blueprints/prepared-bank.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";
import { generatedBank, generatedBlueprint, plantedGeneratedBank } from "../../../scripts/support/generated-bank.ts";
import { cmqBlueprint, sha256 } from "../../support/exam-files.ts";

const blueprint = generatedBlueprint(cmqBlueprint());
const items = withSets(generatedBank(blueprint, { items: 400, seed: "terms" }));
const bank = prepareBank(items);

/** Sets of three, items of one part and type next to each other in the file. */
function withSets(entries: readonly ItemVersion[]): ItemVersion[] {
  return entries.map(({ item, version }, at) => {
    const first = entries[at - (at % 3)]?.item;
    const isSet = at % 12 < 3 && first?.part === 6 && first.type === item.type && item.enemies.length === 0;
    return { item: isSet ? ({ ...item, set: `set-${Math.floor(at / 3)}` } as Item) : item, version };
  });
}

function outcomeOf(request: Partial<AssemblyRequest>) {
  return assemblePapers({ blueprint, items: bank, forms: 2, seed: "terms", ...request }, sha256);
}

function assembled(request: Partial<AssemblyRequest>): Assembly {
  const outcome = outcomeOf(request);
  if ("refused" in outcome) throw new Error(outcome.sentences.map((sentence) => sentence.en).join("\n"));
  return outcome;
}

const idsOf = (paper: AssembledPaper | undefined): string[] => paper?.slots.map(({ id }) => id) ?? [];
const shared = (one: AssembledPaper | undefined, other: AssembledPaper | undefined): string[] =>
  idsOf(one).filter((id) => idsOf(other).includes(id));
const setOf = (id: string): string | undefined => bank.entries[bank.indexOf.get(id) ?? -1]?.item.set;

/** English names of the rules broken when papers are verified under other terms. */
function broken(papers: readonly AssembledPaper[], terms: Partial<AssemblyRequest>): string[] {
  const check = verifyPapers({ blueprint, items: bank, papers, terms }, { hash: sha256 });
  return [...check.papers.flatMap(({ lines }) => lines), ...check.across].flatMap((line) => (line.isMet ? [] : [line.ruleEn]));
}

describe("item sets", () => {
  it.each(["1", "2", "3", "4", "5"])("[BLU-13] stand on a paper whole and side by side, or not at all (seed %s)", (seed) => {
    const { papers } = assembled({ seed });
    for (const { slots } of papers) {
      const sets = new Set(slots.flatMap(({ id }) => setOf(id) ?? []));
      for (const set of sets) {
        const places = slots.filter(({ id }) => setOf(id) === set).map(({ slot }) => slot);
        expect(places).toHaveLength(items.filter(({ item }) => item.set === set).length);
        expect(Math.max(...places) - Math.min(...places)).toBe(places.length - 1);
      }
    }
  });

  it("[BLU-13] come along when one of their items is asked for, and the verifier misses a torn one", () => {
    const inSet = items.find(({ item }) => item.set !== undefined)?.item as Item;
    const { papers } = assembled({ include: [{ id: inSet.id, form: "B" }] });
    expect(idsOf(papers[1]).filter((id) => setOf(id) === inSet.set).length).toBeGreaterThan(1);
    const spare = items.find(
      ({ item }) =>
        item.part === inSet.part &&
        item.type === inSet.type &&
        !item.set &&
        !papers.some((paper) => idsOf(paper).includes(item.id)),
    );
    const torn = papers.map((paper) => ({
      ...paper,
      slots: paper.slots.map((slot) => (slot.id === inSet.id && spare ? { ...slot, id: spare.item.id } : slot)),
    }));
    expect(broken(torn, {})).toContain("item sets that are not whole");
  });
});

describe("anchors", () => {
  const anchors = [1, 100, 101, 102, 130, 300].map(
    (at) => items.filter(({ item }) => !item.set && item.enemies.length === 0)[at]?.item.id ?? "",
  );

  it("[BLU-14] stand on every paper, apart from each other, and count neither as use nor as overlap", () => {
    const uses = new Map(anchors.map((id) => [id, 7]));
    const terms = { anchors, uses, forms: 3, limits: { mostUses: 2, mostPapersPerItem: 2, mostSharedBetweenPapers: 0 } };
    const { papers } = assembled(terms);
    for (const paper of papers) expect(anchors.every((id) => idsOf(paper).includes(id))).toBe(true);
    expect(shared(papers[0], papers[1]).sort()).toEqual([...anchors].sort());
    expect(broken(papers, { ...terms, anchors: [] })).toContain("items two papers share");
    const crowded = papers.map((paper) => {
      const slots = [...paper.slots].sort((a, b) => Number(anchors.includes(b.id)) - Number(anchors.includes(a.id)));
      return { ...paper, slots: slots.map((slot, at) => ({ ...slot, slot: at + 1 })) };
    });
    expect(broken(crowded, terms)).toContain("parts whose anchors crowd");
  });

  it("[BLU-14] that cannot be used are told with the reason", () => {
    const outcome = outcomeOf({
      anchors: ["no-such-item"],
      exclude: [anchors[0] as string],
      include: [{ id: anchors[0] as string }],
    });
    expect(outcome).toMatchObject({ refused: "assembly-failed", isProven: true });
    const text = "refused" in outcome ? outcome.sentences.map((sentence) => sentence.en).join("\n") : "";
    expect(text).toMatch(/the anchor no-such-item cannot be used: the bank has no such item/);
    expect(text).toMatch(/cannot be used: it is excluded from this run/);
  });
});

describe("use and overlap", () => {
  it("[BLU-8] respects the limit of uses, this run included, and takes what was used long ago first", () => {
    const uses = new Map(items.map(({ item }, at) => [item.id, at % 3]));
    const { papers } = assembled({ uses, limits: { mostUses: 2 } });
    expect(papers.flatMap(idsOf).filter((id) => uses.get(id) === 2)).toEqual([]);
    expect(broken(papers, { uses: new Map(papers.flatMap(idsOf).map((id) => [id, 2])), limits: { mostUses: 2 } })).toContain(
      "items used more than 2 times",
    );
    const once = new Map(items.map(({ item }) => [item.id, 1]));
    const lastUsed = new Map(items.map(({ item }, at) => [item.id, at % 2]));
    const recent = (request: Partial<AssemblyRequest>) =>
      assembled(request)
        .papers.flatMap(idsOf)
        .filter((id) => lastUsed.get(id) === 1).length;
    expect(recent({ uses: once, lastUsed })).toBeLessThan(recent({ uses: once }) / 2);
  });

  it("[BLU-8] counts earlier uses against what an item may still do in this run", () => {
    const planted = plantedGeneratedBank(blueprint, { forms: 1, seed: "worn", enemyShare: 0 });
    const uses = new Map(planted.items.map(({ item }) => [item.id, 1]));
    const limits = (mostUses: number) => ({ mostPapersPerItem: 2, mostUses });
    const ask = (mostUses: number) =>
      assemblePapers({ ...planted, forms: 2, seed: "worn", uses, limits: limits(mostUses) }, sha256);
    expect(ask(2)).toMatchObject({ refused: "bank-short", isCounted: true });
    expect(ask(3)).toHaveProperty("papers");
  });

  it("[BLU-15] shares items between papers only within both limits", () => {
    const limits = { mostPapersPerItem: 2, mostSharedBetweenPapers: 14 };
    const { papers } = assembled({ forms: 10, limits });
    const counts = new Map<string, number>();
    for (const id of papers.flatMap(idsOf)) counts.set(id, (counts.get(id) ?? 0) + 1);
    expect(Math.max(...counts.values())).toBe(2);
    for (const one of papers)
      for (const other of papers) if (one !== other) expect(shared(one, other).length).toBeLessThanOrEqual(14);
    expect(broken(papers, { limits: { ...limits, mostSharedBetweenPapers: 3 } })).toContain("items two papers share");
    expect(broken(papers, {})).toContain("items shared between papers");
  });

  it("[BLU-15] keeps apart from past papers", () => {
    const [past] = assembled({ forms: 1, seed: "past" }).papers;
    const terms = { pastPapers: [{ name: "2025", items: idsOf(past) }], limits: { mostSharedWithPast: 2 } };
    const { papers } = assembled(terms);
    for (const paper of papers) expect(shared(paper, past).length).toBeLessThanOrEqual(2);
    expect(broken([past as AssembledPaper], terms)).toContain("form A: items shared with 2025");
  });

  it("[BLU-3] puts asked-for items on their paper and leaves excluded ones out", () => {
    const [first] = assembled({}).papers;
    const unset = idsOf(first).filter((id) => !setOf(id));
    const [wanted, unwanted] = [unset[0] as string, unset[40] as string];
    const { papers } = assembled({ include: [{ id: wanted, form: "B" }], exclude: [unwanted] });
    expect(idsOf(papers[1])).toContain(wanted);
    expect(papers.flatMap(idsOf)).not.toContain(unwanted);
    expect(broken(papers, { include: [{ id: unwanted }], exclude: [wanted] })).toEqual([
      "items asked for that are missing",
      "excluded items that are there",
    ]);
  });
});

describe("a bank used up to the last item", () => {
  it.each([2, 5, 10])("[BLU-3] gives its %i papers although 20 % of the items stand in enemy pairs", (forms) => {
    const planted = plantedGeneratedBank(blueprint, { forms, seed: `full ${forms}`, enemyShare: 0.2 });
    const outcome = assemblePapers({ ...planted, forms, seed: "full" }, sha256);
    expect("papers" in outcome && new Set(outcome.papers.flatMap(idsOf)).size).toBe(planted.items.length);
  });
});
