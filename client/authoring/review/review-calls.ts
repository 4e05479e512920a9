import { call } from "#client/sync/api-client.ts";
import { bankReviewApi } from "#contract/bank-review.ts";
import type { BlindCalls } from "./blind-check.ts";
import type { CommentCalls } from "./comments.ts";

export const commentCalls: CommentCalls = {
  list: (id) => call(bankReviewApi.listComments, { params: { id } }),
  add: (id, body) => call(bankReviewApi.addComment, { params: { id }, body }),
  resolve: (id, commentId, isResolved) => call(bankReviewApi.resolveComment, { params: { id, commentId }, body: { isResolved } }),
  people: () => call(bankReviewApi.listReviewers),
};

export const blindCalls: BlindCalls = {
  show: (id) => call(bankReviewApi.showBlind, { params: { id } }),
  check: (id, body) => call(bankReviewApi.checkKey, { params: { id }, body }),
  tasks: () => call(bankReviewApi.listTasks, { query: { whose: "me" } }),
};
