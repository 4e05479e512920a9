import { plainText } from "./rich-text.ts";

/** What becomes of one UTF-16 unit: a unit to write, or one of these. */
const DROPPED = 1;
const DIGIT = 2;
const DECIMAL = 3;
const NOT_ALONE = 4;

const PASSES = /[\p{L}\p{N}%‰°<>=+±×÷√∞≤≥]/u;
/** Characters that join with their neighbours, halves of characters, and the one whose small form depends on its place. */
const JOINS = /[\p{M}\p{Cs}\u1100-\u11ffΣ]/u;
const MARKS = /[\\*$!|`#\n-]/;
const ZERO = 48;

/** Filled as characters come. */
const fates = new Uint16Array(65_536);
let room = new Uint16Array(1024);

/** Text as it is compared: marks, width, case, white space and punctuation gone, every number the same number. */
export function comparedText(raw: string): string {
  const plain = MARKS.test(raw) ? plainText(raw) : raw;
  if (plain.length > room.length) room = new Uint16Array(plain.length * 2);
  let size = 0;
  let isInNumber = false;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    const fate = fates[code] || fateOf(code);
    if (fate === NOT_ALONE) return comparedAsWhole(plain);
    if (fate === DIGIT && !isInNumber) room[size++] = ZERO;
    else if (fate > NOT_ALONE) room[size++] = fate;
    const next = plain.charCodeAt(at + 1);
    isInNumber = fate === DIGIT || (fate === DECIMAL && isInNumber && (fates[next] || fateOf(next)) === DIGIT);
  }
  return String.fromCharCode.apply(null, room.subarray(0, size) as unknown as number[]);
}

/** The same by the rules themselves, for any text; several times slower. */
export function comparedAsWhole(plain: string): string {
  return plain
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\d+(?:[.,]\d+)*/g, "0")
    .replace(/[^\p{L}\p{N}%‰°<>=+±×÷√∞≤≥]+/gu, "");
}

function fateOf(code: number): number {
  if (Number.isNaN(code)) return DROPPED;
  const character = String.fromCharCode(code);
  const folded = character.normalize("NFKC").toLowerCase();
  fates[code] = fateOfFolded(character, folded);
  return fates[code] as number;
}

function fateOfFolded(character: string, folded: string): number {
  if (folded.length !== 1 || JOINS.test(character) || JOINS.test(folded)) return NOT_ALONE;
  if (/\d/.test(folded)) return DIGIT;
  if (folded === "." || folded === ",") return DECIMAL;
  return PASSES.test(folded) ? folded.charCodeAt(0) : DROPPED;
}
