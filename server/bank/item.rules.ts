import { canonicalItem, type Item } from "#item-bank/item.ts";

/** Where an item stands, from what is recorded about it. */
export function itemState(record: {
  readonly isRetired: boolean;
  readonly approvedVersion: number | null;
}): "draft" | "approved" | "retired" {
  if (record.isRetired) return "retired";
  return record.approvedVersion === null ? "draft" : "approved";
}

/** One spelling of a text for searching: width, case and white space do not matter. */
export function searchForm(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Everything of an item that a search looks in. */
export function searchTextOf(item: Item): string {
  const options = item.type === "essay" ? [] : item.options.map(({ text }) => text);
  return searchForm([item.id, item.stem, ...options, item.topic].join("\n"));
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
