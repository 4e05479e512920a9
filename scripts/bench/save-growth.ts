import { type BenchHouse, DEVICE, openBenchHouse } from "./bench-house.ts";
import { cpuMs, type Figure, figure, median } from "./figure.ts";

const EARLY = 10;
const LATE = 3_000;
/** Saves measured at each place; the median over several candidates stands against noise. */
const WINDOW = 40;
const CANDIDATES = 9;
const GOAL_RATIO = 1.3;

/** What a save costs at the 3,000th event of an attempt beside the 10th: it must not grow with the history. */
export async function benchSaveGrowth(): Promise<Figure[]> {
  const bench = await openBenchHouse(CANDIDATES + 1);
  try {
    const [warm, ...rest] = bench.writers;
    if (warm) await type(bench, warm, { from: 1, count: 600 });
    const early: number[] = [];
    const late: number[] = [];
    for (const writer of rest) {
      await type(bench, writer, { from: 1, count: EARLY - 1 });
      early.push(await cpuMs(() => type(bench, writer, { from: EARLY, count: WINDOW })));
      await type(bench, writer, { from: EARLY + WINDOW, count: LATE - EARLY - WINDOW });
      late.push(await cpuMs(() => type(bench, writer, { from: LATE, count: WINDOW })));
    }
    return [
      figure({
        name: "save at the 3,000th event of an attempt (baseline: at the 10th)",
        value: median(late) / WINDOW,
        unit: "cpu ms",
        baseline: median(early) / WINDOW,
        goal: `ratio ≤ ${GOAL_RATIO}`,
        isMet: (_, ratio) => ratio <= GOAL_RATIO,
      }),
    ];
  } finally {
    await bench.close();
  }
}

/** Types into the first essay, one save per message, as a browser does while somebody writes. */
async function type(
  bench: BenchHouse,
  writer: BenchHouse["writers"][number],
  span: { from: number; count: number },
): Promise<void> {
  for (let n = span.from; n < span.from + span.count; n++) {
    // Text grows to 800 characters and is then edited in place, so that message n can be made without looking back.
    const before = Math.min((n - 1) * 2, 800);
    const grows = before < 800;
    const command = {
      kind: "write" as const,
      slot: writer.essaySlot,
      at: grows ? before : (n * 7) % 798,
      remove: grows ? 0 : 2,
      insert: "质量",
      before,
    };
    await bench.house.attempts.say(writer.actor, { device: DEVICE, epoch: writer.epoch, messages: [{ n, command }] });
  }
}
