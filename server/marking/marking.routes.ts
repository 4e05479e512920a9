import type { FastifyInstance } from "fastify";
import { markingApi } from "#contract/marking.ts";
import { serve } from "../http/serve.ts";
import type { MarkingCommands } from "./marking.commands.ts";

export function markingRoutes(app: FastifyInstance, { marking }: { marking: MarkingCommands }): void {
  serve(app, markingApi.markingQueues, async ({ staff }) => ({ queues: await marking.queues(staff) }));
  serve(app, markingApi.claimReading, ({ staff, body }) => marking.claim(staff, body));
  serve(app, markingApi.renewLease, ({ staff, params, body }) => marking.renew(staff, { id: params.id, token: body.token }));
  serve(app, markingApi.saveDraft, ({ staff, params, body }) => marking.saveDraft(staff, { id: params.id, ...body }));
  serve(app, markingApi.submitMark, ({ staff, params, body }) => marking.submit(staff, { id: params.id, ...body }));
  serve(app, markingApi.undoMark, ({ staff, params }) => marking.undo(staff, params.id));
  serve(app, markingApi.releaseReading, async ({ staff, params, body }) => {
    await marking.release(staff, { id: params.id, token: body.token });
    return {};
  });
  serve(app, markingApi.recentMarks, ({ staff }) => marking.recent(staff));
  serve(app, markingApi.markingProgress, ({ params }) => marking.progress(params.id));
}
