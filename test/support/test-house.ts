import { fileURLToPath } from "node:url";
import type { FastifyInstance, InjectOptions } from "fastify";
import type { Role } from "#contract/people.ts";
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from "#contract/route.ts";
import { buildApp } from "#server/app.ts";
import { readBlueprintFolder } from "#server/blueprints-on-disk.ts";
import type { Database } from "#server/database/database.ts";
import { createHouse, type House } from "#server/house.ts";
import { loadBank } from "../../scripts/support/load-bank.ts";
import { freshSqlite } from "./databases.ts";
import { engineThreads } from "./engine-threads.ts";
import { seededBytes } from "./seeded-bytes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const BLUEPRINTS = fileURLToPath(new URL("../../blueprints/exams", import.meta.url));
const BANK = fileURLToPath(new URL("../../item-bank/items", import.meta.url));
export const CLIENT = fileURLToPath(new URL("../../client/dist", import.meta.url));

export interface TestHouse {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly clock: VirtualClock;
  /** Moves the clock and runs the sweeps, as the server does every second. */
  advance(byMs: number): Promise<void>;
  close(): Promise<void>;
}

export interface TestHouseOptions {
  readonly database?: Database;
  readonly clock?: VirtualClock;
  /** Loads the product's own item bank. */
  readonly withBank?: boolean;
  readonly clientFolder?: string;
}

/** The whole server on a fresh database with a virtual clock and seeded dice; it listens to nothing. */
export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const database = options.database ?? (await freshSqlite());
  const clock = options.clock ?? new VirtualClock();
  let origin = "http://127.0.0.1";
  const house = createHouse({
    database,
    clock,
    randomBytes: seededBytes("house"),
    blueprints: await readBlueprintFolder(BLUEPRINTS),
    serverSecret: "test-secret",
    engine: engineThreads,
    origin: () => origin,
    log: { error: (fields, message) => console.error(message, fields) },
  });
  if (options.withBank) await loadBank(house, BANK);
  const app = await buildApp(house, {
    isSecure: false,
    logLevel: "silent",
    ...(options.clientFolder ? { clientFolder: options.clientFolder } : {}),
  });
  app.addHook("onListen", async () => {
    origin = app.listeningOrigin;
  });
  return {
    house,
    app,
    clock,
    async advance(byMs) {
      clock.advance(byMs);
      await house.sweeps.run();
    },
    async close() {
      await app.close();
      await house.sweeps.stop();
      await database.close();
    },
  };
}

/** A caller with a cookie jar; `call` is typed by the contract and throws on anything but success. */
export class Caller {
  readonly #app: FastifyInstance;
  #cookies: Record<string, string> = {};
  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async send<P, Q, B, R>(
    route: Route<P, Q, B, R>,
    input: { params?: ParamsOf<Route<P, Q, B, R>>; query?: QueryOf<Route<P, Q, B, R>>; body?: unknown } = {},
  ): Promise<{ status: number; body: unknown; raw: Buffer }> {
    const path = route.path.replace(/:([a-z]+)/gi, (_, name: string) =>
      encodeURIComponent(String((input.params as Record<string, unknown>)?.[name])),
    );
    const request: InjectOptions = { method: route.method, url: path, cookies: this.#cookies };
    if (input.query)
      request.query = Object.fromEntries(Object.entries(input.query as object).map(([name, value]) => [name, String(value)]));
    if (route.method !== "GET") request.payload = (input.body ?? {}) as object;
    const reply = await this.#app.inject(request);
    for (const { name, value } of reply.cookies as { name: string; value: string }[]) this.#cookies[name] = value;
    const isJson = String(reply.headers["content-type"] ?? "").includes("json");
    return { status: reply.statusCode, body: isJson ? reply.json() : reply.body, raw: reply.rawPayload };
  }

  async call<P, Q, B, R>(
    route: Route<P, Q, B, R>,
    input: { params?: ParamsOf<Route<P, Q, B, R>>; query?: QueryOf<Route<P, Q, B, R>>; body?: BodyOf<Route<P, Q, B, R>> } = {},
  ): Promise<ReplyOf<Route<P, Q, B, R>>> {
    const { status, body } = await this.send(route, input);
    if (status !== 200) throw new Error(`${route.method} ${route.path}: ${status} ${JSON.stringify(body)}`);
    return body as ReplyOf<Route<P, Q, B, R>>;
  }
}

export const TEST_PASSWORD = "correct horse battery";

/** A signed-in member of staff with the given roles. */
export async function signedInStaff({ house, app }: TestHouse, name: string, roles: Role[]): Promise<Caller> {
  const { peopleApi } = await import("#contract/people.ts");
  await house.accounts.createWithPassword({ name, displayName: `${name} 测试`, roles }, TEST_PASSWORD, { mustChange: false });
  const caller = new Caller(app);
  await caller.call(peopleApi.staffSignIn, { body: { name, password: TEST_PASSWORD } });
  return caller;
}
