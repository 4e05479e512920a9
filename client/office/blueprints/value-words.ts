import type { BlueprintsWords } from "#client/i18n/office.blueprints.zh.ts";
import { isGroup } from "./blueprint-draft.ts";
import { PERCENT_TYPED, WARNINGS_TYPED } from "./typed.ts";

/** Fields whose shares are read in per cent. */
const SHARES = new Set(["levels", "keys"]);

/** A value of a comparison in lines people can read. @param path as the server named it */
export function valueWords(value: unknown, path: readonly string[], words: BlueprintsWords): string[] {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (path.at(-1) === "warningMinutes") return [WARNINGS_TYPED.show(value)];
  if (Array.isArray(value)) return value.map((entry) => inOneLine(entry, path, words));
  return [inOneLine(value, path, words)];
}

/** Of two lists of lines, those that the other does not have; the rest is alike and need not be read. */
export function onlyHere(lines: readonly string[], others: readonly string[]): string[] {
  return lines.filter((line) => !others.includes(line));
}

function inOneLine(value: unknown, path: readonly string[], words: BlueprintsWords): string {
  if (isGroup(value)) {
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null)
      .map(([field, inner]) => `${words.fields[field] ?? field} ${inOneLine(inner, [...path, field], words)}`)
      .join("，");
  }
  if (Array.isArray(value)) return value.map((entry) => inOneLine(entry, path, words)).join("；");
  const field = path.at(-1) ?? "";
  if (typeof value === "number" && isShare(path, field)) return `${PERCENT_TYPED.show(value)}%`;
  if (typeof value === "string" && ["clock", "kind", "scheme", "selection", "thirdBetween", "type"].includes(field)) {
    return words.values[value] ?? value;
  }
  return String(value);
}

function isShare(path: readonly string[], field: string): boolean {
  return (field === "least" || field === "most") && path.some((step) => SHARES.has(step) || step === "kind keys");
}
