import { afterAll, describe, expect, it } from "vitest";
import { type AssemblyRefusal, assemble } from "#blueprints/assemble.ts";
import { averageModel, averagePaper } from "#blueprints/average-paper.ts";
import { assemblyModel } from "#blueprints/constraints.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { createHighsSolver } from "#server/papers/solver-highs.ts";
import { FAULTS } from "../../../scripts/support/fault-suite.ts";
import { generatedBank, generatedBlueprint } from "../../../scripts/support/generated-bank.ts";
import { cmqBlueprint, sha256 } from "../../support/exam-files.ts";

const solver = createHighsSolver();
afterAll(() => solver.close());
const blueprint = generatedBlueprint(cmqBlueprint());

describe.each([400, 4000, 40_000])("explanations on a bank of %i items", (size) => {
  const bank = generatedBank(blueprint, { items: size, seed: "faults" });

  it("is about banks that can serve: without a fault there is a paper", async () => {
    expect(isRefusal(await assemble({ blueprint, items: bank, forms: 1, seed: "sound" }, { hash: sha256, solver }))).toBe(false);
  });

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    "[BLU-19] %s: the right rule with the right number",
    async (_, fault) => {
      const outcome = (await assemble(fault.plant(blueprint, bank), { hash: sha256, solver })) as AssemblyRefusal;
      expect(isRefusal(outcome)).toBe(true);
      expect(outcome.isProven).toBe(true);
      const said = outcome.sentences.map(({ en }) => en).join("\n");
      for (const piece of fault.says) expect(said).toContain(piece);
      const blamed = [...outcome.conflict, ...outcome.shortages.map(({ sentence }) => sentence)].map(({ en }) => en).join("\n");
      for (const piece of fault.spares ?? []) expect(blamed).not.toContain(piece);
      const ways = outcome.waysOut.map(({ en }) => en).join("\n");
      for (const piece of fault.helps ?? []) expect(ways).toContain(piece);
      expect(outcome.sentences.every(({ zh }) => zh.length > 0)).toBe(true);
    },
  );
});

describe("conflicts", () => {
  const bank = generatedBank(blueprint, { items: 400, seed: "faults" });
  const crossing = FAULTS.filter(({ name }) => /cap a part|two small parts/.test(name));

  it.each(crossing.map((fault) => [fault.name, fault] as const))(
    "[BLU-19] %s: without any one rule the others can hold",
    async (_, fault) => {
      const request = fault.plant(blueprint, bank);
      const model = assemblyModel(request.blueprint, request.items, request);
      const { conflict } = (await assemble(request, { hash: sha256, solver })) as AssemblyRefusal;
      const named = new Set(conflict.map(({ en }) => en));
      const paper = averagePaper(model, 1, { withEnemies: false });
      const only = (dropped: string | null) => {
        const rules = paper.rules.map((rule) =>
          named.has(rule.text.en) && rule.text.en !== dropped ? rule : { ...rule, least: 0, most: Number.POSITIVE_INFINITY },
        );
        return solver.minimise(averageModel({ ...paper, rules }));
      };
      expect((await only(null)).status).toBe("infeasible");
      for (const text of named) expect((await only(text)).status, `without ${text}`).toBe("optimal");
    },
  );
});
