import type { Facets } from "./question-draft.ts";

const TEXTS = ["id", "topic", "level", "reference", "rationale", "outline"] as const;
const VISIBLE = ["type", "stem", "options", "key"];

/**
 * Splits what one of our own exports carries beside the visible question: fields every source can have, and the rest
 * (rubric, samples, enemies, tags, set, calibration …) as `house`. What a person sees and may have edited (stem, options,
 * key, type) is taken from the visible places, never from here.
 */
export function houseFacets(record: Readonly<Record<string, unknown>>): Facets {
  const facets: Record<string, unknown> = {};
  const house: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    if ((TEXTS as readonly string[]).includes(name) && typeof value === "string") facets[name] = value;
    else if ((name === "part" || name === "points") && typeof value === "number") facets[name] = value;
    else if (name === "difficulty" && (typeof value === "number" || typeof value === "string")) facets[name] = value;
    else if (!VISIBLE.includes(name)) house[name] = value;
  }
  return { ...(facets as Facets), house };
}

/** The record in a text, or null when it is no JSON object. */
export function houseRecord(json: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
