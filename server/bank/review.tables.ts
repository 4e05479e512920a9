import type { Kit } from "../database/kit-sqlite.ts";

/** What people do around an item's text: unsaved work, locks, remarks, tasks, key checks. */
export function reviewTables(kit: Kit) {
  return {
    workingCopies: kit.table(
      "working_copies",
      {
        itemId: kit.text("item_id"),
        accountId: kit.text("account_id"),
        baseVersion: kit.int("base_version"),
        /** An unfinished item as JSON, in whatever state its writer left it. */
        content: kit.json("content"),
        savedAt: kit.instant("saved_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.itemId, table.accountId] })],
    ),
    editLocks: kit.table(
      "edit_locks",
      {
        itemId: kit.text("item_id"),
        holderId: kit.text("holder_id"),
        takenAt: kit.instant("taken_at"),
        expiresAt: kit.instant("expires_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.itemId] })],
    ),
    comments: kit.table(
      "comments",
      {
        id: kit.text("id"),
        itemId: kit.text("item_id"),
        /** Id of the first comment of the thread; its own id for the first. */
        threadId: kit.text("thread_id"),
        version: kit.int("version"),
        field: kit.text("field"),
        spanStart: kit.maybeInt("span_start"),
        spanEnd: kit.maybeInt("span_end"),
        quote: kit.text("quote"),
        text: kit.text("text"),
        by: kit.text("by_account"),
        at: kit.instant("at_instant"),
        assigneeId: kit.maybeText("assignee_id"),
        dueAt: kit.maybeInstant("due_at"),
        resolvedAt: kit.maybeInstant("resolved_at"),
        resolvedBy: kit.maybeText("resolved_by"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.index("comments_item").on(table.itemId)],
    ),
    reviewTasks: kit.table(
      "review_tasks",
      {
        id: kit.text("id"),
        itemId: kit.text("item_id"),
        version: kit.int("version"),
        /** review or key-check. */
        kind: kit.text("kind"),
        assigneeId: kit.text("assignee_id"),
        askedBy: kit.text("asked_by"),
        askedAt: kit.instant("asked_at"),
        dueAt: kit.maybeInstant("due_at"),
        doneAt: kit.maybeInstant("done_at"),
      },
      (table) => [
        kit.primaryKey({ columns: [table.id] }),
        kit.index("review_tasks_assignee").on(table.assigneeId),
        kit.index("review_tasks_item").on(table.itemId),
      ],
    ),
    keyChecks: kit.table(
      "key_checks",
      {
        id: kit.text("id"),
        itemId: kit.text("item_id"),
        version: kit.int("version"),
        by: kit.text("by_account"),
        at: kit.instant("at_instant"),
        /** Labels as stored, joined: "ACD". */
        answer: kit.text("answer"),
        agrees: kit.flag("agrees"),
        remark: kit.text("remark"),
        settledBy: kit.maybeText("settled_by"),
        settledAt: kit.maybeInstant("settled_at"),
        settlement: kit.maybeText("settlement"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.index("key_checks_item").on(table.itemId, table.version)],
    ),
  };
}
