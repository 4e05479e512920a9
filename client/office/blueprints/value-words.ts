import type { BlueprintsWords } from "#client/i18n/office.blueprints.zh.ts";
import { isGroup } from "./blueprint-draft.ts";
import { PERCENT_TYPED, WARNINGS_TYPED } from "./typed.ts";

/** Fields whose values are chosen from a list. */
const CHOSEN = new Set(["clock", "kind", "scheme", "selection", "thirdBetween", "type"]);

interface Place {
  readonly field: string;
  /** `least` and `most` are shares here. */
  readonly isShare: boolean;
}

/** A value of a comparison in lines people can read; nothing for a value that is not there. @param path as the server named it */
export function valueWords(value: unknown, path: readonly string[], words: BlueprintsWords): string[] {
  const place = { field: path.at(-1) ?? "", isShare: path.includes("levels") || path.includes("kind keys") };
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (place.field === "warningMinutes") return [WARNINGS_TYPED.show(value)];
  if (Array.isArray(value)) return value.map((entry) => inOneLine(entry, place, words));
  return [inOneLine(value, place, words)];
}

/** Of two lists of lines, those that the other does not have; the rest is alike and need not be read. */
export function onlyHere(lines: readonly string[], others: readonly string[]): string[] {
  return lines.filter((line) => !others.includes(line));
}

function inOneLine(value: unknown, place: Place, words: BlueprintsWords): string {
  const { comma, and } = words.compare;
  if (isGroup(value)) return groupWords(value, place, words);
  if (Array.isArray(value)) return value.map((entry) => inOneLine(entry, place, words)).join(value.some(isGroup) ? comma : and);
  if (typeof value === "number" && place.isShare && ["least", "most"].includes(place.field))
    return `${PERCENT_TYPED.show(value)}%`;
  if (typeof value === "string" && CHOSEN.has(place.field)) return words.values[value] ?? value;
  return String(value);
}

/** What the entry is first, then its fields: `题数：认知层次 应用，至少 20`. */
function groupWords(group: Readonly<Record<string, unknown>>, place: Place, words: BlueprintsWords): string {
  const isShare = place.isShare || group.kind === "keys";
  const fields = Object.entries(group)
    .filter(([field, inner]) => field !== "kind" && inner !== undefined && inner !== null)
    .map(([field, inner]) => {
      const text = inOneLine(inner, { field, isShare }, words);
      return field === "of" ? text : `${words.fields[field] ?? field} ${text}`;
    })
    .filter((text) => text !== "");
  const all = fields.join(words.compare.comma);
  if (typeof group.kind !== "string") return all;
  const kind = words.values[group.kind] ?? group.kind;
  return all === "" ? kind : words.compare.about(kind, all);
}
