import { describe, expect, it } from "vitest";
import { type Assembly, assemblePapers } from "#blueprints/assemble.ts";
import { capacity } from "#blueprints/capacity.ts";
import { Loft } from "#blueprints/loft.ts";
import { prepareBank } from "#blueprints/prepared-bank.ts";
import { applySwap, swapCandidates } from "#blueprints/swap.ts";
import { verifyPapers } from "#blueprints/verify.ts";
import { generatedBank, generatedBlueprint, targetedBlueprint } from "../../../scripts/support/generated-bank.ts";
import { cmqBlueprint, sha256 } from "../../support/exam-files.ts";
import { plantedBank } from "../../support/synthetic-bank.ts";

const base = generatedBlueprint(cmqBlueprint());
const items = generatedBank(base, { items: 400, seed: "swap" });
const bank = prepareBank(items);
const blueprint = targetedBlueprint(base, items, { factor: 1 });
const { papers } = assemblePapers({ blueprint, items: bank, forms: 2, seed: "swap" }, sha256) as Assembly;
const ground = { blueprint, items: bank, papers };
const by = { hash: sha256 };

describe("a swap by hand", () => {
  const place = { form: "B", slot: 20 };
  const offer = swapCandidates(ground, place, { hash: sha256, mostListed: 500 });
  const candidates = "candidates" in offer ? offer.candidates : [];

  it("[BLU-16] offers items that keep every rule, and says what each changes", () => {
    expect(candidates.length).toBeGreaterThan(1);
    for (const { id, costs } of candidates) {
      const swapped = applySwap(ground, { ...place, id }, by);
      expect(swapped).toHaveProperty("check.isSound", true);
      if (!("papers" in swapped)) continue;
      const line = swapped.check.papers[1]?.lines.find(({ ruleEn }) => ruleEn === "mean difficulty of choice items");
      const cost = costs.find(({ ruleEn, form }) => form === "B" && ruleEn === "mean difficulty of choice items");
      if (cost) expect([cost.after, cost.before === cost.after]).toEqual([line?.got, false]);
    }
  });

  it("[BLU-16] leaves out exactly what would break a rule", () => {
    const slot = papers[1]?.slots[place.slot - 1];
    const used = new Set(papers.flatMap(({ slots }) => slots.map(({ id }) => id)));
    const others = items.filter(({ item }) => item.part === slot?.part && item.type === slot.type && !used.has(item.id));
    const sound = others.filter(({ item }) => "papers" in applySwap(ground, { ...place, id: item.id }, by));
    expect(sound.map(({ item }) => item.id).sort()).toEqual(candidates.map(({ id }) => id).sort());
    expect(sound.length).toBeLessThan(others.length);
  });

  it("[BLU-16] looks at the keys next to the slot", () => {
    const strict = { ...base, longestKeyRun: 1 };
    const made = assemblePapers({ blueprint: strict, items: bank, forms: 1, seed: "keys" }, sha256) as Assembly;
    const keys = made.papers[0]?.slots.map((slot) => slot.key?.join()) ?? [];
    const given = swapCandidates(
      { ...made, blueprint: strict, items: bank },
      { form: "A", slot: 20 },
      { ...by, mostListed: 500 },
    );
    const offered = "candidates" in given ? given.candidates.map(({ id }) => bank.entries[bank.indexOf.get(id) ?? 0]?.item) : [];
    expect(offered.length).toBeGreaterThan(5);
    expect(offered.some((item) => item?.type === "single" && [keys[18], keys[20]].includes(item.key.join()))).toBe(false);
  });

  it("[BLU-16] gives a verified paper with a hash of its own, the other papers as they were", () => {
    const id = candidates[0]?.id ?? "";
    const swapped = applySwap(ground, { ...place, id }, by);
    if (!("papers" in swapped)) throw new Error("the first candidate keeps every rule");
    expect(swapped.papers[0]).toBe(papers[0]);
    expect(swapped.papers[1]?.slots[place.slot - 1]?.id).toBe(id);
    expect(swapped.papers[1]?.hash).not.toBe(papers[1]?.hash);
    expect(verifyPapers({ blueprint, items, papers: swapped.papers }, by).isSound).toBe(true);
  });

  it("[BLU-16] refuses what cannot be: no such slot, another part, an item of the other paper", () => {
    expect(swapCandidates(ground, { form: "C", slot: 1 }, by)).toMatchObject({ refused: "assembly-failed" });
    const elsewhere = papers[0]?.slots[60]?.id ?? "";
    expect(applySwap(ground, { ...place, id: elsewhere }, by)).toMatchObject({ refused: "assembly-failed" });
    const twin = papers[0]?.slots.find((slot) => slot.part === papers[1]?.slots[19]?.part && slot.type === "single")?.id ?? "";
    const refused = applySwap(ground, { ...place, id: twin }, by);
    expect("refused" in refused && refused.sentences.map(({ en }) => en).join()).toContain(
      "items shared between papers should be 0, is 1",
    );
  });
});

