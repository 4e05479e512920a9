import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import BetterSqlite from "better-sqlite3";
import { DEVICE } from "./bench-house.ts";
import { type Figure, figure } from "./figure.ts";

const SERVER = fileURLToPath(new URL("./saves-server.ts", import.meta.url));
const SECONDS = 6;
const WARM_SECONDS = 2;
const CROWDS = [50, 500];
const GOAL_CPU_RATIO = 3;

interface Writer {
  readonly token: string;
  readonly epoch: number;
  readonly essaySlot: number;
  readonly attemptId: string;
}

interface Load {
  readonly perSecond: number;
  readonly cpuMsEach: number;
}

/** Durable saves over HTTP at two crowd sizes, beside a bare fastify JSON route and a bare loop of FULL commits. */
export async function benchSaves(): Promise<Figure[]> {
  const commits = fullCommitsPerSecond();
  const figures: Figure[] = [];
  for (const crowd of CROWDS) {
    const bare = await measureBare(crowd);
    const product = await measureProduct(crowd);
    figures.push(
      figure({
        name: `server CPU per durable save, ${crowd} candidates (baseline: bare fastify JSON route)`,
        value: product.cpuMsEach,
        unit: "cpu ms",
        baseline: bare.cpuMsEach,
        goal: `ratio ≤ ${GOAL_CPU_RATIO}`,
        isMet: (_, ratio) => ratio <= GOAL_CPU_RATIO,
      }),
      figure({
        name: `durable saves, ${crowd} candidates (baseline: bare fastify JSON route)`,
        value: product.perSecond,
        unit: "per s",
        baseline: bare.perSecond,
      }),
      figure({
        name: `durable saves, ${crowd} candidates (baseline: bare better-sqlite3 FULL commits, one row each)`,
        value: product.perSecond,
        unit: "per s",
        baseline: commits,
      }),
      figure({
        name: `acknowledged saves missing from the ledger, ${crowd} candidates`,
        value: product.lost,
        unit: "saves",
        goal: "0",
        isMet: (value) => value === 0,
      }),
    );
  }
  return figures;
}

async function measureProduct(crowd: number): Promise<Load & { lost: number }> {
  const child = start(["product", String(crowd)]);
  const { address, writers } = await answer<{ address: string; writers: Writer[] }>(child);
  const acked = new Map<string, number>();
  const said = new Map<string, number>();
  const run = (seconds: number) =>
    fire({
      url: `${address}/api/candidate/say`,
      crowd,
      seconds,
      setup: (client, at) => speak(client, writers[at % writers.length] as Writer, { acked, said }),
    });
  await run(WARM_SECONDS);
  const load = await withCpu(child, () => run(SECONDS));
  const { recorded } = await ask<{ recorded: Record<string, number> }>(child, "recorded");
  await stop(child);
  let lost = 0;
  for (const [attemptId, through] of acked) lost += Math.max(0, through - (recorded[attemptId] ?? 0));
  return { ...load, lost };
}

async function measureBare(crowd: number): Promise<Load> {
  const child = start(["bare"]);
  const { address } = await answer<{ address: string }>(child);
  const run = (seconds: number) =>
    fire({
      url: `${address}/say`,
      crowd,
      seconds,
      setup: (client) => client.setHeadersAndBody({ "content-type": "application/json" }, body({ n: 1, epoch: 1, slot: 1 })),
    });
  await run(WARM_SECONDS);
  const load = await withCpu(child, () => run(SECONDS));
  await stop(child);
  return load;
}

/** One connection is one candidate: numbers its messages, and remembers what the server acknowledged. */
function speak(
  client: autocannon.Client,
  writer: Writer,
  { acked, said }: { acked: Map<string, number>; said: Map<string, number> },
): void {
  const headers = { "content-type": "application/json", cookie: `kaoheng_candidate=${writer.token}` };
  const next = () => {
    // A later run on the same attempt goes on behind what is recorded; a repeat of an unanswered number is harmless.
    const n = (acked.get(writer.attemptId) ?? 0) + 1;
    said.set(writer.attemptId, n);
    client.setHeadersAndBody(headers, body({ n, epoch: writer.epoch, slot: ((n * 13) % 50) + 1 }));
  };
  next();
  client.on("body", (text: Buffer) => {
    const { ackedThrough } = JSON.parse(text.toString()) as { ackedThrough?: number };
    if (ackedThrough !== undefined) acked.set(writer.attemptId, Math.max(acked.get(writer.attemptId) ?? 0, ackedThrough));
    next();
  });
}

function body({ n, epoch, slot }: { n: number; epoch: number; slot: number }): string {
  return JSON.stringify({ device: DEVICE, epoch, messages: [{ n, command: { kind: "choose", slot, options: ["A"] } }] });
}

interface Firing {
  readonly url: string;
  readonly crowd: number;
  readonly seconds: number;
  readonly setup: (client: autocannon.Client, at: number) => void;
}

async function fire({ url, crowd, seconds, setup }: Firing): Promise<{ requests: number; seconds: number }> {
  let connected = 0;
  const result = await autocannon({
    url,
    method: "POST",
    connections: crowd,
    duration: seconds,
    setupClient: (client) => setup(client, connected++),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`);
  return { requests: result.requests.total, seconds: result.duration };
}

async function withCpu(child: ChildProcess, run: () => Promise<{ requests: number; seconds: number }>): Promise<Load> {
  const before = await ask<{ cpuMs: number }>(child, "cpu");
  const { requests, seconds } = await run();
  const after = await ask<{ cpuMs: number }>(child, "cpu");
  return { perSecond: requests / seconds, cpuMsEach: (after.cpuMs - before.cpuMs) / requests };
}

/** The floor under every durable save: one row, one fsync, nothing else. */
function fullCommitsPerSecond(): number {
  const folder = mkdtempSync(join(tmpdir(), "kaoheng-bench-"));
  const connection = new BetterSqlite(join(folder, "full.sqlite"));
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.exec("create table saves (id integer primary key, body text not null)");
  const insert = connection.prepare("insert into saves (body) values (?)");
  const text = "x".repeat(200);
  const end = performance.now() + 2_000;
  let count = 0;
  while (performance.now() < end) {
    insert.run(text);
    count += 1;
  }
  connection.close();
  rmSync(folder, { recursive: true, force: true });
  return count / 2;
}

function start(options: string[]): ChildProcess {
  return fork(SERVER, options, { execArgv: ["--import", "tsx"], stdio: ["ignore", "inherit", "inherit", "ipc"] });
}

function answer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T));
    child.once("exit", (code) => reject(new Error(`the measured server ended with ${code}`)));
  });
}

function ask<T>(child: ChildProcess, question: string): Promise<T> {
  const reply = answer<T>(child);
  child.send(question);
  return reply;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.send("stop");
  });
}
