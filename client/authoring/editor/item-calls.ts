import { call } from "#client/sync/api-client.ts";
import { bankApi } from "#contract/bank.ts";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import type { LockCalls } from "./edit-lock.ts";
import type { ItemCalls } from "./item-desk.ts";
import type { AskLint } from "./live-lint.ts";
import type { CopyCalls } from "./working-copy.ts";

/** Browsers refuse longer bodies on a page that is going; in characters, three bytes each at most. */
const KEEPALIVE_LIMIT = 20_000;

/** The desk's calls over HTTP. */
export const itemCalls: ItemCalls = {
  create: (item, note) => call(bankApi.createItem, { body: { item, note } }),
  save: (item, baseVersion, note) => call(bankApi.saveItem, { params: { id: item.id }, body: { item, baseVersion, note } }),
  load: (id) => call(bankApi.showItem, { params: { id } }),
  act: (id, order) => call(bankApi.actOnItem, { params: { id }, body: order }),
  restore: (id, { version, baseVersion }) => call(bankApi.restoreItemVersion, { params: { id, version }, body: { baseVersion } }),
};

/** Calls that must survive the page being left are sent with `keepalive`. */
export const copyCalls: CopyCalls = {
  keep: (id, copy) =>
    call(bankApi.keepWorkingCopy, { params: { id }, body: copy, keepalive: JSON.stringify(copy).length < KEEPALIVE_LIMIT }),
  drop: (id) => call(bankApi.dropWorkingCopy, { params: { id } }),
};

export const lockCalls: LockCalls = {
  lock: (id, takeOver) => call(bankApi.lockItem, { params: { id }, body: { takeOver } }),
  unlock: (id) => call(bankApi.unlockItem, { params: { id }, keepalive: true }),
};

/** @param stage what is asked for: `write` what a submission needs, `approve` also what an approved item must have */
export function lintAt(stage: "write" | "approve"): AskLint {
  return (item, signal) => call(bankOverviewApi.lintDraft, { body: { item, stage }, signal });
}
