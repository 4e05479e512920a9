import { type Item, itemSchema } from "../item.ts";
import type { Draft, Facets } from "./question-draft.ts";
import { cellText, writtenCell } from "./sheet-columns.ts";

/**
 * Joins a row of a sheet we wrote with the item that stands in its last columns. A cell nobody has touched gives exactly
 * what the item said; a changed one stays as changed. An emptied cell counts as untouched, except where it empties a whole
 * option.
 * @param textOf what a column's cell holds now
 */
export function restoredDraft(draft: Draft, record: unknown, textOf: (name: string) => string): Draft {
  const item = itemSchema.safeParse(record).data;
  if (!item) return draft;
  const isUntouched = (name: string): boolean => cellText(textOf(name)) === writtenCell(item, name);
  const options = draft.options.map((option) => {
    const own = item.type === "essay" ? undefined : item.options.find(({ label }) => label === option.label);
    return own && isUntouched(own.label) ? { ...option, text: own.text } : option;
  });
  return {
    ...draft,
    stem: isUntouched("stem") ? item.stem : draft.stem,
    options,
    facets: facetsOf(item, draft.facets ?? {}, isUntouched),
  };
}

function facetsOf(item: Item, facets: Facets, isUntouched: (name: string) => boolean): Facets {
  const own: Record<string, unknown> = { ...facets };
  for (const name of ["id", "part", "topic", "level", "difficulty", "rationale", "reference"] as const) {
    if (isUntouched(name)) own[name] = item[name];
  }
  if (item.type === "essay" && isUntouched("outline")) own.outline = item.outline;
  const house: Record<string, unknown> = { ...facets.house };
  if (isUntouched("tags")) house.tags = item.tags;
  if (isUntouched("set")) house.set = item.set;
  if (isUntouched("seconds")) house.expectedSeconds = item.expectedSeconds;
  if (isUntouched("enemies")) house.enemies = item.enemies;
  own.house = Object.fromEntries(Object.entries(house).filter(([, value]) => value !== undefined));
  return own as Facets;
}
