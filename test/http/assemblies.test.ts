import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AssemblyRun, assembliesApi, assemblyRefusal } from "#contract/assemblies.ts";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { blueprintsApi } from "#contract/blueprints.ts";
import { type PaperDetail, papersApi } from "#contract/papers.ts";
import type { BodyOf } from "#contract/route.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { openSitting } from "../../scripts/support/demo.ts";
import { pdfText } from "../support/pdf-text.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

type Order = BodyOf<typeof assembliesApi.startAssembly>;

describe("assemblies over HTTP", () => {
  let house: TestHouse;
  let office: Caller;
  let auditor: Caller;
  let assemblyId: string;
  let papers: PaperDetail[];
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    office = await signedInStaff(house, "office", ["office"]);
    auditor = await signedInStaff(house, "auditor", ["auditor"]);
    const body = { blueprintId: "cmq", forms: 3, seed: "three" };
    ({ assemblyId, papers } = await office.call(papersApi.assemblePapers, { body }));
  });
  afterAll(() => house.close());

  /** The run once it has ended. */
  async function ended(run: AssemblyRun): Promise<AssemblyRun> {
    for (;;) {
      const now = await office.call(assembliesApi.showAssemblyRun, { params: { id: run.id } });
      if (now.endedAt !== null) return now;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const start = async (order: Omit<Order, "forms" | "blueprintId"> & { forms?: number }) =>
    office.call(assembliesApi.startAssembly, { body: { blueprintId: "cmq", forms: 2, ...order } });
  const idsOf = (paper: PaperDetail | undefined): string[] => paper?.slots.map(({ id }) => id) ?? [];
  const candidatesFor = (id: string, slot: number) => office.call(assembliesApi.exchangeCandidates, { params: { id, slot } });
  const exchange = (id: string, slot: number, itemId: string) =>
    office.send(assembliesApi.exchangeItem, { params: { id }, body: { slot, itemId, note: "" } });

  it("[PAP-5] starts an assembly, answers at once and tells how it ended", async () => {
    const run = await start({ seed: "run" });
    expect(run).toMatchObject({ state: "waiting", endedAt: null, assemblyId: null, progress: { wanted: 2 } });
    const done = await ended(run);
    expect(done).toMatchObject({ state: "done", refusal: null, progress: { stage: "ended", papers: 2 } });
    expect(done.progress.moves).toBeGreaterThan(0);
    const { assemblies } = await auditor.call(assembliesApi.listAssemblies);
    expect(assemblies.map(({ id, kind, paperCount }) => [id, kind, paperCount])).toContainEqual([done.assemblyId, "forms", 2]);
    expect((await auditor.call(assembliesApi.listAssemblyRuns)).runs[0]).toEqual(done);
    expect((await auditor.send(assembliesApi.startAssembly, { body: { blueprintId: "cmq" } })).status).toBe(403);
    expect((await office.send(assembliesApi.startAssembly, { body: { blueprintId: "none" } })).status).toBe(404);
  });

  it("[PAP-2] a run that cannot be served says so with its facts, and stores nothing", async () => {
    const before = (await office.call(assembliesApi.listAssemblies)).assemblies.length;
    const run = await ended(await start({ forms: 10, seed: "ten" }));
    expect(run).toMatchObject({ state: "refused", assemblyId: null, refusal: { code: "bank-short" } });
    const facts = assemblyRefusal.parse(run.refusal?.detail);
    expect(facts.shortages.length).toBeGreaterThan(0);
    expect(facts.sentences.length).toBeGreaterThan(0);
    expect(facts.isProven).toBe(true);
    const cell = (await house.house.items.approvedItems()).filter(({ item }) => item.part === 1 && item.type === "multiple");
    const one = await ended(await start({ seed: "one", exclude: cell.slice(1).map(({ item }) => item.id) }));
    const { shortages, waysOut } = assemblyRefusal.parse(one.refusal?.detail);
    expect(shortages).toEqual([{ part: 1, type: "multiple", needed: 2, available: 1 }]);
    expect(waysOut.length).toBeGreaterThan(0);
    const unusable = await ended(
      await start({ forms: 1, seed: "uses", mostUses: 1, include: [{ id: "cmq-1-s-001", form: "C" }] }),
    );
    expect(unusable.refusal?.code).toBe("assembly-failed");
    expect((await office.call(assembliesApi.listAssemblies)).assemblies).toHaveLength(before);
  });

  it("[PAP-5] cancels what waits and what runs, and goes on with the next", async () => {
    const running = await start({ perCandidate: 2000, seed: "long" });
    const waiting = await start({ seed: "later" });
    const cancel = (id: string) => office.send(assembliesApi.cancelAssembly, { params: { id } });
    expect(await cancel(waiting.id)).toMatchObject({ status: 200, body: { state: "cancelled" } });
    expect(await cancel(running.id)).toMatchObject({ status: 200, body: { state: "cancelled", assemblyId: null } });
    expect(await cancel(running.id)).toMatchObject({ status: 409, body: { code: "wrong-state" } });
    expect(await ended(await start({ forms: 1, seed: "next" }))).toMatchObject({ state: "done" });
    expect((await office.call(assembliesApi.showAssemblyRun, { params: { id: waiting.id } })).state).toBe("cancelled");
    expect((await cancel("none")).status).toBe(404);
  });

  it("[PAP-6] keeps what the office asked for: anchors, fixed and forbidden items, past papers", async () => {
    const past = papers[0];
    const [anchor, fixed] = idsOf(papers[1]);
    const [forbidden] = idsOf(papers[2]);
    const body = {
      blueprintId: "cmq",
      forms: 2,
      seed: "terms",
      anchors: [anchor ?? ""],
      include: [{ id: fixed ?? "", form: "B" }],
      exclude: [forbidden ?? ""],
      pastPapers: [past?.id ?? ""],
    };
    const made = await office.call(papersApi.assemblePapers, { body });
    const [a, b] = made.papers.map(idsOf);
    expect([a?.includes(anchor ?? ""), b?.includes(anchor ?? "")]).toEqual([true, true]);
    expect([a?.includes(fixed ?? ""), b?.includes(fixed ?? "")]).toEqual([false, true]);
    expect([...(a ?? []), ...(b ?? [])]).not.toContain(forbidden);
    expect([...(a ?? []), ...(b ?? [])].filter((id) => idsOf(past).includes(id))).toEqual([]);
    const report = await office.call(assembliesApi.assemblyReport, { params: { id: made.assemblyId } });
    expect(report.overlap).toEqual([
      [75, 1],
      [1, 75],
    ]);
    expect(report.order).toMatchObject({ anchors: [anchor], pastPapers: [past?.id] });
    const unknown = { ...body, pastPapers: ["paper_none"] };
    expect((await office.send(papersApi.assemblePapers, { body: unknown })).status).toBe(404);
  });

  it("[PAP-7] reports how near papers come to targets that refuse nothing, and how near any papers could", async () => {
    const origin = { from: "cmq", id: "cmq-short", title: { zh: "短卷", en: "Short papers" }, note: "" };
    const { content } = await office.call(blueprintsApi.createBlueprint, { body: origin });
    const reading = { kind: "reading", of: { type: ["single", "multiple"] }, target: 5000 };
    const draft = { ...content, constraints: [...(content.constraints ?? []), reading] };
    await office.call(blueprintsApi.saveBlueprint, {
      params: { id: "cmq-short" },
      body: { content: draft, baseVersion: 1, note: "" },
    });
    const body = { blueprintId: "cmq-short", forms: 2, seed: "near" };
    const near = await office.call(papersApi.assemblePapers, { body });
    const { targets } = await auditor.call(assembliesApi.assemblyReport, { params: { id: near.assemblyId } });
    const { worst = Number.NaN, bound = null, solver, lines } = targets ?? {};
    expect(solver).toBe("highs");
    expect(bound).toBeGreaterThan(0.05);
    expect(worst).toBeGreaterThanOrEqual(bound ?? Number.NaN);
    expect(worst - (bound ?? Number.NaN)).toBeLessThan(0.005);
    expect(lines).toMatchObject([{ wanted: 5000, worst }]);
    const file = await auditor.send(assembliesApi.assemblyReportPdf, { params: { id: near.assemblyId } });
    expect(pdfText(file.raw)).toContain(`任何组法都不能小于${(100 * (bound ?? 0)).toFixed(2)}%`);
    expect((await auditor.call(assembliesApi.assemblyReport, { params: { id: assemblyId } })).targets).toBeNull();
  });

  it("[PAP-7] reports what makes the papers parallel", async () => {
    const report = await auditor.call(assembliesApi.assemblyReport, { params: { id: assemblyId } });
    expect(report.papers.map(({ form }) => form)).toEqual(["A", "B", "C"]);
    for (const { wanted, counts } of report.specification) expect(counts).toEqual([wanted, wanted, wanted]);
    for (const { least, most, counts } of report.levels) {
      for (const count of counts) expect(least <= count && count <= most).toBe(true);
    }
    expect(report.overlap).toEqual([
      [75, 0, 0],
      [0, 75, 0],
      [0, 0, 75],
    ]);
    for (const paper of report.papers) {
      expect(Math.abs(paper.meanDifficulty - 0.65)).toBeLessThanOrEqual(0.005 + 1e-9);
      expect(paper.histogram.reduce((sum, count) => sum + count, 0)).toBe(70);
      expect(paper.enemiesMet).toBe(0);
      expect(paper.longestKeyRun).toBeLessThanOrEqual(paper.longestKeyRunAllowed);
      expect(paper.lines.every(({ isMet, rule }) => isMet && rule.zh !== "" && rule.en !== "")).toBe(true);
      expect(paper.information).toEqual([]);
    }
    expect(report.exposure.before).toEqual([{ uses: 0, count: 472 }]);
    expect(report.exposure.after).toEqual([
      { uses: 0, count: 472 - 225 },
      { uses: 1, count: 225 },
    ]);
    const pdf = await auditor.send(assembliesApi.assemblyReportPdf, { params: { id: assemblyId } });
    expect(pdf.status).toBe(200);
    expect(pdf.raw.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await office.send(assembliesApi.assemblyReport, { params: { id: "none" } })).status).toBe(404);
  });

  it("[PAP-8] lists what may take a slot with what it costs, and exchanges into a new paper", async () => {
    const old = papers[0] as PaperDetail;
    const { candidates, total, slot } = await candidatesFor(old.id, 5);
    expect(slot).toMatchObject({ slot: 5, id: old.slots[4]?.id });
    expect(total).toBeGreaterThanOrEqual(candidates.length);
    expect(candidates.length).toBeGreaterThan(1);
    const taken = new Set(papers.flatMap(idsOf));
    expect(candidates.some(({ id }) => taken.has(id))).toBe(false);
    const difficulty = ({ changes }: (typeof candidates)[number]) => changes.some(({ rule }) => rule.zh === "选择题平均预期难度");
    expect(candidates.some(difficulty)).toBe(true);
    const reply = await exchange(old.id, 5, candidates[0]?.id ?? "");
    const made = reply.body as PaperDetail;
    expect(made).toMatchObject({ form: "A", basedOn: old.id, assemblyId, replacedBy: null });
    const others = (paper: PaperDetail) => idsOf(paper).filter((_, at) => at !== 4);
    expect(others(made)).toEqual(others(old));
    expect(idsOf(made)[4]).toBe(candidates[0]?.id);
    expect(made.report.every(({ isMet }) => isMet)).toBe(true);
    expect(made.hash).not.toBe(old.hash);
    expect(await office.call(papersApi.showPaper, { params: { id: old.id } })).toMatchObject({ replacedBy: made.id });
    const report = await office.call(assembliesApi.assemblyReport, { params: { id: assemblyId } });
    expect(report.papers.map(({ id }) => id)).toEqual([made.id, papers[1]?.id, papers[2]?.id]);
    const replaced = { status: 409, body: { code: "wrong-state", detail: { replacedBy: made.id } } };
    expect(await exchange(old.id, 5, candidates[1]?.id ?? "")).toMatchObject(replaced);
    expect(await office.send(assembliesApi.exchangeCandidates, { params: { id: old.id, slot: 5 } })).toMatchObject(replaced);
    papers = [made, ...papers.slice(1)];
  });

  it("[PAP-8] [SIT-10] gives sittings that wait the new paper, seats and all, and takes no replaced paper for a new one", async () => {
    const old = papers[2] as PaperDetail;
    const rooms = [{ name: "一", seats: 2 }];
    const body = { name: "等候", blueprintId: "cmq", paperIds: [old.id], startsAt: house.clock.now() + 600_000, rooms };
    const { id } = await office.call(sittingsApi.scheduleSitting, { body });
    const roster = { format: "text", content: "姓名\n甲\n乙", isDryRun: false } as const;
    await office.call(sittingsApi.registerCandidates, { params: { id }, body: roster });
    await office.call(sittingsApi.assignSeats, { params: { id } });
    const seats = async () => (await office.call(sittingsApi.listCandidates, { params: { id } })).rows;
    const before = await seats();
    const { candidates } = await candidatesFor(old.id, 20);
    const made = (await exchange(old.id, 20, candidates[0]?.id ?? "")).body as PaperDetail;
    expect((await office.call(sittingsApi.showSitting, { params: { id } })).papers).toEqual([{ id: made.id, form: "C" }]);
    expect(await seats()).toEqual(before);
    expect(before.map(({ form }) => form)).toEqual(["C", "C"]);
    expect(await office.call(papersApi.showPaper, { params: { id: made.id } })).toMatchObject({ sittings: ["等候"] });
    expect(await office.send(sittingsApi.scheduleSitting, { body })).toMatchObject({
      status: 409,
      body: { code: "wrong-state", detail: { obstacle: "paper-replaced" } },
    });
    papers = [...papers.slice(0, 2), made];
  });

  it("[PAP-8] refuses an exchange that breaks a rule, or of a paper in use; two at once never share an item", async () => {
    const [, second, third] = papers as [PaperDetail, PaperDetail, PaperDetail];
    const wrong = await exchange(second.id, 1, third.slots[60]?.id ?? "");
    expect(wrong).toMatchObject({ status: 422, body: { code: "no-exchange" } });
    const shared = third.slots.find(({ part, type }) => part === second.slots[0]?.part && type === "single");
    const sharing = await exchange(second.id, 1, shared?.id ?? "");
    expect(sharing).toMatchObject({ status: 422, body: { code: "no-exchange" } });
    expect(JSON.stringify((sharing.body as { detail: unknown }).detail)).toContain("共用");
    const inSecond = await candidatesFor(second.id, 10);
    const slot =
      third.slots.find(({ part, type }) => part === second.slots[9]?.part && type === second.slots[9]?.type)?.slot ?? 0;
    const inThird = await candidatesFor(third.id, slot);
    const both = inSecond.candidates.find(({ id }) => inThird.candidates.some((candidate) => candidate.id === id))?.id ?? "";
    const replies = await Promise.all([exchange(second.id, 10, both), exchange(third.id, slot, both)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const params = { id: papers[0]?.id ?? "", slot: 7 };
    const order = { name: "场次", count: 2, blueprintId: "cmq", paperIds: [params.id], settings: {} };
    const { candidates } = await candidatesFor(params.id, 7);
    await openSitting(house.house, order);
    const inUse = { status: 409, body: { code: "wrong-state", detail: { state: "in-use" } } };
    expect(await exchange(params.id, 7, candidates[0]?.id ?? "")).toMatchObject(inUse);
    expect(await office.send(assembliesApi.exchangeCandidates, { params })).toMatchObject(inUse);
    expect((await auditor.send(assembliesApi.exchangeItem, { params: { id: "x" }, body: {} })).status).toBe(403);
  });

  it("[PAP-9] makes one paper per candidate with even use, kept out of the list", async () => {
    const listed = (await office.call(papersApi.listPapers)).papers.length;
    const run = await ended(await start({ perCandidate: 60, seed: "loft" }));
    expect(run).toMatchObject({ state: "done", progress: { papers: 60, wanted: 60 } });
    const report = await office.call(assembliesApi.assemblyReport, { params: { id: run.assemblyId ?? "" } });
    expect(report).toMatchObject({ kind: "per-candidate", paperCount: 60 });
    expect(report.papers).toHaveLength(10);
    expect(report.papers[0]?.lines.every(({ isMet }) => isMet)).toBe(true);
    for (const { items, mean, most } of report.exposure.cells) {
      if (items >= 20) expect(most / mean).toBeLessThanOrEqual(1.6);
    }
    expect((await office.call(papersApi.listPapers)).papers).toHaveLength(listed);
    const id = report.papers[0]?.id ?? "";
    const { candidates } = await candidatesFor(id, 3);
    expect((await exchange(id, 3, candidates[0]?.id ?? "")).status).toBe(200);
  });

  it("[PAP-10] prints a paper, with its key only when asked, and writes down who took it", async () => {
    const params = { id: papers[1]?.id ?? "" };
    const plain = await office.send(assembliesApi.printPaper, { params, query: { withKey: "false" } });
    const keyed = await office.send(assembliesApi.printPaper, { params, query: { withKey: "true" } });
    expect([plain.status, keyed.status]).toEqual([200, 200]);
    expect(plain.raw.subarray(0, 5).toString()).toBe("%PDF-");
    expect(keyed.raw.length).toBeGreaterThan(plain.raw.length);
    const { entries } = await auditor.call(bankOverviewApi.accessLog, { query: { limit: 5 } });
    expect(entries[0]).toMatchObject({ action: "print", isLive: true, by: "office 测试" });
    expect([...(entries[0]?.items ?? [])].sort()).toEqual(idsOf(papers[1]).sort());
    expect((await auditor.send(assembliesApi.printPaper, { params })).status).toBe(403);
    expect((await office.send(assembliesApi.printPaper, { params: { id: "none" } })).status).toBe(404);
  });
});
