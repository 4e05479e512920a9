import type { FastifyInstance } from "fastify";
import { bankApi } from "#contract/bank.ts";
import { bankReviewApi } from "#contract/bank-review.ts";
import { serve } from "../http/serve.ts";
import type { EditingCommands } from "./editing.commands.ts";
import type { ReviewCommands } from "./review.commands.ts";
import type { TaskCommands } from "./task.commands.ts";

interface Commands {
  readonly editing: EditingCommands;
  readonly reviews: ReviewCommands;
  readonly tasks: TaskCommands;
}

export function reviewRoutes(app: FastifyInstance, { editing, reviews, tasks }: Commands): void {
  serve(app, bankApi.keepWorkingCopy, ({ staff, params, body }) => editing.keep(staff, params.id, body));
  serve(app, bankApi.listWorkingCopies, ({ staff }) => editing.newOnes(staff));
  serve(app, bankApi.dropWorkingCopy, ({ staff, params }) => editing.drop(staff, params.id));
  serve(app, bankApi.lockItem, ({ staff, params, body }) => editing.lock(staff, params.id, body));
  serve(app, bankApi.unlockItem, ({ staff, params }) => editing.unlock(staff, params.id));
  serve(app, bankReviewApi.listComments, ({ staff, params }) => reviews.comments(staff, params.id));
  serve(app, bankReviewApi.addComment, ({ staff, params, body }) => reviews.comment(staff, params.id, body));
  serve(app, bankReviewApi.resolveComment, ({ staff, params, body }) =>
    reviews.resolve(staff, params.id, { id: params.commentId, isResolved: body.isResolved }),
  );
  serve(app, bankReviewApi.showBlind, ({ staff, params }) => reviews.blind(staff, params.id));
  serve(app, bankReviewApi.checkKey, ({ staff, params, body }) => reviews.checkKey(staff, params.id, body));
  serve(app, bankReviewApi.reviewItem, ({ staff, params }) => reviews.review(staff, params.id));
  serve(app, bankReviewApi.listReviewers, () => tasks.people());
  serve(app, bankReviewApi.listTasks, ({ staff, query }) => tasks.list(staff, query));
  serve(app, bankReviewApi.giveTasks, ({ staff, body }) => tasks.give(staff, body));
}
