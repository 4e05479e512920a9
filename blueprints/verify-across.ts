import type { Blueprint } from "./blueprint-schema.ts";
import type { AssembledPaper } from "./paper.ts";
import type { ReportWriter } from "./report.ts";
import type { AssemblyTerms } from "./request-terms.ts";

/** Rules between papers and those of the request, recounted from the ids on the papers alone. */
export function checkAcross(
  report: ReportWriter,
  papers: readonly AssembledPaper[],
  about: { readonly blueprint: Blueprint; readonly terms: AssemblyTerms; readonly anchors: ReadonlySet<string> },
): void {
  const { anchors } = about;
  const idsOf = papers.map((paper) => new Set(paper.slots.map((slot) => slot.id)));
  const counts = new Map<string, number>();
  for (const ids of idsOf) for (const id of ids) if (!anchors.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const limits = { ...about.blueprint.exposure, ...about.terms.limits };
  checkSharing(report, { idsOf, counts, anchors }, limits);
  const names = new Set(papers.map((paper) => paper.form));
  report.exact({ zh: "卷名各不相同", en: "forms with a name of their own" }, papers.length, names.size);
  const { mostUses, mostSharedWithPast } = limits;
  if (mostUses !== undefined) {
    const above = [...counts].filter(([id, count]) => count + (about.terms.uses?.get(id) ?? 0) > mostUses).length;
    report.exact({ zh: `使用超过 ${mostUses} 次的题`, en: `items used more than ${mostUses} times` }, 0, above);
  }
  checkPast(report, papers, { terms: about.terms, anchors, most: mostSharedWithPast ?? 0 });
  checkChosen(report, { papers, idsOf }, about.terms);
}

function checkSharing(
  report: ReportWriter,
  found: { idsOf: readonly ReadonlySet<string>[]; counts: ReadonlyMap<string, number>; anchors: ReadonlySet<string> },
  limits: { mostPapersPerItem?: number; mostSharedBetweenPapers?: number },
): void {
  const perRun = limits.mostPapersPerItem ?? 1;
  const uses = [...found.counts.values()];
  if (perRun === 1) {
    const shared = uses.reduce((total, count) => total + count - 1, 0);
    report.exact({ zh: "各卷之间共用的题", en: "items shared between papers" }, 0, shared);
    return;
  }
  const most = Math.max(0, ...uses);
  report.range({ zh: "同一题最多用于几份试卷", en: "papers one item stands on" }, { least: 0, most: perRun }, most);
  if (limits.mostSharedBetweenPapers === undefined) return;
  let widest = 0;
  for (const [at, ids] of found.idsOf.entries()) {
    for (const other of found.idsOf.slice(0, at)) {
      widest = Math.max(widest, [...ids].filter((id) => other.has(id) && !found.anchors.has(id)).length);
    }
  }
  const name = { zh: "任意两卷共用的题", en: "items two papers share" };
  report.range(name, { least: 0, most: limits.mostSharedBetweenPapers }, widest);
}

function checkPast(
  report: ReportWriter,
  papers: readonly AssembledPaper[],
  about: { terms: AssemblyTerms; anchors: ReadonlySet<string>; most: number },
): void {
  for (const past of about.terms.pastPapers ?? []) {
    const given = new Set(past.items);
    for (const paper of papers) {
      const shared = paper.slots.filter(({ id }) => given.has(id) && !about.anchors.has(id)).length;
      const name = {
        zh: `${paper.form} 卷与往期试卷 ${past.name} 共用的题`,
        en: `form ${paper.form}: items shared with ${past.name}`,
      };
      report.range(name, { least: 0, most: about.most }, shared);
    }
  }
}

function checkChosen(
  report: ReportWriter,
  found: { papers: readonly AssembledPaper[]; idsOf: readonly ReadonlySet<string>[] },
  { include, exclude, anchors }: AssemblyTerms,
): void {
  const { papers, idsOf } = found;
  const stands = ({ id, form }: { id: string; form?: string }): boolean =>
    idsOf.some((ids, at) => ids.has(id) && (form === undefined || papers[at]?.form === form));
  if (include)
    report.exact(
      { zh: "指定而未入卷的题", en: "items asked for that are missing" },
      0,
      include.filter((one) => !stands(one)).length,
    );
  if (exclude) {
    const excluded = new Set(exclude);
    const found = idsOf.flatMap((ids) => [...ids]).filter((id) => excluded.has(id)).length;
    report.exact({ zh: "已排除却入卷的题", en: "excluded items that are there" }, 0, found);
  }
  if (anchors) {
    const missing = anchors.filter((id) => !idsOf.every((ids) => ids.has(id))).length;
    report.exact({ zh: "未在每份试卷中的锚题", en: "anchors missing from a paper" }, 0, missing);
  }
}
