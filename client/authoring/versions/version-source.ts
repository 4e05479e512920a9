import { createResource } from "solid-js";
import { call } from "#client/sync/api-client.ts";
import { bankApi } from "#contract/bank.ts";
import type { Item } from "#item-bank/item.ts";
import type { ItemDesk } from "../editor/item-desk.ts";
import { readableItem } from "./readable-item.ts";

/** A side of a comparison: a stored version, or what stands on the page. */
export type Side = number | "page";

/** The address writes a version as its number and the page as `page`. */
export function sideOf(text: string | undefined): Side | undefined {
  if (text === "page") return "page";
  return text && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** The item on one side of a comparison. Stored versions never change, so each is fetched once. */
export function createVersionSource(desk: ItemDesk) {
  const kept = new Map<number, Promise<Item>>();
  function load(id: string, version: number): Promise<Item> {
    const newest = desk.newest();
    if (newest?.version === version) return Promise.resolve(newest.item);
    const known = kept.get(version) ?? call(bankApi.showItemVersion, { params: { id, version } }).then(({ item }) => item);
    kept.set(version, known);
    known.catch(() => kept.delete(version));
    return known;
  }
  return {
    load,
    /** The item of a side, as a resource; the page's own side follows what is typed. */
    resourceOf(side: () => Side) {
      const [stored] = createResource(
        () => {
          const at = side();
          const id = desk.newest()?.item.id;
          return at === "page" || !id ? undefined : { id, version: at };
        },
        ({ id, version }) => load(id, version),
      );
      return { item: () => (side() === "page" ? readableItem(desk.draft) : stored.error ? undefined : stored()), stored };
    },
  };
}
