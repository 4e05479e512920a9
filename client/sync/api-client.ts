import type { Route } from "#contract/route.ts";
import { ApiProblem, type ProblemCode } from "./api-problem.ts";

type IsOptional<T> = object extends T ? true : false;
type ParamsPart<P> = IsOptional<P> extends true ? { params?: P } : { params: P };
type BodyPart<B> = unknown extends B ? { body?: undefined } : { body: B };

/** What a route asks of its caller; `query` may leave out what has a default. */
export type CallInput<P, Q, B> = ParamsPart<P> & BodyPart<B> & { query?: Partial<Q>; signal?: AbortSignal; keepalive?: boolean };

type Rest<Input> = object extends Input ? [input?: Input] : [input: Input];
interface AnyInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  signal?: AbortSignal;
  keepalive?: boolean;
}

/**
 * Calls one route of the contract and answers its reply: `await call(api.showItem, { params: { id } })`.
 * @throws ApiProblem with the server's refusal code, `fault` for an answer that is none, `offline` for no answer
 */
export async function call<P, Q, B, R>(
  route: Pick<Route<P, Q, B, R>, "method" | "path" | "params" | "query" | "body" | "reply">,
  ...rest: Rest<CallInput<P, Q, B>>
): Promise<R> {
  const input = (rest[0] ?? {}) as AnyInput;
  const response = await send(route, input);
  if (!response.ok) throw await problemOf(response);
  return (response.status === 204 ? {} : await readJson(response)) as R;
}

/** A file the server made, with the name it gave. */
export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/**
 * Calls a route that answers a file and needs a body, so that a plain link will not do.
 * @throws ApiProblem as `call` does
 */
export async function callForFile<P, Q, B>(
  route: Pick<Route<P, Q, B, unknown>, "method" | "path" | "params" | "query" | "body">,
  ...rest: Rest<CallInput<P, Q, B>>
): Promise<NamedFile> {
  const response = await send(route, (rest[0] ?? {}) as AnyInput);
  if (!response.ok) throw await problemOf(response);
  try {
    return { name: fileNameOf(response.headers.get("content-disposition") ?? ""), content: await response.blob() };
  } catch {
    throw new ApiProblem("offline");
  }
}

/** The name a Content-Disposition gives, the encoded one first (RFC 6266). */
export function fileNameOf(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded.trim());
    } catch {
      // A name that was not encoded as it says: the plain one will do.
    }
  }
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? /filename=([^;]+)/i.exec(disposition)?.[1]?.trim() ?? "download";
}

/** The address of a route that answers a file, for a link with `download`. */
export function addressOf<P, Q>(
  route: Pick<Route<P, Q, unknown, unknown>, "path" | "params" | "query">,
  input: { params?: P; query?: Partial<Q> } = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((input.params as Record<string, unknown> | undefined)?.[name] ?? "")),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}

async function send(route: { method: string; path: string }, input: AnyInput): Promise<Response> {
  const hasBody = input.body !== undefined;
  try {
    return await fetch(addressOf(route as never, input as never), {
      method: route.method,
      credentials: "same-origin",
      headers: hasBody ? { "content-type": "application/json" } : {},
      ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
      ...(input.keepalive ? { keepalive: true } : {}),
    });
  } catch {
    throw new ApiProblem("offline");
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    throw new ApiProblem("offline");
  }
}

async function problemOf(response: Response): Promise<ApiProblem> {
  return problemFrom(response.status, await response.json().catch(() => ({})));
}

/** The problem an answer other than success is. @param answer its body as JSON, whatever it holds */
export function problemFrom(status: number, answer: unknown): ApiProblem {
  const said = (answer ?? {}) as { code?: ProblemCode; detail?: Record<string, unknown>; instance?: string };
  const fallback: ProblemCode = status === 502 || status === 504 ? "offline" : "fault";
  return new ApiProblem(said.code ?? fallback, {
    status,
    ...(said.detail ? { detail: said.detail } : {}),
    ...(said.instance ? { instance: said.instance } : {}),
  });
}
