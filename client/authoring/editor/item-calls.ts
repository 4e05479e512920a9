import { call } from "#client/sync/api-client.ts";
import { bankApi } from "#contract/bank.ts";
import type { ItemCalls } from "./item-desk.ts";

/** The desk's calls over HTTP. */
export const itemCalls: ItemCalls = {
  create: (item, note) => call(bankApi.createItem, { body: { item, note } }),
  save: (item, baseVersion, note) => call(bankApi.saveItem, { params: { id: item.id }, body: { item, baseVersion, note } }),
  load: (id) => call(bankApi.showItem, { params: { id } }),
  act: (id, order) => call(bankApi.actOnItem, { params: { id }, body: order }),
};
