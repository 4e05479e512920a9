import type { ChoiceItem, EssayItem, Item } from "#item-bank/item.ts";

const FACETS = { part: 2, topic: "质量经济性", level: "理解", difficulty: 0.6, rationale: "见标准。", enemies: [] };

export function single(change: Partial<ChoiceItem> = {}): Item {
  const options = (["A", "B", "C", "D"] as const).map((label) => ({ label, text: `选项${label}` }));
  return {
    ...FACETS,
    id: "cmq-2-s-001",
    type: "single",
    stem: "下列属于预防成本的是（　　）。",
    options,
    key: ["A"],
    ...change,
  } as Item;
}

export function essay(change: Partial<EssayItem> = {}): Item {
  return {
    ...FACETS,
    id: "cmq-e-001",
    type: "essay",
    stem: "请论述。",
    outline: "一、二、三。",
    rubric: [
      { id: "c1", title: "问题", points: 12, guide: [{ points: 12, text: "指出问题" }] },
      { id: "c2", title: "对策", points: 8, guide: [{ points: 8, text: "提出对策" }] },
    ],
    samples: [{ quality: "fair", points: 14, marks: { c1: 9, c2: 5 }, text: "我认为……" }],
    ...change,
  };
}
