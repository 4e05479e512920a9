import { itemSchema } from "../item.ts";
import { graderText } from "./exported.ts";
import type { ForeignItem } from "./foreign-item.ts";
import { houseFacets } from "./house-fields.ts";
import { houseMarkup, inlineMarkup } from "./house-markup.ts";
import { htmlText } from "./html-text.ts";

type HouseItemRecord = Readonly<Record<string, unknown>>;

/**
 * Joins what a person sees in an exported question with what our own export wrote beside it. A visible text nobody has
 * changed gets the exact house text it was made of; a changed one stays as changed. Everything nobody can see comes from
 * the record.
 */
export function withHouse(visible: ForeignItem, record: HouseItemRecord): ForeignItem {
  const { house, ...facets } = houseFacets(record);
  const options = visible.options.map((option, at) => ({ ...option, text: restored(option.text, optionText(record, at), true) }));
  const { rationale, outline } = visible;
  return {
    ...visible,
    ...facets,
    stem: restored(visible.stem, record.stem),
    options,
    ...(rationale === undefined ? {} : { rationale: restored(rationale, record.rationale) }),
    ...(outline === undefined ? {} : { outline: restoredOutline(outline, record) }),
    ...(house === undefined ? {} : { house }),
  };
}

/** The text as the house wrote it, if the visible one is still what its export makes of it. */
function restored(visible: string, original: unknown, isInline = false): string {
  if (typeof original !== "string" || original === visible) return visible;
  return sameInMarkup(visible, original, isInline) ? original : visible;
}

/** Exports show graders the reference answer and the rubric as one text. */
function restoredOutline(visible: string, record: HouseItemRecord): string {
  const item = itemSchema.safeParse(record).data;
  if (item?.type === "essay" && sameInMarkup(visible, graderText(item), false)) return item.outline;
  return restored(visible, record.outline);
}

function sameInMarkup(visible: string, original: string, isInline: boolean): boolean {
  const options = { figureSource: (name: string) => name, formulas: "tex" } as const;
  const markup = isInline ? inlineMarkup(original, options) : houseMarkup(original, options);
  return htmlText(markup, { isInline, figureOf: (name) => name }).text === visible;
}

function optionText(record: HouseItemRecord, at: number): unknown {
  const list = record.options;
  const option: unknown = Array.isArray(list) ? list[at] : undefined;
  return typeof option === "object" && option !== null ? (option as Record<string, unknown>).text : undefined;
}
