import { canonicalItem, type Item } from "#item-bank/item.ts";
import { plainText } from "#item-bank/rich-text.ts";

/** One spelling of a text for searching: width, case and white space do not matter. */
export function searchForm(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Everything of an item that a search looks in. */
export function searchTextOf(item: Item): string {
  const options = item.type === "essay" ? [] : item.options.map(({ text }) => text);
  return searchForm([item.id, plainText(item.stem), ...options, item.topic, ...(item.tags ?? [])].join("\n"));
}

/** How much of a live item's stem a list shows. */
const CLIPPED_CHARACTERS = 24;

/** The head of a stem: enough to recognise an item, too little to know it. */
export function clippedStem(stem: string): string {
  const text = [...plainText(stem)];
  return text.length <= CLIPPED_CHARACTERS ? text.join("") : `${text.slice(0, CLIPPED_CHARACTERS).join("")}…`;
}

/** Whether an item's search text holds every word asked for, in any order; no words match everything. */
export function matchesSearch(searchText: string, asked: string): boolean {
  return searchForm(asked)
    .split(" ")
    .every((word) => searchText.includes(word));
}

/** Whether saving would record anything: an item equal to the newest version is left alone. */
export function isSameItem(a: Item, b: Item): boolean {
  return canonicalItem(a) === canonicalItem(b);
}
