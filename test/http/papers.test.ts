import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { papersApi, shortage } from "#contract/papers.ts";
import { UNITS_PER_POINT } from "#kernel/points.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const MINUTES = { durationMinutes: 180, lateEntryMinutes: 20, earliestHandInMinutes: 60 };

describe("papers over HTTP", () => {
  let house: TestHouse;
  let office: Caller;
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    office = await signedInStaff(house, "office", ["office"]);
  });
  afterAll(() => house.close());
  const assemble = (body: { blueprintId: string; forms: number; seed?: string }) =>
    office.send(papersApi.assemblePapers, { body });

  it("shows the blueprint with the numbers derived from it and what a sitting starts from", async () => {
    const { blueprints } = await office.call(papersApi.listBlueprints);
    const [cmq] = blueprints;
    expect(cmq).toMatchObject({ id: "cmq", totalPoints: 150 * UNITS_PER_POINT, passPoints: 90 * UNITS_PER_POINT });
    expect(cmq?.essays).toEqual({ offered: 5, counted: 3, pointsEach: 20 * UNITS_PER_POINT });
    expect(cmq?.defaults).toEqual({ ...MINUTES, clock: "sitting" });
    const count = (type: string) => cmq?.cells.filter((cell) => cell.type === type).map(({ items }) => items);
    expect([count("single"), count("multiple")]).toEqual([
      [2, 12, 4, 8, 12, 12],
      [1, 4, 1, 2, 6, 6],
    ]);
  });

  it("[PAP-1] assembles parallel papers that share no item and meet every rule", async () => {
    const { papers } = await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 2, seed: "http" } });
    expect(papers.map(({ form, seed, itemCount, essayCount }) => [form, seed, itemCount, essayCount])).toEqual([
      ["A", "http", 70, 5],
      ["B", "http", 70, 5],
    ]);
    const ids = papers.flatMap(({ slots }) => slots.map(({ id }) => id));
    expect(new Set(ids).size).toBe(150);
    for (const { report, slots } of papers) {
      expect(report.length).toBeGreaterThan(10);
      expect(report.filter(({ isMet }) => !isMet)).toEqual([]);
      expect(slots.map(({ slot }) => slot)).toEqual(Array.from({ length: 75 }, (_, at) => at + 1));
      const points = slots.filter(({ type }) => type !== "essay").reduce((sum, slot) => sum + slot.points, 0);
      expect(points).toBe(90 * UNITS_PER_POINT);
    }
    const listed = (await office.call(papersApi.listPapers)).papers;
    expect(listed.map(({ id, hash }) => ({ id, hash }))).toEqual(papers.map(({ id, hash }) => ({ id, hash })));
  });

  it("[PAP-4] takes less used items first and draws a seed of its own when none is given", async () => {
    const used = new Set((await office.call(papersApi.listPapers)).papers.map(({ id }) => id));
    const { body } = await assemble({ blueprintId: "cmq", forms: 1 });
    const { papers } = body as { papers: { id: string; seed: string; slots: { id: string }[] }[] };
    expect(papers[0]?.seed).toMatch(/^[0-9a-z]{16}$/);
    const taken = new Set<string>();
    for (const id of used) for (const { item } of (await house.house.papers.load(id)).slots) taken.add(item.id);
    const again = papers[0]?.slots.filter(({ id }) => taken.has(id)) ?? [];
    expect(again.length).toBeLessThan(35);
  });

  it("[PAP-3] previews a paper as a candidate sees it: nothing that gives a key away", async () => {
    const [paper] = (await office.call(papersApi.listPapers)).papers;
    const params = { id: paper?.id ?? "" };
    const { items } = await office.call(papersApi.previewPaper, { params });
    const { slots } = await house.house.papers.load(params.id);
    expect(items).toHaveLength(slots.length);
    const sent = JSON.stringify(items);
    for (const { item } of slots) expect(sent.includes(JSON.stringify(item.rationale)), item.id).toBe(false);
    expect(sent).not.toMatch(/"(key|rationale|rubric|outline|difficulty|enemies|samples)"/);
  });

  it("[PAP-2] names every short cell when the bank cannot serve", async () => {
    const cells = (await office.call(papersApi.listBlueprints)).blueprints[0]?.cells ?? [];
    const reviewer = {
      kind: "staff",
      id: "r",
      name: "r",
      displayName: "r",
      roles: ["office"],
      mustChangePassword: false,
    } as const;
    const retire = async (id: string, isRetired: boolean) => {
      const { version } = await house.house.items.show(reviewer, id);
      await house.house.items.act(reviewer, id, { action: isRetired ? "retire" : "revive", version, note: "" });
    };
    const approved = await house.house.items.approvedItems();
    const cell = approved.filter(({ item }) => item.part === 1 && item.type === "multiple");
    for (const { item } of cell.slice(1)) await retire(item.id, true);
    const before = (await office.call(papersApi.listPapers)).papers.length;
    const { status, body } = await assemble({ blueprintId: "cmq", forms: 2, seed: "short" });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: "bank-short",
      detail: { shortages: [{ part: 1, type: "multiple", needed: 2, available: 1 }] },
    });
    for (const { item } of cell.slice(1)) await retire(item.id, false);
    const many = (await assemble({ blueprintId: "cmq", forms: 10, seed: "short" })).body as { detail: { shortages: unknown[] } };
    const shortages = many.detail.shortages.map((line) => shortage.parse(line));
    expect(shortages.length).toBeGreaterThan(cells.length / 2);
    expect(shortages.every(({ needed, available }) => available < needed)).toBe(true);
    expect((await office.call(papersApi.listPapers)).papers).toHaveLength(before);
  });

  it("answers for what is not there", async () => {
    expect(await assemble({ blueprintId: "none", forms: 1 })).toMatchObject({ status: 404, body: { code: "not-found" } });
    const params = { id: "paper_none" };
    expect((await office.send(papersApi.showPaper, { params })).status).toBe(404);
    expect((await office.send(papersApi.previewPaper, { params })).status).toBe(404);
  });
});
