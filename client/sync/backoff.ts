const SHORTEST_MS = 400;
const LONGEST_MS = 4_000;

/** A random share between 0 and 1, so that a hall of machines does not knock at the same instant. */
export function randomShare(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

/** Waiting times that double up to four seconds, each shortened by chance by up to half. */
export function createBackoff(share: () => number = randomShare) {
  let tries = 0;
  return {
    nextMs(): number {
      const full = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** tries);
      tries += 1;
      return Math.round(full * (1 - share() / 2));
    },
    reset(): void {
      tries = 0;
    },
  };
}
