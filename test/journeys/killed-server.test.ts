import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { candidateApi, type SayReply } from "#contract/candidate.ts";
import { launchBrowser } from "../support/browser.ts";
import { type ServerProcess, startServer } from "../support/server-process.ts";
import { CandidateScreen } from "./candidate-screen.ts";

const WRITERS = 2;
const KILLS = 3;

let browser: Browser;
let folder: string;
let server: ServerProcess;
let environment: Record<string, string>;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "kaoheng-kill-"));
  environment = { KAOHENG_DATA: folder, KAOHENG_PORT: String(await freePort()) };
  server = await startServer(environment);
});
afterAll(async () => {
  await server?.killHard();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

it("[R-01] kill -9 in the middle: the browser goes on, and every acknowledged answer is there afterwards", async () => {
  const [first, ...others] = ticketsIn(server.output);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const screen = new CandidateScreen(page);
  await screen.signIn(server.origin, first as Ticket);
  await screen.confirmIdentityAndRules();
  await screen.waitForExam();
  await screen.goTo(1);
  await screen.press("B");
  await screen.goTo("一");
  await screen.write("领导作用体现在方针与目标的一致。");
  await screen.waitUntilSaved();

  const writers = await Promise.all(others.slice(0, WRITERS).map((ticket) => HammeringCandidate.enter(server.origin, ticket)));
  for (let kill = 0; kill < KILLS; kill++) {
    const hammering = writers.map((writer) => writer.hammer());
    await Promise.all(writers.map((writer) => writer.hasAcknowledged(40)));
    await server.killHard();
    await Promise.all(hammering);
    if (kill === 0) {
      // Answered while the server is gone: kept on this device, shown as not saved.
      await screen.goTo(2);
      await screen.press("C");
      await page.locator('.save-state:not([data-state="saved"])').waitFor();
    }
    server = await startServer(environment);
  }

  await screen.waitUntilSaved();
  await page.reload();
  await screen.waitForExam();
  expect(await screen.cell(1).getAttribute("class")).toContain("answered");
  expect(await screen.cell(2).getAttribute("class")).toContain("answered");
  await screen.goTo("一");
  expect(await page.locator("textarea.essay-field:visible").inputValue()).toBe("领导作用体现在方针与目标的一致。");

  for (const writer of writers) {
    const { acked, sheet } = await writer.recorded();
    expect(writer.acknowledged).toBeGreaterThanOrEqual(40 * KILLS);
    expect(acked).toBeGreaterThanOrEqual(writer.acknowledged);
    // What was on the way when the server died may be recorded too: the sheet holds the newest recorded choice of every slot.
    for (let n = Math.max(1, acked - 49); n <= acked; n++) expect(sheet.get(slotOf(n)), `message ${n}`).toBe(labelOf(n));
  }
});

interface Ticket {
  readonly ticket: string;
  readonly code: string;
}

const slotOf = (n: number): number => (n % 50) + 1;
const labelOf = (n: number): string => "ABCD"[n % 4] as string;

function ticketsIn(output: string): Ticket[] {
  return [...output.matchAll(/ticket (\S+)\s+登录码 entry code ([0-9A-Z ]+)/g)].map(([, ticket, code]) => ({
    ticket: ticket ?? "",
    code: (code ?? "").trim(),
  }));
}

/** Saves as fast as the server answers, over HTTP, and remembers what was acknowledged. */
class HammeringCandidate {
  acknowledged = 0;
  #n = 0;
  #waiting: { count: number; resolve: () => void }[] = [];
  readonly #origin: string;
  readonly #cookie: string;
  #epoch = 0;

  private constructor(origin: string, cookie: string) {
    this.#origin = origin;
    this.#cookie = cookie;
  }

  static async enter(origin: string, ticket: Ticket): Promise<HammeringCandidate> {
    const reply = await fetch(`${origin}${candidateApi.candidateSignIn.path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ticket),
    });
    const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    const state = (await reply.json()) as { exam: { rules: { version: string } } };
    const candidate = new HammeringCandidate(origin, cookie);
    await candidate.post(candidateApi.confirmIdentity.path, { inputTest: "x" });
    await candidate.post(candidateApi.acceptRules.path, { version: state.exam.rules.version });
    await candidate.post(candidateApi.startAttempt.path, {});
    return candidate;
  }

  /** Writes until the server stops answering. */
  async hammer(): Promise<void> {
    const start = this.acknowledged;
    const welcome = (await this.post(candidateApi.hello.path, { device: "hammer000001", protocol: 1 })) as {
      epoch: number;
      ackedThrough: number;
    };
    this.#epoch = welcome.epoch;
    this.#n = welcome.ackedThrough;
    for (;;) {
      const n = this.#n + 1;
      const command = { kind: "choose", slot: slotOf(n), options: [labelOf(n)] };
      const body = { device: "hammer000001", epoch: this.#epoch, messages: [{ n, command }] };
      const reply = (await this.post(candidateApi.say.path, body).catch(() => null)) as SayReply | null;
      if (!reply) return;
      this.#n = reply.ackedThrough;
      this.acknowledged = reply.ackedThrough;
      for (const waiter of this.#waiting) if (this.acknowledged - start >= waiter.count) waiter.resolve();
    }
  }

  hasAcknowledged(count: number): Promise<void> {
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }

  async recorded(): Promise<{ acked: number; sheet: Map<number, string> }> {
    const welcome = (await this.post(candidateApi.hello.path, { device: "hammer000001", protocol: 1 })) as {
      ackedThrough: number;
      sheet: { choices: [number, string[]][] };
    };
    return {
      acked: welcome.ackedThrough,
      sheet: new Map(welcome.sheet.choices.map(([slot, labels]) => [slot, labels.join("")])),
    };
  }

  private async post(path: string, body: object): Promise<unknown> {
    const reply = await fetch(`${this.#origin}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: this.#cookie },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
