import { and, desc, eq, gte, isNotNull } from "drizzle-orm";
import { newId, type RandomBytes } from "#kernel/ids.ts";
import type { Clock } from "#kernel/instant.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Query } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";

/** Live items one person may see or take out without a second person. */
export const MOST_LIVE_ALONE = 20;
/** The window the limit counts over. */
const WINDOW_MS = 10 * 60_000;
/** Opening the same version again within this time is the same look. */
const SAME_LOOK_MS = 10 * 60_000;
export const PASS_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;

export interface AccessPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
}

export type AccessAction = "open" | "list" | "search" | "export" | "print";

/** Who saw which items. Looks at live items also go into the ledger, so that a row taken away shows. */
export function accessCommands({ database, writer, clock, randomBytes, accounts }: AccessPorts) {
  const { itemAccess, bulkPasses } = database.tables;

  async function names(): Promise<(id: string) => string> {
    const known = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    return (id) => known.get(id) ?? id;
  }

  /** The pass a person holds now, granted by somebody else. */
  async function passOf(query: Query, by: string): Promise<{ grantedBy: string } | null> {
    const rows = await query
      .select()
      .from(bulkPasses)
      .where(and(eq(bulkPasses.askedBy, by), isNotNull(bulkPasses.grantedBy), gte(bulkPasses.expiresAt, clock.now())));
    const grantedBy = rows[0]?.grantedBy;
    return grantedBy ? { grantedBy } : null;
  }

  /** @throws Refused `pass-needed` when a person would see more than 20 live items without a second person */
  async function secondPersonFor(actor: StaffActor, live: readonly string[]): Promise<string | null> {
    const pass = await passOf(database.read, actor.id);
    if (pass) return pass.grantedBy;
    const rows = await database.read
      .select({ itemId: itemAccess.itemId })
      .from(itemAccess)
      .where(and(eq(itemAccess.by, actor.id), eq(itemAccess.isLive, true), gte(itemAccess.at, clock.now() - WINDOW_MS)));
    const seen = new Set([...rows.flatMap(({ itemId }) => itemId ?? []), ...live]);
    if (seen.size > MOST_LIVE_ALONE) throw new Refused(refuse("pass-needed", { most: MOST_LIVE_ALONE }));
    return null;
  }

  async function write(
    actor: StaffActor,
    entry: {
      action: AccessAction;
      items: readonly string[];
      version: number | null;
      isLive: boolean;
      secondPerson: string | null;
    },
  ) {
    const { action, items, version, isLive, secondPerson } = entry;
    const itemId = action === "open" ? (items[0] ?? null) : null;
    await writer.record(async ({ tx, now, fact }) => {
      const row = {
        id: newId(randomBytes, "access"),
        at: now,
        by: actor.id,
        action,
        itemId,
        version,
        items: JSON.stringify(items),
        isLive,
        secondPerson,
      };
      await tx.insert(itemAccess).values(row);
      if (isLive) await fact(`access:${actor.id}`, actor.id, { kind: action, items, secondPerson });
    });
  }

  async function passes() {
    const name = await names();
    const rows = await database.read
      .select()
      .from(bulkPasses)
      .where(gte(bulkPasses.askedAt, clock.now() - DAY_MS))
      .orderBy(desc(bulkPasses.askedAt));
    return rows.map(({ id, askedBy, askedAt, reason, grantedBy, expiresAt }) => ({
      id,
      askedById: askedBy,
      askedBy: name(askedBy),
      askedAt,
      reason,
      grantedBy: grantedBy && name(grantedBy),
      expiresAt,
    }));
  }

  async function pass(actor: StaffActor, id: string) {
    const found = (await passes()).find((entry) => entry.id === id);
    if (!found) throw new Refused(refuse("not-found"));
    const { askedById, ...shown } = found;
    return { ...shown, isMine: askedById === actor.id };
  }

  return {
    secondPersonFor,

    /** One look at an item with its key. @throws Refused `pass-needed` */
    async opened(actor: StaffActor, item: { id: string; version: number; isLive: boolean }): Promise<void> {
      const { id, version, isLive } = item;
      const [last] = await database.read
        .select({ at: itemAccess.at })
        .from(itemAccess)
        .where(and(eq(itemAccess.by, actor.id), eq(itemAccess.itemId, id), eq(itemAccess.version, version)))
        .orderBy(desc(itemAccess.at));
      if (last && last.at > clock.now() - SAME_LOOK_MS) return;
      const secondPerson = isLive ? await secondPersonFor(actor, [id]) : null;
      await write(actor, { action: "open", items: [id], version, isLive, secondPerson });
    },

    /** Live items that came up in a search, or left the house. */
    async several(
      actor: StaffActor,
      entry: { action: AccessAction; live: readonly string[]; secondPerson?: string | null },
    ): Promise<void> {
      const { action, live, secondPerson = null } = entry;
      if (live.length > 0) await write(actor, { action, items: live, version: null, isLive: true, secondPerson });
    },

    async log(query: { itemId?: string | undefined; limit: number }) {
      const name = await names();
      const rows = await database.read
        .select()
        .from(itemAccess)
        .where(query.itemId === undefined ? undefined : eq(itemAccess.itemId, query.itemId))
        .orderBy(desc(itemAccess.at))
        .limit(query.limit);
      const entries = rows.map(({ at, by, action, items, isLive, secondPerson }) => ({
        at,
        by: name(by),
        action: action as AccessAction,
        items: JSON.parse(items) as string[],
        isLive,
        secondPerson: secondPerson && name(secondPerson),
      }));
      return { entries };
    },

    async askPass(actor: StaffActor, reason: string) {
      const id = newId(randomBytes, "pass");
      await writer.record(async ({ tx, now, fact }) => {
        await tx
          .insert(bulkPasses)
          .values({ id, askedBy: actor.id, askedAt: now, reason, grantedBy: null, grantedAt: null, expiresAt: null });
        await fact(`access:${actor.id}`, actor.id, { kind: "pass-asked", id, reason });
      });
      return pass(actor, id);
    },

    async listPasses(actor: StaffActor) {
      return { passes: (await passes()).map(({ askedById, ...shown }) => ({ ...shown, isMine: askedById === actor.id })) };
    },

    /** @throws Refused `same-person` for one's own */
    async grantPass(actor: StaffActor, id: string) {
      await writer.record(async ({ tx, now, fact }) => {
        const [found] = await tx.select().from(bulkPasses).where(eq(bulkPasses.id, id));
        if (!found) throw new Refused(refuse("not-found"));
        if (found.askedBy === actor.id) throw new Refused(refuse("same-person"));
        await tx
          .update(bulkPasses)
          .set({ grantedBy: actor.id, grantedAt: now, expiresAt: now + PASS_MS })
          .where(eq(bulkPasses.id, id));
        await fact(`access:${found.askedBy}`, actor.id, { kind: "pass-granted", id });
      });
      return pass(actor, id);
    },
  };
}

export type AccessCommands = ReturnType<typeof accessCommands>;
