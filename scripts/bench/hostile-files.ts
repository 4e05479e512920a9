import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Figure, figure } from "./figure.ts";

const READER = fileURLToPath(new URL("./hostile-reader.ts", import.meta.url));
const MOST_MS = 2_000;
const MOST_MB = 256;
const MOST_DEAF_MS = 200;

interface Reading {
  readonly kind: string;
  readonly ms: number;
  readonly growthMb: number;
  readonly deafMs: number;
  readonly items: number;
}

/** Files that mean harm, each read by a process of its own; beside a clean file of 2,000 questions. */
export async function benchHostileFiles(): Promise<Figure[]> {
  const kinds = (await reader("kinds")) as string[];
  const readings: Reading[] = [];
  for (const kind of kinds) readings.push((await reader(kind)) as Reading);
  const clean = readings.find(({ kind }) => kind === "clean") as Reading;
  const hostile = readings.filter((reading) => reading !== clean);
  const taken = hostile.filter(({ items }) => items > 0).map(({ kind }) => kind);
  const worst = (read: (reading: Reading) => number) =>
    hostile.reduce((most, reading) => (read(reading) > read(most) ? reading : most));
  const [slowest, largest, deafest] = [worst(({ ms }) => ms), worst(({ growthMb }) => growthMb), worst(({ deafMs }) => deafMs)];
  return [
    figure({
      name: `hostile files of ${hostile.length} kinds refused, slowest: ${slowest.kind} (baseline: ${clean.items} clean questions read)`,
      value: slowest.ms,
      unit: "ms",
      baseline: clean.ms,
      goal: `≤ ${MOST_MS}, none taken in`,
      isMet: (value) => value <= MOST_MS && taken.length === 0,
    }),
    figure({
      name: `memory a hostile file takes, largest: ${largest.kind} (baseline: the clean file)`,
      value: largest.growthMb,
      unit: "MB",
      baseline: clean.growthMb,
      goal: `≤ ${MOST_MB}`,
      isMet: (value) => value <= MOST_MB,
    }),
    figure({
      name: `longest silence of the process meanwhile: ${deafest.kind} (baseline: the clean file)`,
      value: deafest.deafMs,
      unit: "ms",
      baseline: clean.deafMs,
      goal: `≤ ${MOST_DEAF_MS}`,
      isMet: (value) => value <= MOST_DEAF_MS,
    }),
  ];
}

async function reader(asked: string): Promise<unknown> {
  const options = ["--expose-gc", "--import", "tsx", READER, asked];
  const { stdout } = await promisify(execFile)(process.execPath, options, { maxBuffer: 1 << 20 });
  return JSON.parse(stdout);
}
