import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { AssemblyReport } from "#contract/assemblies.ts";
import { barChart, lineChart } from "./charts.ts";
import type { ReportDocument } from "./documents.ts";
import { draw } from "./draw.ts";
import { bilingual, figureTable, heading } from "./tables.ts";

const FAINT = "#5d6a75";
const CHART = { width: 515, height: 170 };
const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  single: { zh: "单选", en: "single" },
  multiple: { zh: "多选", en: "multiple" },
  essay: { zh: "论述", en: "essay" },
};
const WANTED = { zh: "应为", en: "wanted" };

/** The assembly report on paper: the evidence that forms are parallel. */
export function reportPdf(report: ReportDocument): Promise<Uint8Array> {
  return draw(reportDocument(report));
}

export function reportDocument(report: ReportDocument): TDocumentDefinitions {
  const title = `${report.blueprintTitle.zh} 平行卷报告`;
  return {
    info: { title, creationDate: new Date(report.at), modDate: new Date(report.at) },
    pageMargins: [40, 44, 40, 44],
    footer: (page, pages) => ({
      text: `${report.id}    ${page} / ${pages}`,
      alignment: "center",
      fontSize: 7.5,
      color: FAINT,
      margin: [0, 14, 0, 0],
    }),
    pageBreakBefore: (node, container) => node.headlineLevel === 1 && container.getFollowingNodesOnPage().length === 0,
    content: [
      ...opening(report),
      ...specification(report),
      ...difficulty(report),
      ...information(report),
      ...targets(report),
      ...sharing(report),
      ...keys(report),
      ...exposure(report),
      ...rules(report),
    ],
  };
}

