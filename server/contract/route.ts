import { z } from "zod";
import type { Role } from "./people.ts";

/** Who may call a route. There is no default: a route without an entry does not compile, and the server refuses to start with it. */
export type Access =
  | { readonly who: "anyone" }
  | { readonly who: "candidate" }
  | { readonly who: "staff"; readonly roles: readonly Role[] };

export const anyone: Access = { who: "anyone" };
export const candidateOnly: Access = { who: "candidate" };
export function staff(...roles: readonly Role[]): Access {
  return { who: "staff", roles };
}

export interface Route<Params, Query, Body, Reply> {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Fastify's path with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly reply: z.ZodType<Reply>;
  /** `file` answers bytes with a content type of its own; `reply` is not used then. */
  readonly answers: "json" | "file";
  /** Largest body in bytes; a limit of its own where the default of 64 kB does not fit. */
  readonly bodyLimit?: number;
}

export type AnyRoute = Route<unknown, unknown, unknown, unknown>;
export type ParamsOf<R> = R extends Route<infer P, unknown, unknown, unknown> ? P : never;
export type QueryOf<R> = R extends Route<unknown, infer Q, unknown, unknown> ? Q : never;
export type BodyOf<R> = R extends Route<unknown, unknown, infer B, unknown> ? B : never;
export type ReplyOf<R> = R extends Route<unknown, unknown, unknown, infer A> ? A : never;

/** What a route without parameters or query declares. */
export const NOTHING: z.ZodType = z.object({});

interface RouteOptions<P, Q, B, R> {
  access: Access;
  summary: string;
  params?: z.ZodType<P>;
  query?: z.ZodType<Q>;
  body?: z.ZodType<B>;
  reply?: z.ZodType<R>;
  answers?: "json" | "file";
  bodyLimit?: number;
}

/** Declares one route: `route("POST /api/papers", {…})`. Everything both sides need to know about it is in this value. */
export function route<P = object, Q = object, B = unknown, R = object>(
  signature: `${"GET" | "POST" | "PUT" | "DELETE"} /api/${string}`,
  options: RouteOptions<P, Q, B, R>,
): Route<P, Q, B, R> {
  const [method, path] = signature.split(" ") as [Route<P, Q, B, R>["method"], string];
  return {
    method,
    path,
    access: options.access,
    summary: options.summary,
    params: options.params ?? (NOTHING as unknown as z.ZodType<P>),
    query: options.query ?? (NOTHING as unknown as z.ZodType<Q>),
    body: options.body ?? (z.unknown() as unknown as z.ZodType<B>),
    reply: options.reply ?? (NOTHING as unknown as z.ZodType<R>),
    answers: options.answers ?? "json",
    ...(options.bodyLimit === undefined ? {} : { bodyLimit: options.bodyLimit }),
  };
}

/** `{id}` in the path. */
export const byId = z.object({ id: z.string().min(1).max(80) });
export const instant = z.int().min(0);
/** Points as whole units of 1/60 point. */
export const pointUnits = z.int();
