import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { comparedAsWhole, comparedText } from "#item-bank/compared-text.ts";
import type { Item } from "#item-bank/item.ts";
import type { DraftItem } from "#item-bank/lint/lint-finding.ts";
import { duplicateIndex, itemSimilarity, LIKE_WARNS, nearDuplicates } from "#item-bank/near-duplicates.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";
import { writtenBank } from "../../../scripts/support/written-bank.ts";
import { nonPairs, type PlantedPair, plantedPairs } from "./duplicate-set/planted-pairs.ts";

const FOLDER = fileURLToPath(new URL("../../../item-bank/items", import.meta.url));
const PLANTED = 500;
const LEAST_RECALL = 0.95;
const LEAST_PRECISION = 0.8;

const single = (stem: string, texts: readonly string[] = [], key = "A"): DraftItem => ({
  id: stem,
  type: "single",
  stem,
  options: texts.map((text, at) => ({ label: "ABCD"[at] ?? "?", text })),
  key: [key],
});
const TEXTS = ["甲乙丙丁戊己", "庚辛壬癸子丑", "寅卯辰巳午未", "申酉戌亥天干"];

describe("near-duplicates", () => {
  let house: Item[] = [];
  let pairs: PlantedPair[] = [];
  let bank: DraftItem[] = [];

  beforeAll(async () => {
    house = (await readBankFolder(FOLDER)).items.map(({ item }) => item);
    const written = writtenBank(house, { items: 1200, seed: "planted" });
    pairs = plantedPairs(PLANTED, { house, written });
    const planted = pairs.flatMap(({ original, copy }) => [original, copy]);
    bank = [...new Map([...house, ...written, ...planted, ...nonPairs()].map((item) => [item.id ?? "", item])).values()];
  });

  it("[A-06] finds planted copies of six kinds, and little else", () => {
    const found = new Map(nearDuplicates(bank).map((pair) => [`${pair.left} ${pair.right}`, pair]));
    const isFound = ({ original, copy }: PlantedPair): boolean =>
      found.has(`${original.id} ${copy.id}`) || found.has(`${copy.id} ${original.id}`);
    expect(pairs.length).toBe(PLANTED);
    const kinds = [...new Set(pairs.map(({ kind }) => kind))];
    expect(kinds.length).toBe(6);
    const byKind = kinds.map((kind) => {
      const ofKind = pairs.filter((pair) => pair.kind === kind);
      return `${kind} ${ofKind.filter(isFound).length}/${ofKind.length}`;
    });
    const hits = pairs.filter(isFound).length;
    const [recall, precision] = [hits / PLANTED, hits / found.size];
    const figures = `recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} % of ${found.size} pairs found`;
    console.log(`near-duplicates, ${bank.length} items: ${figures}; ${byKind.join(", ")}`);
    expect(recall).toBeGreaterThanOrEqual(LEAST_RECALL);
    expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
  });

  it("[A-06] is exact: finds what comparing every pair finds", () => {
    const some = [...pairs.slice(0, 20), ...pairs.slice(-50)]
      .flatMap(({ original, copy }) => [original, copy])
      .concat(nonPairs());
    const expected = some.flatMap((left, at) =>
      some.slice(at + 1).flatMap((right) => {
        const similarity = itemSimilarity(left, right);
        return similarity >= LIKE_WARNS ? [{ ids: [left.id, right.id].join(" "), similarity }] : [];
      }),
    );
    const found = nearDuplicates(some).map(({ left, right, similarity }) => ({ ids: [left, right].join(" "), similarity }));
    const byIds = (one: { ids: string }, two: { ids: string }): number => (one.ids < two.ids ? -1 : 1);
    expect(expected.length).toBeGreaterThan(50);
    expect(found.sort(byIds)).toEqual(expected.sort(byIds));
  });

  it("[A-06] the live index finds what the whole search finds, and follows changes", () => {
    const index = duplicateIndex(bank);
    const all = nearDuplicates(bank);
    for (const { original } of pairs.slice(0, 60)) {
      const expected = all.filter(({ left, right }) => left === original.id || right === original.id);
      const found = index.like(original);
      expect(found.map(({ itemId }) => itemId).sort()).toEqual(
        expected.map(({ left, right }) => (left === original.id ? right : left)).sort(),
      );
      expect(index.like({ ...original, id: "new" })[0]).toEqual({ itemId: original.id, similarity: 1, isBlocking: true });
    }
    const draft = single("过程能力指数的分母与过程的哪个统计量成正比？", ["标准差", "均值", "中位数", "众数"]);
    expect(index.like({ ...draft, id: "other" })).toEqual([]);
    index.put(draft);
    expect(index.like({ ...draft, id: "other" })).toHaveLength(1);
    expect(index.like(draft)).toEqual([]);
    index.put({ ...draft, stem: "抽样方案的鉴别比等于什么？", options: [] });
    expect(index.like({ ...draft, id: "other" })).toEqual([]);
    index.put(draft);
    index.remove(draft.id ?? "");
    expect(index.like({ ...draft, id: "other" })).toEqual([]);
  });

  it("[A-06] width, punctuation, white space, case, numbers and emphasis make no difference", () => {
    const left = single("某厂按 GB/T 19001 抽检 80 件，**不**合格 3 件，应当判为（　　）。", TEXTS);
    const right = single("某厂按ｇｂ／ｔ19001抽检125件;不合格7 件,应当判为( )", TEXTS);
    expect(itemSimilarity(left, right)).toBe(1);
  });

  it("[A-06] reads a text unit by unit as it does the whole", () => {
    const pieces = [
      "质量",
      "ＡＢ",
      "1",
      "１２",
      ".",
      "，",
      ",",
      " ",
      "é",
      "e\u0301",
      "㎜",
      "①",
      "X̄",
      "𠮷",
      "（",
      "%",
      "ﬁ",
      "ｶﾞ",
      "٣",
      "Ⅱ",
      "²",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary" }))), (parts) => {
        const text = parts.join("").replace(/[\\*$!|`#\n-]/g, "");
        expect(comparedText(text)).toBe(comparedAsWhole(text));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it("[A-06] options are a set: their order does not count, their ends do", () => {
    const stem = "下列属于质量成本的是（　　）。";
    expect(itemSimilarity(single(stem, TEXTS), single(stem, [...TEXTS].reverse(), "D"))).toBe(1);
    const moved = ["甲乙丙丁戊己庚", "辛壬癸子丑", "寅卯辰巳午未", "申酉戌亥天干"];
    const like = (texts: readonly string[]): number =>
      itemSimilarity(single(stem, TEXTS), single("质量成本包括（　　）。", texts));
    expect(like(moved)).toBeLessThan(like(TEXTS));
  });

  it("[A-06] the same options with another key are another question", () => {
    const [one, other] = ["抽样检验中，生产方风险是指（　　）。", "抽样检验中，使用方风险是指（　　）。"];
    expect(itemSimilarity(single(one, TEXTS, "A"), single(other, TEXTS, "A"))).toBeGreaterThan(LIKE_WARNS);
    expect(itemSimilarity(single(one, TEXTS, "A"), single(other, TEXTS, "B"))).toBeLessThan(LIKE_WARNS);
  });

  it("[A-06] items of one set share their story, and essays are compared with essays", () => {
    const stem = "某厂推行精益生产一年，库存下降而交期延长。据此回答下列问题。";
    expect(itemSimilarity({ ...single(stem, TEXTS), set: "s" }, { ...single(stem, TEXTS), set: "s" })).toBe(0);
    expect(itemSimilarity({ ...single(stem), type: "essay" }, single(stem))).toBe(0);
    expect(itemSimilarity({ ...single(stem), type: "essay" }, { ...single(stem), type: "essay" })).toBe(1);
    expect(nearDuplicates([single(""), single(" ")])).toEqual([]);
  });

  it("[A-06] no two items of the first exam are near-duplicates", () => {
    expect(nearDuplicates(house)).toEqual([]);
  });
});
