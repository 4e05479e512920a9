import type { Item } from "#item-bank/item.ts";

/** One readable part of an item. `which` tells parts of one kind apart: an option's label, a criterion's id, a sample's place. */
export interface ItemText {
  readonly field: ItemField;
  readonly which: string;
  readonly text: string;
  /** For options: whether it is a key. */
  readonly isKey?: boolean;
}

/** A part's name in words of the product: `stem`, `option A`, `criterion c1`. Comments name their place by it. */
export function partName({ field, which }: Pick<ItemText, "field" | "which">): string {
  return which === "" ? field : `${field} ${which}`;
}

export type ItemField =
  | "part"
  | "topic"
  | "level"
  | "difficulty"
  | "reference"
  | "tags"
  | "set"
  | "expectedSeconds"
  | "justification"
  | "stem"
  | "option"
  | "key"
  | "criterion"
  | "outline"
  | "rationale"
  | "enemies"
  | "sample";

/** Everything an item says, part by part in reading order: the ground of comparing versions and of reading one. */
export function textsOf(item: Item): ItemText[] {
  return [
    one("stem", item.stem),
    ...contentTexts(item),
    one("rationale", item.rationale),
    one("part", String(item.part)),
    one("topic", item.topic),
    one("level", item.level),
    one("difficulty", String(item.difficulty)),
    ...givenTexts(item),
    one("enemies", item.enemies.join("、")),
  ];
}

/** Parts an item may be without. */
function givenTexts(item: Item): ItemText[] {
  return [
    ...(item.reference ? [one("reference", item.reference)] : []),
    ...(item.tags?.length ? [one("tags", item.tags.join("、"))] : []),
    ...(item.set ? [one("set", item.set)] : []),
    ...(item.expectedSeconds ? [one("expectedSeconds", String(item.expectedSeconds))] : []),
    ...Object.entries(item.justifications ?? {}).map(([rule, text]): ItemText => ({ field: "justification", which: rule, text })),
  ];
}

function contentTexts(item: Item): ItemText[] {
  if (item.type !== "essay") {
    const options = item.options.map(
      ({ label, text }): ItemText => ({ field: "option", which: label, text, isKey: item.key.includes(label) }),
    );
    return [...options, one("key", item.key.join(""))];
  }
  return [
    ...item.rubric.map((criterion): ItemText => {
      const lines = criterion.guide.map((line) => `${line.points}　${line.text}`);
      const head = `${criterion.title}（${criterion.points}）`;
      return { field: "criterion", which: criterion.id, text: [head, ...lines].join("\n") };
    }),
    one("outline", item.outline),
    ...item.samples.map(
      (sample, at): ItemText => ({
        field: "sample",
        which: String(at + 1),
        text: `${sample.points}（${marksText(sample.marks)}）\n${sample.text}`,
      }),
    ),
  ];
}

function one(field: ItemField, text: string): ItemText {
  return { field, which: "", text };
}

function marksText(marks: Readonly<Record<string, number>>): string {
  return Object.entries(marks)
    .map(([id, mark]) => `${id} ${mark}`)
    .join(" ");
}
