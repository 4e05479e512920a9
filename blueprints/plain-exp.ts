const LN2 = Math.LN2;
/** The rest is at most ln 2 / 2, whose 14th term is below the last digit. */
const TERMS = 14;
const LARGEST = 700;

/**
 * The exponential function by plain arithmetic (halving the range, then the series). `Math.exp` may differ in its last
 * digit from one engine version to the next; additions, multiplications and divisions may not.
 */
export function plainExp(exponent: number): number {
  const bounded = Math.max(-LARGEST, Math.min(LARGEST, exponent));
  const halvings = Math.round(bounded / LN2);
  const rest = bounded - halvings * LN2;
  let sum = 1;
  for (let term = TERMS; term >= 1; term--) sum = 1 + (sum * rest) / term;
  const factor = halvings < 0 ? 0.5 : 2;
  for (let step = Math.abs(halvings); step > 0; step--) sum *= factor;
  return sum;
}
