import { z } from "zod";

/** Option labels as printed: A to H. */
export const OPTION_LABELS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export type OptionLabel = (typeof OPTION_LABELS)[number];
export const optionLabel = z.enum(OPTION_LABELS);

const option = z.strictObject({ label: optionLabel, text: z.string().trim().min(1).max(400) });

/** Fields of a choice item. Files write options as a map and a single key as one letter; both are normalised here. */
export function choiceContent(type: "single" | "multiple") {
  const most = type === "single" ? 1 : 8;
  const least = type === "single" ? 1 : 2;
  return {
    stem: z.string().trim().min(1).max(2000),
    options: z.preprocess(optionsFromMap, z.array(option).min(2).max(8)),
    key: z.preprocess(
      (value) => (typeof value === "string" ? [value] : value),
      z.array(optionLabel).min(least).max(most).transform(sortedUnique),
    ),
  };
}

function optionsFromMap(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== "object" || value === null) return value;
  return Object.entries(value).map(([label, text]) => ({ label, text }));
}

function sortedUnique(labels: OptionLabel[]): OptionLabel[] {
  return [...new Set(labels)].sort();
}
