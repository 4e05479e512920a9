import { and, asc, eq } from "drizzle-orm";
import type { KeyCheck } from "#contract/bank.ts";
import type { Comment } from "#contract/bank-review.ts";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { candidateView } from "#item-bank/candidate-view.ts";
import type { Item } from "#item-bank/item.ts";
import { newId } from "#kernel/ids.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessPorts } from "./access.commands.ts";
import type { ItemCommands } from "./item.commands.ts";
import { itemStore } from "./item.store.ts";

interface NewComment {
  readonly threadId?: string | undefined;
  readonly version: number;
  readonly field: string;
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly quote: string;
  readonly text: string;
  readonly assigneeId: string | null;
  readonly dueAt: number | null;
}

/** What other people do to an item before it is approved: remarks on its text, and the blind check of its key. */
export function reviewCommands(ports: AccessPorts & { readonly items: ItemCommands }) {
  const { database, writer, randomBytes, accounts, items } = ports;
  const { comments, keyChecks } = database.tables;
  const store = itemStore(database);

  async function names(): Promise<(id: string) => string> {
    const known = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    return (id) => known.get(id) ?? id;
  }

  async function newest(id: string): Promise<{ item: Item; version: number }> {
    const record = await store.byId(database.read, id);
    const saved = record && (await store.version(database.read, id, record.latestVersion));
    if (!record || !saved) throw new Refused(refuse("not-found"));
    return { item: saved.item, version: record.latestVersion };
  }

  async function threads(actor: StaffActor, itemId: string): Promise<{ comments: Comment[] }> {
    const name = await names();
    const rows = await database.read
      .select()
      .from(comments)
      .where(eq(comments.itemId, itemId))
      .orderBy(asc(comments.at), asc(comments.id));
    return {
      comments: rows.map(({ spanStart, spanEnd, by, assigneeId, resolvedBy, itemId: _, ...row }) => ({
        ...row,
        span: spanStart === null || spanEnd === null ? null : { start: spanStart, end: spanEnd },
        by: name(by),
        isMine: by === actor.id,
        assignee: assigneeId && name(assigneeId),
        resolvedBy: resolvedBy && name(resolvedBy),
      })),
    };
  }

  function blindView(item: Item): CandidateItem {
    return candidateView(item, item.type === "essay" ? [] : item.options.map(({ label }) => label));
  }

  return {
    comments: threads,

    async comment(actor: StaffActor, itemId: string, said: NewComment) {
      await newest(itemId);
      const { threadId, span, ...about } = said;
      await writer.record(async ({ tx, now, fact }) => {
        const id = newId(randomBytes, "comment");
        if (threadId !== undefined) {
          const [first] = await tx
            .select()
            .from(comments)
            .where(and(eq(comments.id, threadId), eq(comments.itemId, itemId)));
          if (!first) throw new Refused(refuse("not-found"));
        }
        const place = { spanStart: span?.start ?? null, spanEnd: span?.end ?? null };
        const open = { resolvedAt: null, resolvedBy: null };
        await tx
          .insert(comments)
          .values({ ...about, ...place, ...open, id, itemId, threadId: threadId ?? id, by: actor.id, at: now });
        await fact(`item:${itemId}`, actor.id, { kind: "commented", id, threadId: threadId ?? id, version: said.version });
      });
      return threads(actor, itemId);
    },

    /** Resolves a thread, or opens it again. */
    async resolve(actor: StaffActor, itemId: string, thread: { id: string; isResolved: boolean }) {
      await writer.record(async ({ tx, now, fact }) => {
        const change = thread.isResolved ? { resolvedAt: now, resolvedBy: actor.id } : { resolvedAt: null, resolvedBy: null };
        const first = and(eq(comments.id, thread.id), eq(comments.itemId, itemId), eq(comments.threadId, thread.id));
        const changed = await tx.update(comments).set(change).where(first).returning({ id: comments.id });
        if (changed.length === 0) throw new Refused(refuse("not-found"));
        await fact(`item:${itemId}`, actor.id, { kind: thread.isResolved ? "resolved" : "reopened", id: thread.id });
      });
      return threads(actor, itemId);
    },

    /** The newest version without key and rationale; does not count as having seen the key. */
    async blind(actor: StaffActor, itemId: string) {
      await items.allowed(database.read, itemId, { action: "check-key", actor });
      const { item, version } = await newest(itemId);
      return { itemId, version, item: blindView(item) };
    },

    /** The newest version as a candidate sees it, beside all that a reviewer needs. */
    async review(actor: StaffActor, itemId: string) {
      const detail = await items.show(actor, itemId);
      return { itemId, version: detail.version, item: blindView(detail.item), detail };
    },

    /** Answers blind; the answer is recorded whether it agrees or not, and cannot be changed. */
    async checkKey(
      actor: StaffActor,
      itemId: string,
      check: { version: number; answer: readonly string[]; remark: string },
    ): Promise<KeyCheck> {
      const answer = [...new Set(check.answer)].sort();
      const id = newId(randomBytes, "check");
      const row = await writer.record(async ({ tx, now, fact }) => {
        const { version } = await items.allowed(tx, itemId, { action: "check-key", actor });
        if (version !== check.version) throw new Refused(refuse("stale-version", { version }));
        const done = and(eq(keyChecks.itemId, itemId), eq(keyChecks.version, version), eq(keyChecks.by, actor.id));
        if ((await tx.select({ id: keyChecks.id }).from(keyChecks).where(done)).length > 0) throw new Refused(refuse("key-seen"));
        const saved = await store.version(tx, itemId, version);
        if (!saved || saved.item.type === "essay") throw new Refused(refuse("wrong-state"));
        const labels = saved.item.options.map(({ label }) => label as string);
        const isOne = saved.item.type === "multiple" || answer.length === 1;
        if (!isOne || answer.some((label) => !labels.includes(label))) throw new Refused(refuse("bad-answer"));
        const agrees = answer.join("") === [...saved.item.key].sort().join("");
        const about = { id, itemId, version, by: actor.id, at: now, answer: answer.join(""), agrees, remark: check.remark };
        await tx.insert(keyChecks).values({ ...about, settledBy: null, settledAt: null, settlement: null });
        await store.finishTasks(tx, itemId, { at: now, kind: "key-check" });
        await fact(`item:${itemId}`, actor.id, { kind: "key-checked", version, agrees });
        return about;
      });
      const { version, at, agrees, remark } = row;
      return { id, version, by: actor.displayName, at, answer, agrees, remark, settledBy: null, settlement: null };
    },
  };
}

export type ReviewCommands = ReturnType<typeof reviewCommands>;
