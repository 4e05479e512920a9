/** A set of grams as their ranks, rising: rarest first. Below 0 are those no indexed set has. */
export type GramSet = Int32Array;

/** Against products of fractions that come out a hair too large. */
const SLACK = 1e-9;

/**
 * Which sets have a Jaccard similarity of at least a threshold with a given one: exact, by prefix filtering. Two sets
 * that are alike enough must share one of their rarest grams, so only the few rarest of each set are indexed: of a set
 * of n grams the first n − ⌈T·n⌉ + 1. Ranks may be any fixed order; rare first makes the lists short.
 */
export class GramIndex {
  readonly #threshold: number;
  readonly #sets: (GramSet | undefined)[] = [];
  readonly #lists = new Map<number, number[]>();
  #seen = new Int32Array(1024);
  #round = 0;

  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /**
   * Adds a set under a number of the caller's, or takes the place of the one there; lists the old one was in stay as they
   * are.
   * @param isRising whether no smaller set will be searched for afterwards: then fewer grams need listing
   */
  put(at: number, set: GramSet, isRising = false): void {
    this.#sets[at] = set;
    if (at >= this.#seen.length) {
      const grown = new Int32Array(Math.max(at + 1, this.#seen.length * 2));
      grown.set(this.#seen);
      this.#seen = grown;
    }
    const share = isRising ? (2 * this.#threshold) / (1 + this.#threshold) : this.#threshold;
    const listed = prefixLength(set.length, share);
    for (let place = 0; place < listed; place++) {
      const gram = set[place] as number;
      const list = this.#lists.get(gram);
      if (list === undefined) this.#lists.set(gram, [at]);
      else if (list.at(-1) !== at) list.push(at);
    }
  }

  /** Forgets a set. Its places in the lists stay and are passed over. */
  remove(at: number): void {
    this.#sets[at] = undefined;
  }

  /** Calls `found` with the number of every set at least as similar as the threshold, each once. */
  search(set: GramSet, found: (at: number) => void): void {
    const size = set.length;
    if (size === 0) return;
    this.#round += 1;
    const [seen, sets, round, threshold] = [this.#seen, this.#sets, this.#round, this.#threshold];
    const prefix = prefixLength(size, threshold);
    for (let place = 0; place < prefix; place++) {
      const list = this.#lists.get(set[place] as number);
      if (list === undefined) continue;
      for (let index = 0; index < list.length; index++) {
        const at = list[index] as number;
        if (seen[at] === round) continue;
        seen[at] = round;
        const other = sets[at];
        if (other !== undefined && areAlike(set, other, threshold)) found(at);
      }
    }
  }
}

/** How many of the rarest grams of a set a like one must share at least one of, if it shares this part of all. */
function prefixLength(size: number, share: number): number {
  return size - Math.ceil(share * size - SLACK) + 1;
}

/**
 * Whether two sets have at least a Jaccard similarity. Gives up as soon as too many grams have no partner, which the
 * rare ones in front show early.
 */
function areAlike(left: GramSet, right: GramSet, threshold: number): boolean {
  const [size, others] = [left.length, right.length];
  const needed = Math.ceil((threshold * (size + others)) / (1 + threshold) - SLACK);
  const spareLeft = size - needed;
  const spareRight = others - needed;
  if (spareLeft < 0 || spareRight < 0) return false;
  let [at, other, shared] = [0, 0, 0];
  while (at < size && other < others) {
    const [one, two] = [left[at] as number, right[other] as number];
    if (one === two) shared += 1;
    if (one <= two) at += 1;
    if (two <= one) other += 1;
    if (at - shared > spareLeft || other - shared > spareRight) return false;
  }
  return shared >= needed;
}

/** How many grams two sets share. */
export function sharedGrams(left: GramSet, right: GramSet): number {
  let [shared, at, other] = [0, 0, 0];
  while (at < left.length && other < right.length) {
    const [one, two] = [left[at] as number, right[other] as number];
    if (one === two) shared += 1;
    if (one <= two) at += 1;
    if (two <= one) other += 1;
  }
  return shared;
}
