/** Probabilities the paper's checks judge by. Exact to about seven digits, which is far more than a threshold needs. */

/** The chance that a chi-square variable exceeds `value`. */
export function chiSquareTail(value: number, degrees: number): number {
  if (value <= 0 || degrees < 1) return 1;
  const half = value / 2;
  // Q(a + 1, x) = Q(a, x) + xᵃ e⁻ˣ / Γ(a + 1), from Q(1/2, x) = erfc(√x) or Q(1, x) = e⁻ˣ.
  let shape = degrees % 2 === 0 ? 1 : 0.5;
  let tail = shape === 1 ? Math.exp(-half) : complementaryError(Math.sqrt(half));
  let term = shape === 1 ? half * Math.exp(-half) : (Math.sqrt(half) * Math.exp(-half)) / (Math.sqrt(Math.PI) / 2);
  while (shape < degrees / 2) {
    tail += term;
    shape += 1;
    term *= half / shape;
  }
  return Math.min(1, Math.max(0, tail));
}

/**
 * The chance of at least `least` successes among independent trials of the given chances.
 * Exact, by adding one trial at a time.
 */
export function successTail(chances: readonly number[], least: number): number {
  let counts = [1];
  for (const chance of chances) {
    const next = Array.from({ length: counts.length + 1 }, () => 0);
    for (const [count, probability] of counts.entries()) {
      next[count] = (next[count] ?? 0) + probability * (1 - chance);
      next[count + 1] = (next[count + 1] ?? 0) + probability * chance;
    }
    counts = next;
  }
  return counts.slice(Math.max(0, least)).reduce((total, probability) => total + probability, 0);
}

/** erfc for x ≥ 0, Abramowitz and Stegun 7.1.26: absolute error below 1.5e-7. */
function complementaryError(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return series * Math.exp(-x * x);
}
