import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { units } from "#kernel/points.ts";
import { blueprintStore } from "#server/blueprints/blueprint.store.ts";
import type { Database } from "#server/database/database.ts";
import { type AssemblyRecord, assemblyStore } from "#server/papers/assembly.store.ts";
import { paperStore } from "#server/papers/paper.store.ts";
import { ENGINES } from "../support/databases.ts";
import { cmqBlueprint } from "../support/exam-files.ts";

const blueprint = cmqBlueprint();
const EVIDENCE: AssemblyRecord["evidence"] = {
  engine: "e",
  restarts: 0,
  moves: 7,
  blueprintHash: "b",
  bankHash: "k",
  across: [{ rule: { zh: "共用", en: "shared" }, wanted: "0", got: "0", isMet: true }],
  uncalibrated: [],
  targets: null,
  exposure: { before: [{ uses: 0, count: 2 }], after: [{ uses: 1, count: 2 }], cells: [] },
};

describe.each(ENGINES)("stores of blueprints and papers on $engine", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("[BPS-3] keeps every version as it was saved, newest first, one of each number", async () => {
    const store = blueprintStore(database);
    const record = { blueprintId: "cmq", hash: "h", savedAt: 5, savedBy: "o1", note: "注" };
    const later = { ...blueprint, passPoints: units(blueprint.passPoints + 30) };
    await database.transaction(async (tx) => {
      await store.insert(tx, { ...record, version: 2 }, blueprint);
      await store.insert(tx, { ...record, version: 10 }, later);
      await store.insert(tx, { ...record, blueprintId: "abc", version: 1 }, blueprint);
    });
    const listed = await store.versions(database.read);
    expect(listed.map(({ blueprintId, version }) => `${blueprintId} ${version}`)).toEqual(["abc 1", "cmq 10", "cmq 2"]);
    expect(await store.content(database.read, "cmq", 2)).toEqual(blueprint);
    expect(await store.content(database.read, "cmq", 10)).toEqual(later);
    expect(await store.content(database.read, "cmq", 3)).toBeNull();
    const again = database.transaction((tx) => store.insert(tx, { ...record, version: 2 }, later));
    await expect(again).rejects.toSatisfy((error: unknown) => database.isDuplicate(error));
  });

  it("[PAP-7] keeps what was asked for and the evidence of a run", async () => {
    const store = assemblyStore(database);
    const base = { blueprintId: "cmq", seed: "s", at: 3, by: "o1", evidence: EVIDENCE };
    const forms = {
      ...base,
      id: "assembly_a",
      request: { order: { blueprintId: "cmq", forms: 2, anchors: ["x"] }, blueprintVersion: 4 },
    };
    const many = {
      ...base,
      id: "assembly_b",
      request: { order: { blueprintId: "cmq", forms: 1, perCandidate: 900 }, blueprintVersion: 4 },
    };
    await database.transaction(async (tx) => {
      await store.insert(tx, forms);
      await store.insert(tx, many);
    });
    expect(await store.byId(database.read, "assembly_a")).toEqual(forms);
    expect((await store.all(database.read)).map(({ id }) => id)).toEqual(["assembly_b", "assembly_a"]);
    expect(await store.large(database.read)).toEqual(["assembly_b"]);
    expect(await store.byId(database.read, "none")).toBeNull();
  });

  it("[PAP-4] counts uses over papers in force, with or without some, and tells the last one", async () => {
    const store = paperStore(database);
    const paper = (id: string, about: { at: number; assemblyId: string | null; items: string[] }) =>
      database.transaction(async (tx) => {
        const { at, assemblyId, items } = about;
        const rest = { form: id, seed: "s", hash: id, report: [], assembledBy: "o1", basedOn: null, replacedBy: null };
        const slots = items.map((itemId, index) => ({ slot: index + 1, itemId, version: 1, part: 1, points: 60 }));
        await store.insert(tx, { ...rest, id, blueprint, assembledAt: at, assemblyId }, slots);
      });
    await paper("p1", { at: 10, assemblyId: null, items: ["i1", "i2"] });
    await paper("p2", { at: 20, assemblyId: "a1", items: ["i1", "i3"] });
    await paper("p3", { at: 30, assemblyId: "a1", items: ["i4"] });
    await paper("p4", { at: 40, assemblyId: "large", items: ["i1", "i2"] });
    await paper("p5", { at: 50, assemblyId: "a1", items: ["i5"] });
    expect(await store.areInForce(database.read, ["p2", "p3"])).toBe(true);
    await database.transaction((tx) => store.setReplaced(tx, "p3", "p5"));
    expect(await store.areInForce(database.read, ["p2", "p3"])).toBe(false);
    const uses = async (about: Parameters<typeof store.uses>[1]) =>
      [...(await store.uses(database.read, about))].map(([id, use]) => `${id} ${use.uses} ${use.lastAt}`).sort();
    expect(await uses({ large: ["large"] })).toEqual(["i1 3 20", "i2 2 10", "i3 1 20", "i5 1 50"]);
    expect(await uses({ large: [], except: { assemblyId: "a1" } })).toEqual(["i1 2 40", "i2 2 40"]);
    expect(await uses({ large: [], except: { paperId: "p2" } })).toEqual(["i1 2 40", "i2 2 40", "i5 1 50"]);
    expect((await store.all(database.read, ["large"])).map(({ id }) => id)).toEqual(["p5", "p3", "p2", "p1"]);
    expect((await store.formsOf(database.read)).map(({ id }) => id)).toEqual(["p2", "p3", "p4", "p5"]);
  });
});
