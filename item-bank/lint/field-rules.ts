import type { Found, LintRule, LintSubject } from "./lint-finding.ts";

interface Asked {
  readonly id: string;
  readonly advice: LintRule["advice"];
  readonly look: (subject: LintSubject) => Found | null;
}

const ASKED: readonly Asked[] = [
  {
    id: "missing-cell",
    advice: { zh: "填写蓝图中的部分和题型", en: "give a part and a type the blueprint has" },
    look: ({ item, settings }) => {
      if (item.part === undefined || item.type === undefined)
        return missing("part", "没有填写部分或题型", "part or type is missing");
      const cells = settings.cells ?? [];
      const isCovered =
        cells.length === 0 || cells.some(({ part, type }) => (part === 0 || part === item.part) && type === item.type);
      const where = `${item.part}/${item.type}`;
      return isCovered ? null : missing("part", `蓝图中没有单元格 ${where}`, `the blueprint has no cell ${where}`);
    },
  },
  {
    id: "missing-level",
    advice: { zh: "填写认知层次", en: "give the cognitive level" },
    look: ({ item }) => (isBlank(item.level) ? missing("level", "没有填写认知层次", "the cognitive level is missing") : null),
  },
  {
    id: "missing-reference",
    advice: { zh: "写出依据：标准和条款，或书名和页码", en: "name the source: a standard and clause, or a book and page" },
    look: ({ item }) => (isBlank(item.reference) ? missing("reference", "没有填写依据", "the reference is missing") : null),
  },
  {
    id: "missing-author",
    advice: { zh: "由命题人署名", en: "let its writer sign it" },
    look: ({ settings }) =>
      settings.author === undefined || !isBlank(settings.author ?? "")
        ? null
        : missing("author", "没有命题人", "nobody signed it"),
  },
];

/** What an item must carry when it is approved. */
export const FIELD_RULES: readonly LintRule[] = ASKED.map(({ id, advice, look }) => ({
  id,
  severity: "E",
  applies: "any",
  advice,
  check: (subject) => {
    const found = subject.settings.stage === "approve" ? look(subject) : null;
    return found ? [found] : [];
  },
}));

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function missing(field: string, zh: string, en: string): Found {
  return { field, reason: { zh, en } };
}
