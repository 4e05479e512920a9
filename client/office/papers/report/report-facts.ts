import type { AssemblyReport } from "#contract/assemblies.ts";

type Line = AssemblyReport["across"][number];

/** What the sentence above the report says. */
export interface ReportFinding {
  readonly papers: number;
  readonly shown: number;
  /** Requirements each paper was checked against, rules between papers included. */
  readonly rules: number;
  readonly unmet: number;
  readonly difficultySpread: number;
  /** Most items any two papers share; null with one paper. */
  readonly mostShared: number | null;
  readonly enemies: number;
}

export function findingOf(
  report: Pick<AssemblyReport, "papers" | "paperCount" | "across" | "spread" | "overlap">,
): ReportFinding {
  const { papers, paperCount, across, spread, overlap } = report;
  const lines = [...papers.flatMap((paper) => paper.lines), ...across];
  const shared = overlap.flatMap((row, at) => row.filter((_, other) => other > at));
  return {
    papers: paperCount,
    shown: papers.length,
    rules: Math.max(0, ...papers.map((paper) => paper.lines.length)) + across.length,
    unmet: lines.filter(({ isMet }) => !isMet).length,
    difficultySpread: spread.meanDifficulty,
    mostShared: shared.length === 0 ? null : Math.max(...shared),
    enemies: papers.reduce((sum, { enemiesMet }) => sum + enemiesMet, 0),
  };
}

/** One requirement with what each paper has, in the order of the papers; undefined where a paper has no such line. */
export interface MergedLine {
  readonly rule: Line["rule"];
  readonly wanted: string;
  readonly got: readonly (Pick<Line, "got" | "isMet"> | undefined)[];
  readonly isMet: boolean;
}

/** The papers' reports beside each other: the same requirement is one row. Requirements that papers put differently stay apart. */
export function mergedLines(papers: readonly { readonly lines: readonly Line[] }[]): MergedLine[] {
  const rows = new Map<string, { rule: Line["rule"]; wanted: string; got: (Line | undefined)[] }>();
  papers.forEach(({ lines }, at) => {
    const seen = new Map<string, number>();
    for (const line of lines) {
      const name = `${line.rule.zh}\n${line.wanted}`;
      const times = seen.get(name) ?? 0;
      seen.set(name, times + 1);
      const key = `${name}\n${times}`;
      const row = rows.get(key) ?? { rule: line.rule, wanted: line.wanted, got: papers.map(() => undefined) };
      row.got[at] = line;
      rows.set(key, row);
    }
  });
  return [...rows.values()].map((row) => ({ ...row, isMet: row.got.every((line) => line?.isMet !== false) }));
}

/** A row of a table by papers: what is wanted, and whether each count fits. */
export interface CountedRow {
  readonly name: string;
  readonly least: number | null;
  readonly most: number | null;
  readonly counts: readonly number[];
}

export function fits({ least, most }: Pick<CountedRow, "least" | "most">, count: number): boolean {
  return count >= (least ?? 0) && count <= (most ?? Number.POSITIVE_INFINITY);
}

/** `3`, `1–4`, `≤ 4`, `≥ 1`, `–`. */
export function wantedText({ least, most }: Pick<CountedRow, "least" | "most">): string {
  if (least === most) return least === null ? "–" : String(least);
  if (most === null) return `≥ ${least}`;
  return least === null || least === 0 ? `≤ ${most}` : `${least}–${most}`;
}
