import type { Capacity } from "#contract/blueprints.ts";

export type CapacityCell = Capacity["cells"][number];
export type CapacityRule = Capacity["rules"][number];
type Line = Pick<CapacityCell, "have" | "perPaper" | "papers">;

/** The scarcest first: fewest papers, then the least to spare for the next one; what is alike stays as it came. */
export function scarcestFirst<L extends Line>(lines: readonly L[]): L[] {
  return [...lines].sort((a, b) => a.papers - b.papers || a.have / a.perPaper - b.have / b.perPaper);
}

/** Items that are left when as many papers are made as the line alone allows. */
export function leftOver({ have, perPaper, papers }: Line): number {
  return Math.max(0, have - perPaper * papers);
}

export type CapacityFinding =
  | { readonly kind: "none"; readonly items: number }
  | { readonly kind: "reached"; readonly items: number; readonly papers: number }
  | { readonly kind: "between"; readonly items: number; readonly found: number; readonly most: number };

/** What the page says first. Items are those of the cells: others serve no paper of this blueprint. */
export function capacityFinding({ cells, disjointPapers, found }: Capacity): CapacityFinding {
  const items = cells.reduce((sum, { have }) => sum + have, 0);
  if (disjointPapers === 0) return { kind: "none", items };
  if (found >= disjointPapers) return { kind: "reached", items, papers: disjointPapers };
  return { kind: "between", items, found, most: disjointPapers };
}

/** The most uses an address or a field says: undefined without a limit, null for what is no such number. */
export function mostUsesOf(text: string): number | undefined | null {
  const written = text.trim().normalize("NFKC");
  if (written === "") return undefined;
  return /^[1-9]\d{0,4}$/.test(written) ? Number(written) : null;
}
