import { bank } from "#client/i18n/bank.ts";
import { language } from "#client/i18n/words.ts";

/** Words a place is made of, as the readers write them: `sheet 单选题 row 4 cell C4`, `line 12 (q1)`, `items/q1.xml line 3`. */
const PART = /\b(row|cell|column|line|paragraph|table) ([A-Z]*\d+|[A-Z]{1,3})(?=$|[\s,;:)])/g;

/** A place of a file as people look it up. A file's own names are left as they are. */
export function placeWords(place: string): string {
  const words = bank().transfer.places;
  if (place.trim() === "") return words.file;
  if (language() === "en") return place;
  // A sheet's name may hold anything, so it is taken first: up to the place inside it, or to the end.
  const sheet = /^sheet (.+?)(?= (?:row|cell|column) [A-Z]*\d|$)/.exec(place);
  // `row 4 cell C4` says the row twice.
  const within = (sheet ? place.slice(sheet[0].length) : place).replace(/\brow (\d+),? (cell [A-Z]+\1)(?!\d)/, "$2");
  const rest = within.replace(PART, (_, kind: keyof typeof words, at: string) => (words[kind] as (at: string) => string)(at));
  return [sheet?.[1] ? words.sheet(sheet[1]) : "", rest.trim()].filter(Boolean).join("");
}
