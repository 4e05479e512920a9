import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { blueprintsApi, type WrittenBlueprint } from "#contract/blueprints.ts";
import { papersApi } from "#contract/papers.ts";
import { UNITS_PER_POINT } from "#kernel/points.ts";
import { cmqBlueprint } from "../support/exam-files.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const params = { id: "cmq" };
type Draft = Record<string, unknown>;

describe("blueprints over HTTP", () => {
  let house: TestHouse;
  let office: Caller;
  let auditor: Caller;
  let content: WrittenBlueprint;
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    office = await signedInStaff(house, "office", ["office"]);
    auditor = await signedInStaff(house, "auditor", ["auditor"]);
    content = (await office.call(blueprintsApi.showBlueprint, { params })).content;
  });
  afterAll(() => house.close());
  const check = (draft: Draft, forms = 2) => office.call(blueprintsApi.checkBlueprint, { body: { content: draft, forms } });
  const save = (draft: Draft, baseVersion: number) =>
    office.send(blueprintsApi.saveBlueprint, { params, body: { content: draft, baseVersion, note: "改" } });

  it("[BPS-3] shows the file as version 1, points as people write them, and reads it back unchanged", async () => {
    const shown = await auditor.call(blueprintsApi.showBlueprint, { params });
    expect(shown).toMatchObject({ id: "cmq", version: 1, totalPoints: 150 * UNITS_PER_POINT });
    expect(shown.versions).toMatchObject([{ version: 1, savedAt: null, savedBy: null, hash: shown.hash }]);
    expect(shown.content).toMatchObject({ totalPoints: 150, passPoints: 90, marking: { tolerance: 3, step: 0.5 } });
    expect(shown.content.types.multiple?.policy).toEqual({ kind: "partial", perRightOption: 0.5 });
    expect(await check({ ...shown.content })).toMatchObject({ problems: [] });
    expect(shown.content.syllabus).toHaveLength(cmqBlueprint().syllabus.length);
  });

  it("[BPS-5] tells what follows from the numbers and what the bank gives", async () => {
    const { derived, feasibility } = await check({ ...content }, 3);
    expect(derived?.totals).toEqual({
      choiceItems: 70,
      choicePoints: 90 * UNITS_PER_POINT,
      essayPoints: 60 * UNITS_PER_POINT,
      points: 150 * UNITS_PER_POINT,
    });
    expect(derived?.levels[0]).toEqual({ level: "识记", least: 14, most: 24 });
    expect(feasibility).toMatchObject({ forms: 3, isEnough: true, sentences: [] });
    expect(feasibility?.cells.find(({ part }) => part === 0)).toMatchObject({ type: "essay", perPaper: 5, needed: 15 });
    expect(feasibility?.capacity).toBeGreaterThanOrEqual(3);
    const many = await check({ ...content }, 10);
    expect(many.feasibility?.isEnough).toBe(false);
    const short = many.feasibility?.cells.filter(({ available, needed }) => available < needed) ?? [];
    expect(short.length).toBeGreaterThan(0);
    for (const { sentence, needed } of short) expect(sentence?.zh).toContain(`共需 ${needed} 题`);
  });

  it("[BPS-4] names every place to mend in both languages, and still derives what it can", async () => {
    const unread = await check({ ...content, durationMinutes: "three hours", colour: "red" });
    expect(unread).toMatchObject({ derived: null, feasibility: null });
    expect(unread.problems.map(({ path }) => path.join("."))).toEqual(["durationMinutes", "colour"]);
    expect(unread.problems[0]?.sentence).toEqual({ zh: "durationMinutes：应为 数字", en: "durationMinutes: must be a number" });
    const wrong = await check({ ...content, totalPoints: 160 });
    expect(wrong.problems).toMatchObject([{ path: ["totalPoints"] }]);
    expect(wrong.derived?.totals.choiceItems).toBe(70);
    expect(wrong.feasibility).toBeNull();
    expect((await check({})).problems.length).toBeGreaterThan(5);
  });

  it("[BPS-3] saves versions that never change, refuses a stale or broken one, and uses the newest", async () => {
    const edited = { ...content, passPoints: 95 };
    expect((await save(edited, 1)).status).toBe(200);
    expect(await save(edited, 1)).toMatchObject({ status: 409, body: { code: "stale-version", detail: { version: 2 } } });
    const broken = await save({ ...edited, totalPoints: 1 }, 2);
    expect(broken).toMatchObject({ status: 422, body: { code: "bad-blueprint" } });
    expect((broken.body as { detail: { problems: unknown[] } }).detail.problems.length).toBeGreaterThan(0);
    expect(await save({ ...edited, id: "other" }, 2)).toMatchObject({ status: 422, body: { code: "bad-blueprint" } });
    const { versions, content: now } = await office.call(blueprintsApi.showBlueprint, { params });
    expect(versions.map(({ version, savedBy, note }) => [version, savedBy, note])).toEqual([
      [2, "office 测试", "改"],
      [1, null, expect.any(String)],
    ]);
    expect(now.passPoints).toBe(95);
    const [listed] = (await office.call(papersApi.listBlueprints)).blueprints;
    expect(listed).toMatchObject({ version: 2, passPoints: 95 * UNITS_PER_POINT });
    const first = await office.call(blueprintsApi.showBlueprintVersion, { params: { id: "cmq", version: 1 } });
    expect(first).toMatchObject({ version: 1, content: { passPoints: 90 } });
    const { papers } = await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 1, seed: "v2" } });
    expect((await house.house.papers.load(papers[0]?.id ?? "")).blueprint.passPoints).toBe(95 * UNITS_PER_POINT);
  });

  it("[BPS-8] lets writers and reviewers choose whose table they write for, and open no blueprint", async () => {
    const { blueprints } = await office.call(papersApi.listBlueprints);
    for (const role of ["writer", "reviewer"] as const) {
      const person = await signedInStaff(house, role, [role]);
      expect((await person.call(papersApi.listBlueprints)).blueprints).toEqual(blueprints);
      const query = { blueprintId: blueprints[0]?.id ?? "", papers: 2 };
      expect((await person.call(bankOverviewApi.specification, { query })).blueprintId).toBe("cmq");
      expect((await person.send(blueprintsApi.showBlueprint, { params })).status).toBe(403);
      expect((await person.send(blueprintsApi.blueprintCapacity, { params })).status).toBe(403);
      expect((await person.send(papersApi.listPapers)).status).toBe(403);
    }
    const grader = await signedInStaff(house, "grader", ["grader"]);
    expect((await grader.send(papersApi.listBlueprints)).status).toBe(403);
  });

  it("[BPS-6] compares two versions by what entries are called", async () => {
    const [first, ...others] = content.syllabus;
    const swapped = { ...content, passPoints: 95, syllabus: [...others, first] };
    expect((await save(swapped, 2)).status).toBe(200);
    const differences = async (version: number, withVersion: number) =>
      (
        await office.call(blueprintsApi.compareBlueprints, {
          params: { id: "cmq", version },
          query: { withId: "cmq", withVersion },
        })
      ).differences;
    expect(await differences(1, 2)).toEqual([{ path: ["passPoints"], before: 90, after: 95 }]);
    expect(await differences(2, 3)).toEqual([]);
    const fewer = {
      ...content,
      syllabus: content.syllabus.map((part, at) => (at > 0 ? part : { ...part, title: { zh: "新", en: "New" } })),
    };
    expect((await save(fewer, 3)).status).toBe(200);
    expect((await differences(1, 4)).map(({ path }) => path.join(" / "))).toEqual([
      "syllabus / part 1 / title / zh",
      "syllabus / part 1 / title / en",
    ]);
  });

  it("[BPS-3] copies a blueprint under a new id", async () => {
    const body = { from: "cmq", fromVersion: 1, id: "cmq-2027", title: { zh: "二〇二七年", en: "2027" }, note: "" };
    const made = await office.call(blueprintsApi.createBlueprint, { body });
    expect(made).toMatchObject({ id: "cmq-2027", version: 1, title: { en: "2027" }, passPoints: 90 * UNITS_PER_POINT });
    expect(await office.send(blueprintsApi.createBlueprint, { body })).toMatchObject({
      status: 409,
      body: { code: "name-taken" },
    });
    const badId = { ...body, id: "Ünläut" };
    expect(await office.send(blueprintsApi.createBlueprint, { body: badId })).toMatchObject({ body: { code: "bad-blueprint" } });
    const unknown = { ...body, id: "x-y", from: "none" };
    expect((await office.send(blueprintsApi.createBlueprint, { body: unknown })).status).toBe(404);
    expect((await office.call(papersApi.listBlueprints)).blueprints.map(({ id }) => id)).toEqual(["cmq", "cmq-2027"]);
    expect((await auditor.send(blueprintsApi.createBlueprint, { body })).status).toBe(403);
  });

  it("[BPS-7] says how many papers the bank still gives and what to write next", async () => {
    const found = await office.call(blueprintsApi.blueprintCapacity, { params, query: {} });
    expect(found.disjointPapers).toBe(Math.min(...found.cells.map(({ papers }) => papers)));
    expect(found.found).toBeGreaterThan(0);
    expect(found.found).toBeLessThanOrEqual(found.disjointPapers);
    expect(found.cells.filter(({ runsOutFirst }) => runsOutFirst).length).toBeGreaterThan(0);
    expect(found.writeNext.papers).toBe(found.disjointPapers + 1);
    expect(found.writeNext.items.every(({ items }) => items > 0)).toBe(true);
    const [missing] = found.writeNext.items;
    const line = found.cells.find(({ part, type }) => part === missing?.cell?.part && type === missing.cell.type);
    expect(missing?.items).toBe((line?.perPaper ?? 0) * found.writeNext.papers - (line?.have ?? 0));
    const once = await office.call(blueprintsApi.blueprintCapacity, { params, query: { mostUses: 1 } });
    expect(once.disjointPapers).toBeLessThan(found.disjointPapers);
    expect((await office.send(blueprintsApi.blueprintCapacity, { params: { id: "none" } })).status).toBe(404);
  });
});
