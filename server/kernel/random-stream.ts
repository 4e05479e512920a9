import seedrandom from "seedrandom";

/** A reproducible source of numbers. */
export interface RandomStream {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in [0, below). */
  below(limit: number): number;
  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(values: readonly T[]): T[];
}

/**
 * A named stream of a seed. One stream per purpose, so that adding a draw for one purpose never shifts another.
 * Alea is used because it is exact integer arithmetic on every machine.
 */
export function randomStream(seed: string, ...names: readonly (string | number)[]): RandomStream {
  const generate = seedrandom.alea([seed, ...names].join("\u0000"));
  const below = (limit: number): number => Math.floor(generate() * limit);
  return {
    next: () => generate(),
    below,
    shuffle<T>(values: readonly T[]): T[] {
      const copy = [...values];
      for (let last = copy.length - 1; last > 0; last--) {
        const other = below(last + 1);
        [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
      }
      return copy;
    },
  };
}
