import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { BodyOf, ReplyOf } from "#contract/route.ts";
import type { Item } from "#item-bank/item.ts";
import { lintItem } from "#item-bank/lint/lint.ts";
import type { DraftItem } from "#item-bank/lint/lint-finding.ts";
import { readDraft } from "#item-bank/lint/read-draft.ts";
import { type DuplicateIndex, duplicateIndex } from "#item-bank/near-duplicates.ts";
import type { StaffActor } from "../people/actor.ts";
import type { ItemCommands, ItemPorts } from "./item.commands.ts";
import { clippedStem } from "./item.rules.ts";
import { itemStore } from "./item.store.ts";

type Draft = BodyOf<typeof bankOverviewApi.lintDraft>;
type Reply = ReplyOf<typeof bankOverviewApi.lintDraft>;

/** What can be said of a text while it is being written. The index of the bank's words is built anew when the bank has changed. */
export function lintCommands({ database, cells, items }: ItemPorts & { readonly items: ItemCommands }) {
  const store = itemStore(database);
  let built:
    | { readonly stamp: string; readonly index: Promise<{ index: DuplicateIndex; bank: ReadonlyMap<string, Item> }> }
    | undefined;

  /** Number of versions there are: grows with every save. */
  async function stampOf(): Promise<string> {
    const rows = await items.all();
    return `${rows.length} ${rows.reduce((sum, row) => sum + row.latestVersion + (row.isRetired ? 0.5 : 0), 0)}`;
  }

  async function build() {
    const list = await store.inUse(database.read);
    return { index: duplicateIndex(list), bank: new Map(list.map((item) => [item.id, item])) };
  }

  async function current() {
    const stamp = await stampOf();
    if (built?.stamp !== stamp) built = { stamp, index: build() };
    return built.index;
  }

  return {
    /** Items that say almost the same, most alike first; never the item itself. */
    async like(draft: DraftItem): Promise<{ itemId: string; similarity: number; isBlocking: boolean }[]> {
      const { index } = await current();
      return index.like(draft);
    },

    async lint(_actor: StaffActor, { item, stage }: Draft): Promise<Reply> {
      const draft = readDraft(item);
      const known = await cells?.();
      const findings = lintItem(draft, { stage, ...(known ? { cells: known } : {}) });
      const { index, bank } = await current();
      const likes = index.like(draft).map((like) => ({ ...like, stem: clippedStem(bank.get(like.itemId)?.stem ?? "") }));
      return { findings, likes };
    },
  };
}

export type LintCommands = ReturnType<typeof lintCommands>;
