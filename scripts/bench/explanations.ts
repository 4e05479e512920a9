import { assemble } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { itemLevelModel } from "#blueprints/bounds.ts";
import { assemblyModel } from "#blueprints/constraints.ts";
import { explainFailure } from "#blueprints/explain.ts";
import { prepareBank } from "#blueprints/prepared-bank.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { createHighsSolver } from "../../server/papers/solver-highs.ts";
import { FAULTS } from "../support/fault-suite.ts";
import { generatedBank, generatedBlueprint } from "../support/generated-bank.ts";
import { sha256 } from "../support/sha256.ts";
import { cpuMs, type Figure, figure, median } from "./figure.ts";

const SIZES = [
  { items: 400, mostMs: 100 },
  { items: 4_000, mostMs: 50 },
  { items: 40_000, mostMs: 300 },
] as const;
const REPEATS = 5;

/** Every single fault explained, with the bank in memory; beside the same rules' conflict sought item by item. */
export async function benchExplanations(exam: Blueprint): Promise<Figure[]> {
  const base = generatedBlueprint(exam);
  const solver = createHighsSolver({ patienceMs: 120_000 });
  const figures: Figure[] = [];
  try {
    const small = generatedBank(base, { items: 400, seed: "warm" });
    for (const fault of FAULTS) await assemble(fault.plant(base, small), { hash: sha256, solver });
    for (const { items, mostMs } of SIZES) {
      const bank = generatedBank(base, { items, seed: "faults" });
      const slowest: number[] = [];
      const itemLevel: number[] = [];
      let right = 0;
      for (const fault of FAULTS) {
        const planted = fault.plant(base, bank);
        const request = { ...planted, items: prepareBank(planted.items as typeof bank) };
        const said = await assemble(request, { hash: sha256, solver });
        const text = isRefusal(said) && "sentences" in said ? said.sentences.map(({ en }) => en).join("\n") : "";
        right += fault.says.every((piece) => text.includes(piece)) ? 1 : 0;
        const runs: number[] = [];
        const isCounted = isRefusal(said) && "isCounted" in said && said.isCounted;
        const model = assemblyModel(request.blueprint, request.items, request);
        const { forms, blueprint } = request;
        const explain = () =>
          isCounted ? assemble(request, { hash: sha256, solver }) : explainFailure(model, { forms, blueprint }, solver);
        for (let run = 0; run < REPEATS; run++) runs.push(await cpuMs(explain));
        slowest.push(median(runs));
        if (items > 4_000 || !/cap a part|two small parts/.test(fault.name)) continue;
        itemLevel.push(await cpuMs(() => solver.conflict(itemLevelModel(model, forms))));
      }
      figures.push(
        figure({
          name: `single faults explained right, ${items} items`,
          value: right,
          unit: `of ${FAULTS.length}`,
          goal: `${FAULTS.length}`,
          isMet: (value) => value === FAULTS.length,
        }),
        figure({
          name: `time to explain, slowest fault, ${items} items (baseline: the conflict item by item)`,
          value: Math.max(...slowest),
          unit: "cpu ms",
          ...(itemLevel.length > 0 ? { baseline: median(itemLevel) } : {}),
          goal: `≤ ${mostMs}`,
          isMet: (value) => value <= mostMs,
        }),
      );
    }
  } finally {
    await solver.close();
  }
  return figures;
}
