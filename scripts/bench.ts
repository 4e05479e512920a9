import { parseArgs } from "node:util";
import { benchAssembly } from "./bench/assembly.ts";
import type { Figure } from "./bench/figure.ts";
import { benchFirstLoad } from "./bench/first-load.ts";
import { benchHostileFiles } from "./bench/hostile-files.ts";
import { benchNearDuplicates } from "./bench/near-duplicates.ts";
import { benchRegrade } from "./bench/regrade.ts";
import { benchSaveGrowth } from "./bench/save-growth.ts";
import { benchSaves } from "./bench/saves.ts";
import { benchStorage } from "./bench/storage.ts";
import { buildClientIfNeeded } from "./support/build-client.ts";

/**
 * `npm run bench`: every figure beside a baseline measured in the same run on the same machine, as a ratio; machines are
 * noisy, and only the ratio travels. `--json` prints one array of figures and nothing else.
 */
const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });

await buildClientIfNeeded();
const figures: Figure[] = [];
for (const bench of [
  benchAssembly,
  benchNearDuplicates,
  benchHostileFiles,
  benchRegrade,
  benchFirstLoad,
  benchSaveGrowth,
  benchStorage,
  benchSaves,
]) {
  const measured = await bench();
  figures.push(...measured);
  if (!values.json) for (const figure of measured) console.log(line(figure));
}
if (values.json) console.log(JSON.stringify(figures, null, 2));
process.exitCode = figures.every(({ ok }) => ok !== false) ? 0 : 1;

function line({ name, value, unit, baseline, ratio, goal, ok }: Figure): string {
  const mark = ok === null ? " " : ok ? "✓" : "✗";
  const beside =
    baseline === null ? "" : `  baseline ${short(baseline)} ${unit}${ratio === null ? "" : `  ratio ${short(ratio)}`}`;
  return `${mark} ${name}: ${short(value)} ${unit}${beside}${goal ? `  goal ${goal}` : ""}`;
}

function short(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
