import { type Accessor, createMemo } from "solid-js";
import { type Action, createAction, createQuery, type Query } from "#client/sync/create-query.ts";
import type { bankReviewApi, Comment } from "#contract/bank-review.ts";
import type { BodyOf, ReplyOf } from "#contract/route.ts";
import type { Span } from "./text-places.ts";

type Comments = ReplyOf<typeof bankReviewApi.listComments>;
export type Person = ReplyOf<typeof bankReviewApi.listReviewers>["people"][number];

export interface CommentCalls {
  list(itemId: string): Promise<Comments>;
  add(itemId: string, body: BodyOf<typeof bankReviewApi.addComment>): Promise<Comments>;
  resolve(itemId: string, commentId: string, isResolved: boolean): Promise<Comments>;
  people(): Promise<{ people: readonly Person[] }>;
}

/** A place of an item's text. */
export interface Place {
  readonly field: string;
  readonly span: Span | null;
  readonly quote: string;
}

/** One talk about one place: the first comment carries the place, the task and whether it is settled. */
export interface Thread {
  readonly first: Comment;
  readonly answers: readonly Comment[];
}

export interface CommentDesk {
  query: Query<Comments>;
  threads: Accessor<readonly Thread[]>;
  open: Accessor<readonly Thread[]>;
  add: Action<[about: { place: Place; text: string; assigneeId: string | null; dueAt: number | null }], Comments>;
  answer: Action<[threadId: string, text: string], Comments>;
  resolve: Action<[threadId: string, isResolved: boolean], Comments>;
}

/** The whole item is a place too. */
export const WHOLE_ITEM: Place = { field: "item", span: null, quote: "" };
const LONGEST_QUOTE = 500;

/** The threads of an item, as the server has them after every word said. */
export function createCommentDesk(
  calls: CommentCalls,
  about: { itemId: Accessor<string | undefined>; version: Accessor<number> },
): CommentDesk {
  const query = createQuery(
    createMemo(() => about.itemId()),
    (id) => calls.list(id),
  );
  const itemId = () => about.itemId() ?? "";
  const threads = createMemo(() => threadsOf(query.data()?.comments ?? []));
  const kept = async (answer: Promise<Comments>): Promise<Comments> => {
    const comments = await answer;
    query.set(comments);
    return comments;
  };
  return {
    query,
    threads,
    open: () => threads().filter(({ first }) => first.resolvedAt === null),
    add: createAction(({ place, text, assigneeId, dueAt }) =>
      kept(
        calls.add(itemId(), {
          ...place,
          quote: place.quote.slice(0, LONGEST_QUOTE),
          version: about.version(),
          text,
          assigneeId,
          dueAt,
        }),
      ),
    ),
    answer: createAction((threadId, text) => {
      const thread = threads().find(({ first }) => first.id === threadId);
      const field = thread?.first.field ?? WHOLE_ITEM.field;
      const place = { field, span: null, quote: "" };
      const nobody = { assigneeId: null, dueAt: null };
      return kept(calls.add(itemId(), { ...place, ...nobody, threadId, version: about.version(), text }));
    }),
    resolve: createAction((threadId, isResolved) => kept(calls.resolve(itemId(), threadId, isResolved))),
  };
}

/** Comments as threads, in the order they were begun. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  return comments
    .filter(({ id, threadId }) => id === threadId)
    .map((first) => ({ first, answers: comments.filter(({ id, threadId }) => threadId === first.id && id !== first.id) }));
}

/**
 * Where a thread's words stand in a field's text now: where they stood, if the text still says them there; otherwise
 * where they stand alone; else nowhere, and the thread keeps its quote.
 */
export function spanNow(first: Pick<Comment, "span" | "quote">, raw: string): Span | undefined {
  const { span, quote } = first;
  if (!span) return undefined;
  if (quote === "" || raw.slice(span.start, span.end) === quote) return span.end <= raw.length ? span : undefined;
  const at = raw.indexOf(quote);
  const isAlone = at !== -1 && raw.indexOf(quote, at + 1) === -1;
  return isAlone ? { start: at, end: at + quote.length } : undefined;
}

/** The last moment of a day as people mean a due date, from the value of a date field; null for none. */
export function dueAtOf(day: string): number | null {
  const at = new Date(`${day}T23:59:59`).getTime();
  return Number.isNaN(at) ? null : at;
}
