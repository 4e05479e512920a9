import type { ItemType } from "#item-bank/item.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";

export type { Sentence } from "#kernel/issue-sentences.ts";

const TYPE_NAMES: Readonly<Record<ItemType, Sentence>> = {
  single: { zh: "单选题", en: "single choice" },
  multiple: { zh: "多选题", en: "multiple choice" },
  essay: { zh: "论述题", en: "essay" },
};

export function typeName(type: ItemType): Sentence {
  return TYPE_NAMES[type];
}

/** Part 0 means the whole exam: essays may come from any part. */
export function cellName(part: number, type: ItemType): Sentence {
  const name = typeName(type);
  return part === 0 ? name : { zh: `第 ${part} 部分${name.zh}`, en: `part ${part} ${name.en}` };
}