describe("one paper per candidate", () => {
  it("[BLU-17] gives every candidate a sound paper, uses every item and none much more than the mean", () => {
    const loft = new Loft({ blueprint, items: bank, seed: "loft" }, sha256);
    for (let at = 0; at < 300; at++) {
      const outcome = loft.paperFor(`c${at}`);
      if ("refused" in outcome) throw new Error(outcome.sentences[0]?.en);
      if (at % 30 === 0) expect(verifyPapers({ blueprint, items: bank, papers: [outcome.paper] }, by).isSound).toBe(true);
    }
    const uses = [...loft.uses().values()];
    expect(uses).toHaveLength(items.length);
    expect(Math.max(...uses) / ((300 * 70) / items.length)).toBeLessThanOrEqual(1.3);
  });

  it("[BLU-17] gives the same papers again, and others to others", () => {
    const give = () => {
      const loft = new Loft({ blueprint, items: bank, seed: "again" }, sha256);
      return ["a", "b", "c"].map((name) => JSON.stringify(loft.paperFor(name)));
    };
    expect(give()).toEqual(give());
    expect(new Set(give()).size).toBe(3);
  });

  it("[BLU-17] stops with a reason when the limit of uses is reached", () => {
    const loft = new Loft({ blueprint: base, items: bank, seed: "limit", limits: { mostUses: 1 } }, sha256);
    const outcomes = Array.from({ length: 7 }, (_, at) => loft.paperFor(`c${at}`));
    expect(outcomes.filter((outcome) => "paper" in outcome).length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...loft.uses().values())).toBe(1);
    const last = outcomes[6];
    expect(last && "refused" in last && last.sentences[0]?.zh).toMatch(/使用次数上限/);
  });
});

describe("what a bank can still give", () => {
  const exam = cmqBlueprint();
  const planted = plantedBank(exam, { papers: 4, seed: "capacity", enemyShare: 0.1 });

  it("[BLU-18] counts the papers, builds them, and says what to write for one more", () => {
    const found = capacity({ blueprint: exam, items: planted }, { hash: sha256, seed: "capacity" });
    expect([found.disjointPapers, found.constructed]).toEqual([4, 4]);
    expect(found.cells.every(({ papers: count }) => count === 4)).toBe(true);
    expect(found.writeNext.find(({ name }) => name.en === "part 2 single choice")?.items).toBe(12);
  });

  it("[BLU-18] names the cell that runs out first", () => {
    const few = planted.filter(({ item }) => !(item.part === 3 && item.type === "multiple" && item.id.startsWith("syn-3")));
    const found = capacity({ blueprint: exam, items: few });
    expect([found.disjointPapers, found.constructed]).toEqual([3, null]);
    expect(found.runsOutFirst.map(({ zh }) => zh)).toEqual(["第 3 部分多选题"]);
    expect(found.writeNext).toEqual([
      { name: { zh: "第 3 部分多选题", en: "part 3 multiple choice" }, items: 1, cell: { part: 3, type: "multiple" } },
    ]);
  });
});
