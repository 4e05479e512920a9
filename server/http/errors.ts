import type { FastifyError, FastifyInstance, FastifyReply } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { type Problem, REFUSAL_STATUS, type RefusalCode } from "#contract/refusals.ts";
import { Refused } from "#kernel/refusal.ts";

/** Every error leaves as problem+json (RFC 9457): a closed code the client has words for, facts, and an id for support. */
export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refused) {
      return sendProblem(reply, error.refusal.refused as RefusalCode, error.refusal.detail);
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      return sendProblem(reply, "bad-request", {
        field: error.validation[0]?.instancePath ?? "",
        reason: error.validation[0]?.message ?? "",
      });
    }
    if (error.statusCode === 429) return sendProblem(reply, "too-many-tries");
    if (error.statusCode !== undefined && error.statusCode < 500)
      return sendProblem(reply, "bad-request", { reason: error.code });
    // A fault is ours: logged with the id the person sees, and never explained to a stranger.
    request.log.error({ err: error, requestId: request.id }, "fault");
    const problem: Problem = { type: "about:blank", title: "fault", status: 500, code: "fault", instance: String(request.id) };
    return reply.code(500).type("application/problem+json").send(JSON.stringify(problem));
  });
}

export function sendProblem(reply: FastifyReply, code: RefusalCode, detail?: Record<string, unknown>): FastifyReply {
  const status = REFUSAL_STATUS[code];
  const problem: Problem = {
    type: `urn:kaoheng:refusal:${code}`,
    title: code,
    status,
    code,
    ...(detail ? { detail } : {}),
    instance: String(reply.request.id),
  };
  return reply
    .code(status)
    .type("application/problem+json")
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem);
}
