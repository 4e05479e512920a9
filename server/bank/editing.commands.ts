import { and, desc, eq } from "drizzle-orm";
import type { EditLock } from "#contract/bank.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessPorts } from "./access.commands.ts";
import { itemStore } from "./item.store.ts";

/** A lock is kept by renewing it; a closed lid gives it back by itself. */
export const LOCK_MS = 120_000;
/** Unsaved new items told at once. */
const MOST_COPIES = 20;

/** Unsaved work and the edit lock. Neither is a fact about an item, so neither is in the ledger. */
export function editingCommands({ database, clock, accounts }: AccessPorts) {
  const { workingCopies, editLocks } = database.tables;
  const store = itemStore(database);

  return {
    /** Keeps a person's unsaved work as it is; one copy per person and item, so a take-over loses nothing. */
    async keep(
      actor: StaffActor,
      itemId: string,
      copy: { baseVersion: number; content: Record<string, unknown> },
    ): Promise<{ savedAt: number }> {
      const savedAt = clock.now();
      const content = canonicalJson(copy.content as unknown as Json);
      const row = { itemId, accountId: actor.id, baseVersion: copy.baseVersion, content, savedAt };
      await database.transaction(async (tx) => {
        const { baseVersion } = row;
        await tx
          .insert(workingCopies)
          .values(row)
          .onConflictDoUpdate({
            target: [workingCopies.itemId, workingCopies.accountId],
            set: { baseVersion, content, savedAt },
          });
      });
      return { savedAt };
    },

    /** Work on items that were never saved: nothing else leads back to it. */
    async newOnes(actor: StaffActor) {
      const rows = await database.read
        .select()
        .from(workingCopies)
        .where(and(eq(workingCopies.accountId, actor.id), eq(workingCopies.baseVersion, 0)))
        .orderBy(desc(workingCopies.savedAt))
        .limit(MOST_COPIES);
      return {
        copies: rows.map(({ itemId, content, savedAt }) => ({ itemId, content: JSON.parse(content) as unknown, savedAt })),
      };
    },

    async drop(actor: StaffActor, itemId: string): Promise<object> {
      await database.transaction((tx) => store.dropWorkingCopy(tx, itemId, actor.id));
      return {};
    },

    /** Takes the lock, renews it, or takes it over. @throws Refused `locked` with the holder's name */
    async lock(actor: StaffActor, itemId: string, { takeOver }: { takeOver: boolean }): Promise<EditLock> {
      const now = clock.now();
      const expiresAt = now + LOCK_MS;
      const held = await database.transaction(async (tx) => {
        if (!(await store.byId(tx, itemId))) throw new Refused(refuse("not-found"));
        const holder = await store.lock(tx, itemId, now);
        if (holder && holder.holderId !== actor.id && !takeOver) return holder;
        const row = { holderId: actor.id, takenAt: now, expiresAt };
        await tx
          .insert(editLocks)
          .values({ itemId, ...row })
          .onConflictDoUpdate({ target: editLocks.itemId, set: row });
        return null;
      });
      if (!held) return { holderId: actor.id, holder: actor.displayName, isMine: true, expiresAt };
      const holder = (await accounts.all()).find(({ id }) => id === held.holderId)?.displayName ?? held.holderId;
      throw new Refused(refuse("locked", { holder, expiresAt: held.expiresAt }));
    },

    async unlock(actor: StaffActor, itemId: string): Promise<object> {
      await database.transaction(async (tx) => {
        await tx.delete(editLocks).where(and(eq(editLocks.itemId, itemId), eq(editLocks.holderId, actor.id)));
      });
      return {};
    },
  };
}

export type EditingCommands = ReturnType<typeof editingCommands>;
