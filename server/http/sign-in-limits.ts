import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";

/** Tries per account and minute. Counted by account, never by address: a whole room shares one (S-27). */
const TRIES_PER_MINUTE = 10;
const REMEMBERED_ACCOUNTS = 20_000;

/** Slows guessing of passwords and entry codes; everything else is free. */
export async function installSignInLimits(app: FastifyInstance): Promise<void> {
  // Before the plugin, whose own hook reads the setting when a route is added.
  app.addHook("onRoute", (route) => {
    if (route.method !== "POST" || !route.url.endsWith("/sign-in")) return;
    route.config = {
      ...route.config,
      rateLimit: {
        max: TRIES_PER_MINUTE,
        timeWindow: 60_000,
        hook: "preHandler",
        keyGenerator: (request) => `${route.url} ${accountOf(request.body)}`,
      },
    };
  });
  await app.register(rateLimit, { global: false, cache: REMEMBERED_ACCOUNTS });
}

function accountOf(body: unknown): string {
  const { name, ticket } = (body ?? {}) as { name?: unknown; ticket?: unknown };
  return String(name ?? ticket ?? "")
    .normalize("NFKC")
    .toLowerCase();
}
