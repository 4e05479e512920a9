import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type AnyRoute, NOTHING, type Route } from "#contract/route.ts";
import type { Actor, CandidateActor, StaffActor } from "../people/actor.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The contract's route behind this handler; a request without one is refused. */
    contract?: AnyRoute;
  }
  interface FastifyRequest {
    actor: Actor | null;
  }
}

/** What a handler gets: parsed input and a caller who may call. */
export interface Call<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The signed-in staff member; only on routes for staff. */
  readonly staff: StaffActor;
  /** The signed-in candidate; only on routes for candidates. */
  readonly candidate: CandidateActor;
}

/** Serves one route of the contract: input is parsed and access checked before the handler, output is cut to the contract after it. */
export function serve<Params, Query, Body, Reply>(
  app: FastifyInstance,
  route: Route<Params, Query, Body, Reply>,
  handle: (call: Call<Params, Query, Body>) => Promise<Reply> | Reply,
): void {
  app.route({
    method: route.method,
    url: route.path,
    config: { contract: route as unknown as AnyRoute },
    ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
    schema: {
      summary: route.summary,
      // A route that declares none is not made to parse nothing on every request.
      ...(route.params === NOTHING ? {} : { params: route.params }),
      ...(route.query === NOTHING ? {} : { querystring: route.query }),
      ...(route.method === "GET" ? {} : { body: route.body }),
      ...(route.answers === "file" ? {} : { response: { 200: route.reply } }),
    },
    handler: (request, reply) =>
      handle({
        params: request.params as Params,
        query: request.query as Query,
        body: request.body as Body,
        request,
        reply,
        staff: request.actor as StaffActor,
        candidate: request.actor as CandidateActor,
      }),
  });
}
