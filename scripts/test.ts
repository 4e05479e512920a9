import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildClientIfNeeded } from "./support/build-client.ts";

/** `npm test`: every check there is, the cheap ones first. Further words go to vitest, for example a file name. */
const root = fileURLToPath(new URL("..", import.meta.url));
const filters = process.argv.slice(2);
const report = join(root, ".cache", "test-report.json");
mkdirSync(join(root, ".cache"), { recursive: true });

if (filters.length === 0) {
  step("lint and format", "biome", ["check", "--error-on-warnings"]);
  // The first project has the ES library only: what is compiled there cannot reach files, network or screen.
  for (const project of ["server/kernel", "server", "client", "test"]) step(`types of ${project}`, "tsc", ["-p", project]);
}
await buildClientIfNeeded();
const status = run("vitest", [
  "run",
  "--config",
  "test/vitest.config.ts",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...filters,
]);
printTotals();
process.exit(status);

function step(title: string, tool: string, options: string[]): void {
  console.log(`— ${title}`);
  const code = run(tool, options);
  if (code === 0) return;
  console.error(`${title}: failed`);
  process.exit(code);
}

function run(tool: string, options: string[]): number {
  const program = join(root, "node_modules", ".bin", process.platform === "win32" ? `${tool}.cmd` : tool);
  return spawnSync(program, options, { cwd: root, stdio: "inherit", shell: process.platform === "win32" }).status ?? 1;
}

function printTotals(): void {
  const totals = JSON.parse(readFileSync(report, "utf8")) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  const skipped = totals.numPendingTests > 0 ? `, ${totals.numPendingTests} skipped` : "";
  console.log(`${totals.numPassedTests} passed, ${totals.numFailedTests} failed${skipped}`);
}
