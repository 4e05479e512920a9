/** Marks before and after an option: it is compared from its first character to its last. */
const EDGE = 1;
const FIRST_CAPACITY = 1 << 9;
const FILL = 0.5;

/** How and whereto a text is read. */
export interface GramReading {
  /** Whether the ends of the text count, as they do for options. */
  readonly isClosed: boolean;
  /** Given where the table must not grow: grams it does not hold are numbered there, from −1 downwards. */
  readonly unknown: Map<number, number> | undefined;
  /** With room for two more than the text has characters, from `from` on. */
  readonly into: Int32Array;
  readonly from: number;
}

/**
 * Numbers for the character 3-grams of texts, given in the order of first appearance, and exact: no two grams share a
 * number. An open hash table over the three code units, because a map of strings costs several times as much.
 */
export class GramTable {
  #keys = new Float64Array(FIRST_CAPACITY);
  #numbers = new Int32Array(FIRST_CAPACITY);
  #size = 0;

  /** How many grams there are. */
  get size(): number {
    return this.#size;
  }

  /** Writes the grams of a text behind each other, repeats included, and returns the place behind the last one. */
  read(text: string, { isClosed, unknown, into, from }: GramReading): number {
    const length = text.length;
    if (length === 0) return from;
    let place = from;
    let one = isClosed ? EDGE : text.charCodeAt(0);
    let two = isClosed ? text.charCodeAt(0) : length > 1 ? text.charCodeAt(1) : EDGE;
    let at = isClosed ? 1 : 2;
    const end = isClosed ? length + 1 : Math.max(3, length);
    for (; at < end; at++) {
      const three = at < length ? text.charCodeAt(at) : EDGE;
      into[place++] = this.#number((one * 65_536 + two) * 65_536 + three, unknown);
      one = two;
      two = three;
    }
    return place;
  }

  #number(key: number, unknown: Map<number, number> | undefined): number {
    const mask = this.#keys.length - 1;
    let slot = slotOf(key) & mask;
    while (this.#keys[slot] !== 0) {
      if (this.#keys[slot] === key) return this.#numbers[slot] as number;
      slot = (slot + 1) & mask;
    }
    if (unknown) {
      const number = unknown.get(key) ?? -1 - unknown.size;
      unknown.set(key, number);
      return number;
    }
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#size;
    this.#size += 1;
    if (this.#size > this.#keys.length * FILL) this.#grow();
    return this.#size - 1;
  }

  #grow(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Float64Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    const mask = this.#keys.length - 1;
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as number;
      if (key === 0) continue;
      let slot = slotOf(key) & mask;
      while (this.#keys[slot] !== 0) slot = (slot + 1) & mask;
      this.#keys[slot] = key;
      this.#numbers[slot] = numbers[at] as number;
    }
  }
}

function slotOf(key: number): number {
  const low = key % 4_294_967_296;
  const high = (key - low) / 4_294_967_296;
  const mixed = Math.imul(low ^ Math.imul(high + 0x9e37, 0x85ebca6b), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
