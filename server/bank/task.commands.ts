import { and, asc, eq, isNull } from "drizzle-orm";
import type { ReviewTask } from "#contract/bank-review.ts";
import type { Role } from "#contract/people.ts";
import { newId } from "#kernel/ids.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessPorts } from "./access.commands.ts";
import { refusalOf } from "./item-workflow.rules.ts";
import { standingStore } from "./standing.store.ts";

interface Account {
  readonly id: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly isActive: boolean;
}

interface TaskPorts extends Omit<AccessPorts, "accounts"> {
  readonly accounts: { all(): Promise<readonly Account[]> };
}

/** Who is asked to do what: reviews, key checks, and comments given to somebody. */
export function taskCommands({ database, writer, randomBytes, accounts }: TaskPorts) {
  const { reviewTasks, comments, items } = database.tables;
  const standings = standingStore(database);

  async function people(): Promise<{ id: string; name: string; roles: Role[] }[]> {
    const active = (await accounts.all()).filter(({ isActive }) => isActive);
    const concerned = active.filter(({ roles }) => roles.includes("writer") || roles.includes("reviewer"));
    return concerned.map(({ id, displayName, roles }) => ({ id, name: displayName, roles: [...roles] }));
  }

  async function list(actor: StaffActor, query: { whose: "me" | "all"; isDone: boolean }): Promise<{ tasks: ReviewTask[] }> {
    const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
    const name = (id: string): string => names.get(id) ?? id;
    const given = await database.read
      .select()
      .from(reviewTasks)
      .innerJoin(items, eq(items.id, reviewTasks.itemId))
      .orderBy(asc(reviewTasks.askedAt), asc(reviewTasks.id));
    const remarks = await database.read
      .select()
      .from(comments)
      .innerJoin(items, eq(items.id, comments.itemId))
      .where(eq(comments.threadId, comments.id))
      .orderBy(asc(comments.at), asc(comments.id));
    const tasks = [
      ...given.map(({ review_tasks: task, items: { part, topic } }) => ({
        ...task,
        kind: task.kind as ReviewTask["kind"],
        part,
        topic,
      })),
      ...remarks.flatMap(({ comments: { assigneeId, by, at, resolvedAt, ...remark }, items: { part, topic } }) =>
        assigneeId
          ? [{ ...remark, kind: "comment" as const, assigneeId, askedBy: by, askedAt: at, doneAt: resolvedAt, part, topic }]
          : [],
      ),
    ];
    const wanted = tasks.filter(
      (task) => (task.doneAt !== null) === query.isDone && (query.whose === "all" || task.assigneeId === actor.id),
    );
    return {
      tasks: wanted.map(({ id, kind, itemId, version, part, topic, assigneeId, askedBy, askedAt, dueAt, doneAt }) => {
        const who = { assignee: name(assigneeId), isMine: assigneeId === actor.id, askedBy: name(askedBy) };
        return { id, kind, itemId, version, part, topic, ...who, askedAt, dueAt, doneAt };
      }),
    };
  }

  return {
    people: async () => ({ people: await people() }),
    list,

    /** Asks one person for several items; what that person may not do is refused for that item by code. */
    async give(
      actor: StaffActor,
      order: { kind: "review" | "key-check"; items: readonly string[]; assigneeId: string; dueAt: number | null },
    ): Promise<{ tasks: ReviewTask[]; refused: { itemId: string; code: string }[] }> {
      const { kind, assigneeId, dueAt } = order;
      const person = (await people()).find(({ id }) => id === assigneeId);
      if (!person) throw new Refused(refuse("not-found", { person: assigneeId }));
      const ids: string[] = [];
      const refused: { itemId: string; code: string }[] = [];
      await writer.record(async ({ tx, now, fact }) => {
        for (const itemId of order.items) {
          const standing = await standings.of(tx, itemId);
          const code = standing ? refusalOf(kind === "key-check" ? "check-key" : "send-back", standing, person) : "not-found";
          if (!standing || code) {
            refused.push({ itemId, code: code ?? "not-found" });
            continue;
          }
          const open = and(eq(reviewTasks.itemId, itemId), eq(reviewTasks.kind, kind), isNull(reviewTasks.doneAt));
          await tx
            .update(reviewTasks)
            .set({ doneAt: now })
            .where(and(open, eq(reviewTasks.assigneeId, assigneeId)));
          const id = newId(randomBytes, "task");
          const { version } = standing;
          await tx
            .insert(reviewTasks)
            .values({ id, itemId, version, kind, assigneeId, askedBy: actor.id, askedAt: now, dueAt, doneAt: null });
          await fact(`item:${itemId}`, actor.id, { kind: "task-given", id, task: kind, assigneeId });
          ids.push(id);
        }
      });
      const { tasks } = await list(actor, { whose: "all", isDone: false });
      return { tasks: tasks.filter(({ id }) => ids.includes(id)), refused };
    },
  };
}

export type TaskCommands = ReturnType<typeof taskCommands>;
