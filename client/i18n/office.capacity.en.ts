import type { CapacityWords } from "./office.capacity.zh.ts";

export const capacityEn: CapacityWords = {
  title: "Capacity of the bank",
  lead: (version) => `Capacity of the bank · by version ${version} of the blueprint`,
  working: "Counting items, then assembling paper after paper and checking every requirement; this usually takes a few seconds",
  uses: "Most uses of an item",
  usesHint: "Papers an item may have been on in all. With 1, only items never used count; empty for no limit.",
  usesWrong: "Please enter a whole number of at least 1, or leave it empty.",
  finding: {
    none: (items) => `${items} items may be used; as the bank stands, not a single paper can be assembled.`,
    reached: (items, papers) =>
      `${items} items may be used; they give ${papers === 1 ? "1 paper" : `${papers} papers`} without a shared item, all really assembled and checked. It is proven that there can be no more.`,
    between: (items, found, most) =>
      `${items} items may be used; ${found} papers without a shared item were really assembled and checked. It is proven that there can be at most ${most}.`,
    limited: (uses) => (uses === 1 ? "Counting only items never used: " : `Counting only items used less than ${uses} times: `),
  },
  first: (cells, all) => `${cells} of ${all} cells run out first.`,
  chart: {
    title: "Papers per cell",
    lead: "How many papers each cell could serve alone, the scarcest first. Hatched ones run out first.",
    label: "Papers each part and type could serve",
    essays: "Essays",
    cell: (part, type) => `Part ${part} ${type}`,
    papers: (papers) => (papers === 1 ? "1 paper" : `${papers} papers`),
    isFirst: "runs out first",
    most: (papers) => (papers === 1 ? "1 paper in all" : `${papers} papers in all`),
  },
  cells: {
    title: "Parts and types",
    part: "Part and type",
    have: "Items",
    perPaper: "Per paper",
    papers: "Papers",
    left: "Left over",
    isFirst: "runs out first",
  },
  rules: {
    title: (count) => `Other requirements (${count})`,
    lead: "The least numbers the blueprint asks for of levels, topics and the like.",
    name: "Requirement",
    none: "No other rule asks for a least number of items.",
  },
  next: {
    title: "What to write next",
    lead: (papers) => `For paper number ${papers}, at least these are missing:`,
    total: (items) => (items === 1 ? "1 item in all" : `${items} items in all`),
    items: (items) => (items === 1 ? "1 item" : `${items} items`),
    rules: (count) => (count === 1 ? "Among them (1 requirement)" : `Among them (${count} requirements)`),
    none: "There are items enough for one more paper; enemies, or requirements that hold each other back, allow no more.",
    toBank: (name) => `Show ${name} in the bank`,
  },
};
