import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { plainText } from "#item-bank/rich-text.ts";

/** A reading in one line per question, for comparing at a glance: type, key, stem, options. */
export function shown({ items }: ForeignReading): string[] {
  return items.map(({ type, key, stem, options }) => {
    const list = options.map(({ label, text }) => `${label}${plainText(text)}`).join("|");
    return [type + (key.length > 0 ? ` ${key.join("")}` : ""), plainText(stem), list].filter((part) => part !== "").join(" / ");
  });
}

/** What was refused, as `place: Chinese reason`. */
export function refusals({ refused }: ForeignReading): string[] {
  return refused.map(({ place, reason }) => `${place}: ${reason.zh}`);
}

/** What was warned about, as `place: Chinese reason`. */
export function warnings({ warnings: notes }: ForeignReading): string[] {
  return notes.map(({ place, reason }) => `${place}: ${reason.zh}`);
}
