import { z } from "zod";
import { shortage } from "#contract/papers.ts";

export type Shortage = z.infer<typeof shortage>;

const shortages = z.array(shortage).min(1);

/** The cells a refusal names, largest gap first; empty when it names none. */
export function shortagesIn(detail: { readonly [name: string]: unknown }): readonly Shortage[] {
  for (const value of [...Object.values(detail), [detail]]) {
    const parsed = shortages.safeParse(value);
    if (parsed.success) return parsed.data.sort((a, b) => gap(b) - gap(a));
  }
  return [];
}

/** How many items have to be added to a cell. */
export function gap({ needed, available }: Pick<Shortage, "needed" | "available">): number {
  return needed - available;
}
