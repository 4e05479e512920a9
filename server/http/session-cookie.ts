import type { FastifyReply } from "fastify";
import type { SessionKind } from "../people/sessions.ts";
import { COOKIES } from "./access.ts";

export interface CookieSettings {
  /** True behind TLS; a plain loopback installation cannot set it. */
  readonly isSecure: boolean;
}

export function setSessionCookie(
  reply: FastifyReply,
  kind: SessionKind,
  session: { token: string; lifetimeMs: number } & CookieSettings,
): void {
  reply.setCookie(COOKIES[kind], session.token, {
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: session.isSecure,
    maxAge: Math.floor(session.lifetimeMs / 1000),
  });
}

export function clearSessionCookie(reply: FastifyReply, kind: SessionKind): void {
  reply.clearCookie(COOKIES[kind], { path: "/" });
}