function opening(report: AssemblyReport): Content[] {
  const { blueprintTitle, seed, by, at, engine, restarts, moves, bankHash, blueprintHash, papers, kind, paperCount } = report;
  const when = new Intl.DateTimeFormat("zh-CN", { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
  const count = kind === "forms" ? `${paperCount} 份平行试卷` : `${paperCount} 份试卷（一人一卷），下表为前 ${papers.length} 份`;
  const facts = [
    `${count}    组卷人 ${by}    ${when}`,
    `种子 ${seed}    算法 ${engine}    重启 ${restarts} 次    移动 ${moves} 步`,
    `蓝图校验值 ${blueprintHash.slice(0, 16)}    题库校验值 ${bankHash.slice(0, 16)}`,
  ];
  return [
    { text: "平行卷报告", fontSize: 18, bold: true },
    { text: "Parallel forms report", fontSize: 9, color: FAINT },
    { text: bilingualText(blueprintTitle), fontSize: 12, margin: [0, 6, 0, 4] },
    ...facts.map((text): Content => ({ text, fontSize: 8.5, color: FAINT })),
    figureTable(
      [{ zh: "试卷", en: "form" }, "题数", "平均难度", "难度离散", "预期得分（选择题）", "论述平均难度", "阅读量", "校验值"],
      papers.map((paper) => [
        paper.basedOn === null ? paper.form : `${paper.form}（换过题）`,
        paper.itemCount,
        paper.meanDifficulty.toFixed(4),
        paper.difficultySpread.toFixed(4),
        paper.expectedChoicePoints.toFixed(2),
        paper.meanEssayDifficulty?.toFixed(4) ?? "—",
        paper.reading,
        paper.hash.slice(0, 10),
      ]),
    ),
    {
      text: `各卷之间最大相差：平均难度 ${report.spread.meanDifficulty.toFixed(4)}，预期得分 ${report.spread.expectedChoicePoints.toFixed(2)} 分，同一认知层次 ${report.spread.level} 题。`,
      fontSize: 8.5,
    },
  ];
}

function bilingualText({ zh, en }: { zh: string; en: string }): string {
  return `${zh}  ${en}`;
}

const forms = ({ papers }: AssemblyReport): string[] => papers.map(({ form }) => form);

function specification(report: AssemblyReport): Content[] {
  const marked = (count: number, isMet: boolean) => (isMet ? count : { text: `${count} ×`, bold: true });
  const cells = report.specification.map(({ part, title, type, wanted, counts }) => [
    part === 0 ? title : { zh: `${part} ${title.zh}`, en: title.en },
    TYPES[type]?.zh ?? type,
    wanted,
    ...counts.map((count) => marked(count, count === wanted)),
  ]);
  const levels = report.levels.map(({ level, least, most, counts }) => [
    level,
    `${least}–${most}`,
    ...counts.map((count) => marked(count, least <= count && count <= most)),
  ]);
  const topics = report.topics.map(({ part, topic, least, most, counts }) => [
    `${part} ${topic}`,
    limits(least, most),
    ...counts.map((count) => marked(count, (least ?? 0) <= count && count <= (most ?? count))),
  ]);
  return [
    heading({ zh: "双向细目表", en: "Table of specifications" }),
    figureTable([{ zh: "部分", en: "part" }, "题型", WANTED.zh, ...forms(report)], cells, { textColumns: 2 }),
    heading({ zh: "认知层次（选择题）", en: "Cognitive levels" }),
    figureTable([{ zh: "层次", en: "level" }, WANTED.zh, ...forms(report)], levels),
    heading({ zh: "知识点（选择题）", en: "Topics" }),
    figureTable([{ zh: "部分与知识点", en: "part and topic" }, WANTED.zh, ...forms(report)], topics),
  ];
}

function limits(least: number | null, most: number | null): string {
  if (least === null && most === null) return "—";
  if (least === null || least === 0) return `≤ ${most}`;
  return most === null ? `≥ ${least}` : `${least}–${most}`;
}

function difficulty(report: AssemblyReport): Content[] {
  const ticks = ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"];
  const series = report.papers.map(({ form, histogram }) => ({ name: form, values: histogram }));
  const target = report.target;
  const words = target ? `要求平均 ${target.mean} ± ${target.tolerance}。` : "";
  return [
    heading({ zh: "难度分布（选择题）", en: "Difficulty" }),
    { text: `${words}横轴为预期得分率，纵轴为题数；同一区间内各卷并列。`, fontSize: 8.5, color: FAINT },
    { svg: barChart(series, { ...CHART, ticks, title: { x: "预期得分率", y: "题数" } }) },
  ];
}

function information(report: AssemblyReport): Content[] {
  const series = report.papers
    .filter(({ information: curve }) => curve.length > 0)
    .map((paper) => ({ name: paper.form, values: paper.information }));
  const title = heading({ zh: "测验信息量", en: "Test information" });
  if (series.length === 0) return [title, { text: "卷内没有经过标定的题，不画信息曲线。", fontSize: 8.5, color: FAINT }];
  const told = report.papers.map(({ form, calibratedItems, itemCount }) => `${form} ${calibratedItems}/${itemCount}`).join("，");
  return [
    title,
    { text: `已标定的题：${told}。横轴为能力，纵轴为信息量。`, fontSize: 8.5, color: FAINT },
    { svg: lineChart(series, { ...CHART, ticks: report.abilities.map(String), title: { x: "能力 θ", y: "信息量" } }) },
  ];
}

function targets({ targets: told }: AssemblyReport): Content[] {
  if (!told) return [];
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  const proof = told.bound === null ? "" : `；已证明在全部要求之下，任何组法都不能小于 ${percent(told.bound)}（${told.solver}）`;
  return [
    heading({ zh: "目标值", en: "Targets" }),
    { text: `组卷时各卷离目标最远的一项相差 ${percent(told.worst)}${proof}。`, fontSize: 8.5, color: FAINT },
    figureTable(
      [{ zh: "目标", en: "target" }, "目标值", "各卷最大相差"],
      told.lines.map(({ rule, wanted, worst }) => [rule, Math.round(wanted * 1000) / 1000, percent(worst)]),
    ),
  ];
}

function sharing(report: AssemblyReport): Content[] {
  const rows = report.overlap.map((row, at) => [
    report.papers[at]?.form ?? "",
    ...row.map((shared, other) => (at === other ? { text: String(shared), color: FAINT } : shared)),
  ]);
  const enemies = report.papers.map(({ form, enemiesMet }) => `${form} ${enemiesMet} 对`).join("，");
  return [
    heading({ zh: "共用的题", en: "Overlap" }),
    figureTable([{ zh: "试卷", en: "form" }, ...forms(report)], rows, { isCompact: true }),
    { text: `对角线为各卷题数。同卷相遇的互斥题：${enemies}。`, fontSize: 8.5, color: FAINT },
  ];
}

function keys(report: AssemblyReport): Content[] {
  const kinds = [...new Set(report.papers.flatMap((paper) => paper.keys.map(({ type }) => type)))];
  const tables = kinds.map((type) => {
    const lists = report.papers.map((paper) => paper.keys.find((entry) => entry.type === type)?.letters ?? {});
    const letters = [...new Set(lists.flatMap((list) => Object.keys(list)))].sort();
    const rows = report.papers.map(({ form }, at) => [form, ...letters.map((letter) => lists[at]?.[letter] ?? 0)]);
    return figureTable([{ zh: `${TYPES[type]?.zh ?? type}题答案`, en: "keys" }, ...letters], rows, { isCompact: true });
  });
  const runs = report.papers.map(
    ({ form, longestKeyRun, longestKeyRunAllowed }) => `${form} ${longestKeyRun}（上限 ${longestKeyRunAllowed}）`,
  );
  return [
    heading({ zh: "答案分布", en: "Key balance" }),
    ...tables,
    { text: `相同答案最多连续：${runs.join("，")}。`, fontSize: 8.5, color: FAINT },
  ];
}

function exposure({ exposure: { before, after, cells } }: AssemblyReport): Content[] {
  const uses = [...new Set([...before, ...after].map((row) => row.uses))].sort((left, right) => left - right);
  const count = (list: typeof before, use: number): number => list.find((row) => row.uses === use)?.count ?? 0;
  return [
    heading({ zh: "曝光", en: "Exposure" }),
    figureTable(
      [{ zh: "用过的次数", en: "uses" }, "组卷前的题数", "组卷后的题数"],
      uses.map((use) => [String(use), count(before, use), count(after, use)]),
    ),
    figureTable(
      [{ zh: "本次使用", en: "this assembly" }, "题库题数", "平均次数", "最多次数", "未用到"],
      cells.map(({ part, type, items, mean, most, unused }) => [
        part === 0 ? (TYPES[type]?.zh ?? type) : `第 ${part} 部分${TYPES[type]?.zh ?? type}`,
        items,
        mean,
        most,
        unused,
      ]),
    ),
  ];
}

/** Every rule with what each paper has. The papers' reports name the same rules in the same order. */
function rules(report: AssemblyReport): Content[] {
  const [first] = report.papers;
  if (!first) return [];
  const own = first.lines.slice(0, first.lines.length - report.across.length);
  const rows = own.map(({ rule, wanted }, at) => [
    rule,
    wanted,
    ...report.papers.map(({ lines }) => {
      const line = lines[at];
      return line?.isMet ? line.got : { text: `${line?.got ?? ""} ×`, bold: true };
    }),
  ]);
  const across = report.across.map(({ rule, wanted, got, isMet }) => [
    rule,
    wanted,
    isMet ? got : { text: `${got} ×`, bold: true },
  ]);
  const unmet = report.papers.flatMap(({ lines }) => lines).filter(({ isMet }) => !isMet).length;
  return [
    heading({ zh: "逐条核对（独立复核）", en: "Independent recount, rule by rule" }),
    { text: unmet === 0 ? "全部规则满足。All rules are met." : `有 ${unmet} 条不满足。`, fontSize: 8.5 },
    figureTable([{ zh: "规则", en: "rule" }, WANTED.zh, ...forms(report)], rows),
    ...(across.length > 0 ? [figureTable([{ zh: "各卷之间", en: "between the forms" }, WANTED.zh, "实际"], across)] : []),
    ...(report.uncalibrated.length > 0
      ? [bilingual({ zh: `未标定的题：${report.uncalibrated.join("、")}`, en: "not calibrated" })]
      : []),
  ];
}
