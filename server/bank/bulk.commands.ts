import { desc, eq } from "drizzle-orm";
import type { BulkChange, bankOverviewApi } from "#contract/bank-overview.ts";
import { bulkChange } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";
import type { Item } from "#item-bank/item.ts";
import { canonicalJson } from "#kernel/canonical-json.ts";
import { newId } from "#kernel/ids.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Recording } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessPorts } from "./access.commands.ts";
import type { ItemCommands } from "./item.commands.ts";
import { itemStore } from "./item.store.ts";

type Outcome = ReplyOf<typeof bankOverviewApi.bulkChangeItems>;

/** What happened to one item: versions before and after, or why nothing happened. */
type Touched =
  | { readonly id: string; readonly from: number; readonly to: number }
  | { readonly id: string; readonly code: string };

const MOST_SHOWN = 20;

/** Changes to many items at once, each item by the same rules as alone, and taken back as a whole. */
export function bulkCommands(ports: AccessPorts & { readonly items: ItemCommands }) {
  const { database, writer, randomBytes, accounts, items } = ports;
  const { bulkChanges } = database.tables;
  const store = itemStore(database);

  async function outcomes(): Promise<Outcome[]> {
    const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    const rows = await database.read
      .select()
      .from(bulkChanges)
      .orderBy(desc(bulkChanges.at), desc(bulkChanges.id))
      .limit(MOST_SHOWN);
    return rows.map(({ id, at, by, change, items: list, undoneAt }) => {
      const touched = JSON.parse(list) as Touched[];
      const refused = touched.flatMap((entry) => ("code" in entry ? [{ itemId: entry.id, code: entry.code }] : []));
      const about = { id, at, by: names.get(by) ?? by, change: bulkChange.parse(JSON.parse(change)) };
      return { ...about, changed: touched.length - refused.length, refused, undoneAt };
    });
  }

  async function outcome(id: string): Promise<Outcome> {
    const found = (await outcomes()).find((entry) => entry.id === id);
    if (!found) throw new Refused(refuse("not-found"));
    return found;
  }

  /** One item's share of a change. @throws Refused with what stands in the way */
  async function apply(
    recording: Recording,
    id: string,
    about: { actor: StaffActor; change: BulkChange; all: readonly string[] },
  ): Promise<Touched> {
    const { actor, change, all } = about;
    if (change.kind === "submit" || change.kind === "retire" || change.kind === "revive") {
      const { version } = await items.allowed(recording.tx, id, { action: change.kind, actor });
      await items.recordAction(recording, { id, action: change.kind, actor, note: "" });
      return { id, from: version, to: version };
    }
    const { version: from } = await items.allowed(recording.tx, id, { action: "edit", actor });
    const saved = await store.version(recording.tx, id, from);
    if (!saved) throw new Refused(refuse("not-found"));
    const item = changedItem(saved.item, change, all);
    const note = `批量修改 bulk change: ${change.kind}`;
    const { version: to } = await items.addVersion(recording, item, { baseVersion: from, by: actor.id, note, stage: "draft" });
    return { id, from, to };
  }

  return {
    outcomes: async () => ({ changes: await outcomes() }),

    async change(actor: StaffActor, order: { items: readonly string[]; change: BulkChange }): Promise<Outcome> {
      const id = newId(randomBytes, "bulk");
      const all = [...new Set(order.items)];
      await writer.record(async (recording) => {
        const touched: Touched[] = [];
        for (const itemId of all) {
          try {
            touched.push(await apply(recording, itemId, { actor, change: order.change, all }));
          } catch (error) {
            if (!(error instanceof Refused)) throw error;
            touched.push({ id: itemId, code: error.refusal.refused });
          }
        }
        const row = { id, by: actor.id, at: recording.now, change: canonicalJson(order.change), items: JSON.stringify(touched) };
        await recording.tx.insert(bulkChanges).values({ ...row, undoneAt: null, undoneBy: null });
        await recording.fact(`bulk:${id}`, actor.id, { kind: "changed", change: order.change, items: touched });
      });
      return outcome(id);
    },

    /** Gives items nobody touched since their former content or state. @throws Refused `nothing-to-undo` */
    async undo(actor: StaffActor, id: string): Promise<Outcome> {
      await writer.record(async (recording) => {
        const { tx, now, fact } = recording;
        const [row] = await tx.select().from(bulkChanges).where(eq(bulkChanges.id, id));
        if (!row) throw new Refused(refuse("not-found"));
        const change = bulkChange.parse(JSON.parse(row.change));
        const touched = (JSON.parse(row.items) as Touched[]).filter((entry) => "to" in entry);
        let undone = 0;
        for (const entry of row.undoneAt === null ? touched : [])
          undone += (await undoOne(recording, entry, { actor, change })) ? 1 : 0;
        if (undone === 0) throw new Refused(refuse("nothing-to-undo"));
        await tx.update(bulkChanges).set({ undoneAt: now, undoneBy: actor.id }).where(eq(bulkChanges.id, id));
        await fact(`bulk:${id}`, actor.id, { kind: "undone", items: undone });
      });
      return outcome(id);
    },
  };

  async function undoOne(
    recording: Recording,
    entry: { id: string; from: number; to: number },
    { actor, change }: { actor: StaffActor; change: BulkChange },
  ): Promise<boolean> {
    const { tx } = recording;
    const record = await store.byId(tx, entry.id);
    if (!record || record.latestVersion !== entry.to) return false;
    const back = { submit: "withdraw", retire: "revive", revive: "retire" } as const;
    try {
      if (change.kind === "submit" || change.kind === "retire" || change.kind === "revive") {
        await items.recordAction(recording, { id: entry.id, action: back[change.kind], actor, note: "" });
        return true;
      }
      if (entry.from === entry.to) return false;
      await items.allowed(tx, entry.id, { action: "edit", actor });
      const old = await store.version(tx, entry.id, entry.from);
      if (!old) return false;
      // What was approved before the change is approved text again.
      const stage = record.approvedVersion === entry.from ? "approved" : "draft";
      const note = "撤销批量修改 bulk change undone";
      const { version } = await items.addVersion(recording, old.item, { baseVersion: entry.to, by: actor.id, note, stage });
      return version !== entry.to;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }
}

export type BulkCommands = ReturnType<typeof bulkCommands>;

function changedItem(item: Item, change: BulkChange, all: readonly string[]): Item {
  const tags = item.tags ?? [];
  switch (change.kind) {
    case "level":
      return { ...item, level: change.level };
    case "topic":
      return { ...item, part: change.part, topic: change.topic };
    case "difficulty":
      return { ...item, difficulty: change.difficulty };
    case "add-tag":
      return tags.includes(change.tag) ? item : { ...item, tags: [...tags, change.tag] };
    case "remove-tag":
      return { ...item, tags: tags.filter((tag) => tag !== change.tag) };
    case "enemies":
      return { ...item, enemies: [...new Set([...item.enemies, ...all.filter((id) => id !== item.id)])].sort() };
    default:
      return item;
  }
}
