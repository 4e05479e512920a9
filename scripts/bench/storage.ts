import { statSync } from "node:fs";
import BetterSqlite from "better-sqlite3";
import { DEVICE, openBenchHouse } from "./bench-house.ts";
import { type Figure, figure } from "./figure.ts";

const CANDIDATES = 8;
const HOURS = 3;
/** A save every two seconds for three hours without a pause: more than anybody types. */
const SAVES = (HOURS * 3600) / 2;
const GOAL_BYTES = 2_000_000;

/** Bytes on disk per candidate for three hours of essay typing, index and overhead included. */
export async function benchStorage(): Promise<Figure[]> {
  let now = Date.UTC(2026, 9, 18, 1);
  const bench = await openBenchHouse(CANDIDATES, () => now);
  try {
    const before = fileBytes(bench.databaseFile);
    let text = 0;
    for (let n = 1; n <= SAVES; n++) {
      now += 2_000;
      // Every tenth save takes two characters back, as people do.
      const isCorrection = n % 10 === 0;
      const command = {
        kind: "write" as const,
        at: isCorrection ? text - 2 : text,
        remove: isCorrection ? 2 : 0,
        insert: isCorrection ? "" : "质",
        before: text,
      };
      text += isCorrection ? -2 : 1;
      const saves = bench.writers.map(({ actor, epoch, essaySlot }) =>
        bench.house.attempts.say(actor, { device: DEVICE, epoch, messages: [{ n, command: { ...command, slot: essaySlot } }] }),
      );
      await Promise.all(saves);
    }
    const perCandidate = (fileBytes(bench.databaseFile) - before) / CANDIDATES;
    return [
      figure({
        name: `stored per candidate for ${HOURS} h of essay typing, ${SAVES} saves (baseline: the text itself)`,
        value: perCandidate,
        unit: "bytes",
        baseline: text * 3,
        goal: `≤ ${GOAL_BYTES} bytes`,
        isMet: (value) => value <= GOAL_BYTES,
      }),
    ];
  } finally {
    await bench.close();
  }
}

/** Size of the database with everything of the log in it. */
function fileBytes(file: string): number {
  const connection = new BetterSqlite(file);
  connection.pragma("wal_checkpoint(TRUNCATE)");
  connection.close();
  return statSync(file).size;
}
