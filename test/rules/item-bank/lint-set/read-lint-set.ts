import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import type { DraftItem, LintFinding } from "#item-bank/lint/lint-finding.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

const entry = z.strictObject({
  q: z.string(),
  o: z.string(),
  k: z.string(),
  f: z.string().default(""),
  t: z.enum(["single", "multiple"]).optional(),
  miss: z.string().default(""),
});

/** An item with the flaws its writer planted, and nothing else to find, as far as he saw. */
export interface LabelledItem {
  readonly place: string;
  readonly isChinese: boolean;
  readonly item: DraftItem;
  readonly author: string | null;
  readonly flaws: readonly string[];
}

/** One half of the labelled set: `tune` is what rules were tried on, `held-out` was written before them and only measured. */
export function readLintSet(half: "tune" | "held-out"): LabelledItem[] {
  const files = readdirSync(FOLDER).filter((name) => name.startsWith(half) && name.endsWith(".yaml"));
  return files.sort().flatMap((name) => {
    const entries = z.array(entry).parse(parse(readFileSync(`${FOLDER}/${name}`, "utf8")));
    return entries.map((one, at) => ({ ...labelled(one), place: `${name} ${at + 1}`, isChinese: name.includes("-zh") }));
  });
}

function labelled({ q, o, k, f, t, miss }: z.infer<typeof entry>): Omit<LabelledItem, "place" | "isChinese"> {
  const missing = miss.split(" ").filter(Boolean);
  const known = (field: string, value: string): string | undefined => (missing.includes(field) ? undefined : value);
  return {
    author: missing.includes("author") ? null : "writer",
    flaws: f.split(" ").filter(Boolean),
    item: {
      id: "labelled",
      type: t ?? (k.length > 1 ? "multiple" : "single"),
      part: missing.includes("cell") ? undefined : 1,
      topic: "知识点",
      level: known("level", "理解"),
      reference: known("reference", "《质量管理学》第 12 页"),
      stem: q,
      options: o.split(/ \| ?/).map((text, place) => ({ label: "ABCDEFGH"[place] ?? "?", text: text.trim() })),
      key: [...k],
    },
  };
}

/** How a half was done: over planted flaws, over findings, over clean items. */
export interface LintScore {
  readonly items: number;
  readonly clean: number;
  readonly planted: number;
  readonly found: number;
  /** Planted flaws found, of all planted. */
  readonly recall: number;
  /** Findings that were planted, of all findings (a rule counts once an item). */
  readonly precision: number;
  /** Clean items with a finding of severity E or W, of all clean items. */
  readonly falseAlarms: number;
  readonly missed: readonly string[];
  readonly strays: readonly string[];
}

/** Compares findings with labels. */
export function scoreLint(set: readonly LabelledItem[], lint: (entry: LabelledItem) => readonly LintFinding[]): LintScore {
  const judged = set.map((one) => {
    const findings = lint(one);
    const rules = [...new Set(findings.map(({ rule }) => rule))];
    const strays = rules.filter((rule) => !one.flaws.includes(rule));
    const isLoud = findings.some(({ rule, severity }) => severity !== "I" && strays.includes(rule));
    return { one, rules, strays, isLoud, missed: one.flaws.filter((flaw) => !rules.includes(flaw)) };
  });
  const planted = sum(judged.map(({ one }) => one.flaws.length));
  const missed = judged.flatMap(({ one, missed: flaws }) => flaws.map((flaw) => `${one.place} ${flaw}: ${one.item.stem}`));
  const strays = judged.flatMap(({ one, strays: rules }) => rules.map((rule) => `${one.place} ${rule}: ${one.item.stem}`));
  const clean = judged.filter(({ one }) => one.flaws.length === 0);
  const findings = sum(judged.map(({ rules }) => rules.length));
  return {
    items: set.length,
    clean: clean.length,
    planted,
    found: planted - missed.length,
    recall: (planted - missed.length) / planted,
    precision: (findings - strays.length) / findings,
    falseAlarms: clean.filter(({ isLoud }) => isLoud).length / clean.length,
    missed,
    strays,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
