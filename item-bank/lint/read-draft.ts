import type { DraftItem } from "./lint-finding.ts";

const TEXTS = ["id", "type", "topic", "level", "stem", "rationale", "outline", "reference", "set"] as const;

/**
 * Takes what can be read as a draft out of any value, as a form or a broken file gives it; the rest is left away.
 * Options may be a list or, as in files, a map by letter; a key may be one letter.
 */
export function readDraft(value: unknown): DraftItem {
  if (!isRecord(value)) return {};
  const texts = Object.fromEntries(TEXTS.flatMap((name) => (typeof value[name] === "string" ? [[name, value[name]]] : [])));
  return {
    ...texts,
    ...(typeof value.part === "number" ? { part: value.part } : {}),
    ...(value.options === undefined ? {} : { options: optionsOf(value.options) }),
    ...(value.key === undefined ? {} : { key: [value.key].flat().filter((label): label is string => typeof label === "string") }),
    ...(Array.isArray(value.enemies) ? { enemies: value.enemies.filter((id): id is string => typeof id === "string") } : {}),
    ...(isRecord(value.justifications) ? { justifications: stringsOf(value.justifications) } : {}),
  };
}

function optionsOf(value: unknown): { label: string; text: string }[] {
  if (Array.isArray(value)) {
    return value.filter(isRecord).map(({ label, text }) => ({ label: textOf(label), text: textOf(text) }));
  }
  return isRecord(value) ? Object.entries(value).map(([label, text]) => ({ label, text: textOf(text) })) : [];
}

/** Files give numbers where options are numbers. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function stringsOf(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
