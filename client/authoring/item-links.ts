/** Addresses of an item's pages. */
export function itemHref(id: string): string {
  return `/staff/bank/items/${encodeURIComponent(id)}`;
}

/** The item in the candidate's rendering, for its reviewer. */
export function reviewHref(id: string): string {
  return `${itemHref(id)}/review`;
}

/** The blind key check: the item without its key. */
export function keyCheckHref(id: string): string {
  return `${itemHref(id)}/key-check`;
}
