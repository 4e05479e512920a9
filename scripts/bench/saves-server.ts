import Fastify from "fastify";
import { buildApp } from "../../server/app.ts";
import { openBenchHouse } from "./bench-house.ts";

/*
 * The measured side of the saves bench, in a process of its own so that its processor time is its own. Started with
 * `product <candidates>` or `bare`; tells the address, then answers `cpu` with its processor time so far.
 */
const [mode, candidates] = process.argv.slice(2);

if (mode === "product") await serveProduct(Number(candidates));
else await serveBare();

process.on("message", async (message) => {
  if (message === "cpu") {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuMs: (user + system) / 1000 });
  }
});

async function serveProduct(count: number): Promise<void> {
  const bench = await openBenchHouse(count);
  const app = await buildApp(bench.house, { isSecure: false, logLevel: "silent" });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const writers = [];
  for (const { actor, epoch, essaySlot } of bench.writers) {
    const { token } = await bench.house.sessions.open("candidate", actor.attemptId);
    writers.push({ token, epoch, essaySlot, attemptId: actor.attemptId });
  }
  process.send?.({ address, writers });
  process.on("message", async (message) => {
    if (message === "recorded") process.send?.({ recorded: await recordedThrough(bench) });
    if (message === "stop")
      await app
        .close()
        .then(() => bench.close())
        .then(() => process.exit(0));
  });
}

/** What the ledger itself holds, read from the file and not from memory: the highest message number of every attempt. */
async function recordedThrough(bench: Awaited<ReturnType<typeof openBenchHouse>>): Promise<Record<string, number>> {
  const recorded: Record<string, number> = {};
  for (const { actor } of bench.writers) {
    const rows = await bench.house.database.readEvents(`attempt:${actor.attemptId}`);
    const said = rows.filter(({ kind }) => kind === "said").map(({ body }) => JSON.parse(body) as { n: number; c: unknown[] });
    recorded[actor.attemptId] = said.reduce((highest, { n, c }) => Math.max(highest, n + c.length - 1), 0);
  }
  return recorded;
}

async function serveBare(): Promise<void> {
  const app = Fastify();
  app.post("/say", (request) => ({ ok: request.body !== null }));
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  process.send?.({ address });
  process.on("message", async (message) => {
    if (message === "stop") await app.close().then(() => process.exit(0));
  });
}
