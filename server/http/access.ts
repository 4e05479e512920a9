import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Access } from "#contract/route.ts";
import { assert } from "#kernel/assert.ts";
import { type Refusal, Refused, refuse } from "#kernel/refusal.ts";
import type { Actor, StaffActor } from "../people/actor.ts";
import type { SessionKind, Sessions } from "../people/sessions.ts";

export const COOKIES: Record<SessionKind, string> = { staff: "kaoheng_staff", candidate: "kaoheng_candidate" };

export interface AccessPorts {
  readonly sessions: Sessions;
  /** The staff member behind an account id, or null when it may not sign in any more. */
  staffById(id: string): Promise<StaffActor | null>;
}

/**
 * Checks every request against the contract's table before anything else happens. A route without an entry stops
 * the server at start: there is no route that somebody forgot to protect.
 */
export function installAccess(app: FastifyInstance, ports: AccessPorts): void {
  app.decorateRequest("actor", null);
  app.addHook("onRoute", (route) => {
    if (!route.url.startsWith("/api/")) return;
    assert(route.config?.contract, `${String(route.method)} ${route.url} has no entry in the contract`);
  });
  app.addHook("onRequest", async (request) => {
    const route = request.routeOptions.config.contract;
    if (!route) return;
    if (route.method !== "GET") refuseForeignOrigin(request);
    const { access } = route;
    if (access.who === "anyone") return;
    request.actor = await findActor(ports, access.who, request.cookies[COOKIES[access.who]]);
    const refusal = checkAccess(access, request.actor);
    if (refusal) throw new Refused(refusal);
  });
}

/** Pure: whether a caller may call. */
export function checkAccess(access: Access, actor: Actor | null): Refusal | null {
  if (access.who === "anyone") return null;
  if (actor?.kind !== access.who) return refuse("not-signed-in");
  if (access.who === "staff" && actor.kind === "staff" && !access.roles.some((role) => actor.roles.includes(role))) {
    return refuse("not-allowed");
  }
  return null;
}

/** The person behind a session token; also used by the live link. */
export async function findActor(ports: AccessPorts, kind: SessionKind, token: string | undefined): Promise<Actor | null> {
  if (!token) return null;
  const subject = await ports.sessions.subjectOf(kind, token);
  if (subject === null) return null;
  return kind === "candidate" ? { kind, attemptId: subject } : ports.staffById(subject);
}

/** Cookies are SameSite=Strict; this refuses what an old browser might still let through (ASVS 3.5). */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw new Refused(refuse("wrong-origin"));
}
