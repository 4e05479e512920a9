import { access } from "node:fs/promises";
import { join } from "node:path";
import compress from "@fastify/compress";
import staticFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { assert } from "#kernel/assert.ts";
import { sendProblem } from "./errors.ts";

const ONE_YEAR_SECONDS = 31_536_000;

/** Serves the built client; every address that is not a file or an interface route is the one page. */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = await access(join(folder, "index.html")).then(
    () => true,
    () => false,
  );
  assert(isBuilt, `the client is not built: ${folder}/index.html is missing`);
  await app.register(compress, { global: true, encodings: ["br", "gzip"] });
  await app.register(staticFiles, {
    root: folder,
    wildcard: true,
    // Built files carry a content hash in their name; the page itself is always asked for again.
    setHeaders: (reply, path) =>
      void reply.header(
        "cache-control",
        path.includes("/assets/") ? `public, max-age=${ONE_YEAR_SECONDS}, immutable` : "no-cache",
      ),
  });
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/") || /\.[a-z0-9]+$/i.test(request.url.split("?")[0] ?? "")) {
      return sendProblem(reply, "not-found");
    }
    return reply.sendFile("index.html");
  });
}
