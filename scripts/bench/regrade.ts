import { fileURLToPath } from "node:url";
import { type Assembly, assemblePapers } from "#blueprints/assemble.ts";
import { randomStream } from "#kernel/random-stream.ts";
import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import { readBlueprintFile } from "../../server/blueprints-on-disk.ts";
import { type ScoredPaper, scoreResponses } from "../../server/scoring/score.rules.ts";
import { sha256 } from "../support/sha256.ts";
import { cpuMs, type Figure, figure, median } from "./figure.ts";

const BLUEPRINT = fileURLToPath(new URL("../../blueprints/exams/cmq.yaml", import.meta.url));
const BANK = fileURLToPath(new URL("../../item-bank/items", import.meta.url));
const ATTEMPTS = 1_000;
const RUNS = 7;
const GOAL_MS = 1_000;

/** Scoring 1,000 attempts of 70 items anew, beside parsing the same responses from JSON. */
export async function benchRegrade(): Promise<Figure[]> {
  const blueprint = await readBlueprintFile(BLUEPRINT);
  const items = (await readBankFolder(BANK)).items.map(({ item }) => ({ item, version: 1 }));
  const { papers } = assemblePapers({ blueprint, items, forms: 1, seed: "regrade" }, sha256) as Assembly;
  const byId = new Map(items.map((entry) => [entry.item.id, entry.item]));
  const slots = (papers[0]?.slots ?? []).flatMap(({ slot, part, points, version, id }) => {
    const item = byId.get(id);
    return item ? [{ slot, part, points, version, item }] : [];
  });
  const paper: ScoredPaper = { blueprint, slots };
  const stream = randomStream("regrade", "responses");
  const attempts = Array.from(
    { length: ATTEMPTS },
    () => new Map(slots.map(({ slot }) => [slot, [..."ABCDE"].filter(() => stream.next() < 0.4).join("")])),
  );
  const texts = attempts.map((responses) => JSON.stringify([...responses]));
  const times: number[] = [];
  const baseline: number[] = [];
  let scored = 0;
  for (let run = 0; run < RUNS; run++) {
    times.push(
      await cpuMs(() => {
        for (const responses of attempts) scored += scoreResponses(paper, responses).length;
      }),
    );
    baseline.push(
      await cpuMs(() => {
        for (const text of texts) JSON.parse(text);
      }),
    );
  }
  return [
    figure({
      name: `regrade of ${ATTEMPTS} attempts × ${scored / RUNS / ATTEMPTS} items (baseline: parsing the responses from JSON)`,
      value: median(times),
      unit: "cpu ms",
      baseline: median(baseline),
      goal: `< ${GOAL_MS} cpu ms`,
      isMet: (value) => value < GOAL_MS,
    }),
  ];
}
