import type { ItemVersion } from "#item-bank/item.ts";
import { rubricTotal } from "#item-bank/types/essay/essay.ts";
import { sumPoints, toNumber } from "#kernel/points.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import { type AssembledPaper, type AssembledSlot, type ContentHash, type HashText, paperHash } from "./paper.ts";
import { type BankInput, bankOf, contentHashesOf, itemById, type PreparedBank } from "./prepared-bank.ts";
import { type ReportLine, ReportWriter } from "./report.ts";
import type { AssemblyTerms } from "./request-terms.ts";
import { checkAcross } from "./verify-across.ts";
import { checkConstraints, type Row } from "./verify-constraints.ts";
import { checkSetsAndAnchors } from "./verify-order.ts";
import type { Sentence } from "./words.ts";

export interface Verification {
  readonly isSound: boolean;
  readonly papers: readonly { readonly form: string; readonly lines: readonly ReportLine[] }[];
  /** Rules between papers. */
  readonly across: readonly ReportLine[];
}

/**
 * The independent check: recounts every rule from the blueprint and the bank alone. It shares no code with the search
 * (no model, no cells, no counts), so that one mistake cannot hide in both. A paper that fails it is never returned.
 * @param by.isVerdictOnly the same checks without the lines of a report
 */
export function verifyPapers(
  request: { blueprint: Blueprint; items: BankInput; papers: readonly AssembledPaper[]; terms?: AssemblyTerms },
  by: { hash: HashText; content?: ContentHash; isVerdictOnly?: boolean },
): Verification {
  const { blueprint, terms = {} } = request;
  const hasLines = by.isVerdictOnly !== true;
  const bank = bankOf(request.items);
  const hashing = { hash: by.hash, content: by.content ?? contentHashesOf(bank, by.hash) };
  const setSizes = new Map(bank.sets.map(({ name, members }) => [name, members.length]));
  const anchors = anchorsWithSets(terms.anchors ?? [], bank);
  const ground = { blueprint, bank, hashing, setSizes, anchors };
  const reports = request.papers.map((paper) => ({ form: paper.form, report: new ReportWriter(hasLines) }));
  for (const [at, paper] of request.papers.entries()) verifyPaper(reports[at]?.report as ReportWriter, paper, ground);
  const across = new ReportWriter(hasLines);
  checkAcross(across, request.papers, { blueprint, terms, anchors });
  const isSound = reports.every(({ report }) => report.isSound) && across.isSound;
  return { isSound, papers: reports.map(({ form, report }) => ({ form, lines: report.lines })), across: across.lines };
}

/** Anchors, and with them the rest of the sets they belong to. */
function anchorsWithSets(named: readonly string[], bank: PreparedBank): ReadonlySet<string> {
  const sets = new Set(named.flatMap((id) => itemById(bank, id)?.item.set ?? []));
  const along = bank.sets.filter(({ name }) => sets.has(name)).flatMap(({ members }) => members);
  return new Set([...named, ...along.flatMap((at) => bank.entries[at]?.item.id ?? [])]);
}

interface Ground {
  readonly blueprint: Blueprint;
  readonly bank: PreparedBank;
  readonly hashing: { readonly hash: HashText; readonly content: ContentHash };
  readonly setSizes: ReadonlyMap<string, number>;
  readonly anchors: ReadonlySet<string>;
}

function verifyPaper(report: ReportWriter, paper: AssembledPaper, ground: Ground): void {
  const { blueprint, setSizes, anchors } = ground;
  const rows: Row[] = [];
  let untrue = 0;
  for (const slot of paper.slots) {
    const entry = itemById(ground.bank, slot.id);
    if (entry) rows.push({ slot, item: entry.item });
    if (!isTrue(slot, entry, blueprint)) untrue += 1;
  }
  checkSlots(report, { paper, untrue }, blueprint);
  checkHash(report, { paper, rows }, ground);
  const read = {
    rows,
    choice: rows.filter((row) => row.item.type !== "essay"),
    essays: rows.filter((row) => row.item.type === "essay"),
  };
  checkParts(report, read, blueprint);
  checkTypes(report, read, blueprint);
  checkLevels(report, read, blueprint);
  checkTopics(report, rows, blueprint);
  checkEssays(report, read, blueprint);
  checkEnemies(report, rows);
  checkDifficulty(report, read, blueprint);
  checkKeyRun(report, rows, blueprint);
  checkConstraints(report, rows, blueprint);
  checkSetsAndAnchors(report, rows, { sizeOfSet: (name) => setSizes.get(name) ?? 0, anchors });
}

/** The rows of a paper, and its choice items and essays apart. */
interface Read {
  readonly rows: readonly Row[];
  readonly choice: readonly Row[];
  readonly essays: readonly Row[];
}

/** Every slot in its place, with an item of the bank, told truly. */
function checkSlots(report: ReportWriter, read: { paper: AssembledPaper; untrue: number }, blueprint: Blueprint): void {
  const { paper, untrue } = read;
  const wanted: string[] = [
    ...new Array<string>(blueprint.types.single?.items ?? 0).fill("single"),
    ...new Array<string>(blueprint.types.multiple?.items ?? 0).fill("multiple"),
    ...new Array<string>(blueprint.essays?.offered ?? 0).fill("essay"),
  ];
  const isInOrder = paper.slots.every((slot, at) => slot.slot === at + 1 && slot.type === wanted[at]);
  report.exact({ zh: "题位总数", en: "slots" }, wanted.length, paper.slots.length);
  report.holds({ zh: "题位按单选、多选、论述排列", en: "slots in order of sections" }, isInOrder);
  report.exact({ zh: "与题库不符的题", en: "slots that differ from the bank" }, 0, untrue);
  const ids = new Set(paper.slots.map((slot) => slot.id));
  report.exact({ zh: "重复的题", en: "items used twice" }, 0, paper.slots.length - ids.size);
}

function isTrue(slot: AssembledSlot, entry: ItemVersion | undefined, blueprint: Blueprint): boolean {
  if (!entry || entry.version !== slot.version) return false;
  const { item } = entry;
  if (item.type !== slot.type || item.part !== slot.part) return false;
  if (item.enemies.length !== slot.enemies.length || !item.enemies.every((id) => slot.enemies.includes(id))) return false;
  if (item.type === "essay") {
    return slot.points === blueprint.essays?.pointsEach && rubricTotal(item.rubric) === slot.points && slot.key === undefined;
  }
  return slot.points === blueprint.types[item.type]?.points && isSame(item.key, slot.key);
}

function isSame(one: readonly string[], other: readonly string[] | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((text, at) => text === other[at]);
}

function checkHash(report: ReportWriter, read: { paper: AssembledPaper; rows: readonly Row[] }, ground: Ground): void {
  const { form, seed } = read.paper;
  const recount = paperHash({ blueprintId: ground.blueprint.id, form, seed, slots: read.rows }, ground.hashing);
  report.holds({ zh: "内容校验值一致", en: "content hash agrees" }, recount === read.paper.hash);
}

function checkParts(report: ReportWriter, { choice }: Read, blueprint: Blueprint): void {
  for (const part of blueprint.syllabus) {
    const inPart = choice.filter((row) => row.item.part === part.part);
    const points = sumPoints(inPart.map((row) => row.slot.points));
    const zh = `第 ${part.part} 部分`;
    const en = `part ${part.part}`;
    report.exact({ zh: `${zh}题数`, en: `${en} items` }, part.items, inPart.length);
    report.exact({ zh: `${zh}分值`, en: `${en} points` }, toNumber(part.points), toNumber(points));
  }
}

function checkTypes(report: ReportWriter, { rows, choice }: Read, blueprint: Blueprint): void {
  const of = (type: AssembledSlot["type"]): number => rows.filter((row) => row.item.type === type).length;
  report.exact({ zh: "单选题", en: "single choice" }, blueprint.types.single?.items ?? 0, of("single"));
  report.exact({ zh: "多选题", en: "multiple choice" }, blueprint.types.multiple?.items ?? 0, of("multiple"));
  report.exact({ zh: "论述题", en: "essays" }, blueprint.essays?.offered ?? 0, of("essay"));
  const points = sumPoints(choice.map((row) => row.slot.points));
  const essays = (blueprint.essays?.counted ?? 0) * toNumber(blueprint.essays?.pointsEach ?? sumPoints([]));
  report.exact({ zh: "总分", en: "total points" }, toNumber(blueprint.totalPoints), toNumber(points) + essays);
}

function checkLevels(report: ReportWriter, { choice }: Read, blueprint: Blueprint): void {
  for (const { level, least, most } of blueprint.levels) {
    const share = choice.filter((row) => row.item.level === level).length / choice.length;
    report.share({ zh: `认知层次“${level}”`, en: `level ${level}` }, { least, most }, share);
  }
  const graded = new Set(blueprint.levels.map((entry) => entry.level));
  if (graded.size === 0) return;
  const strange = choice.filter((row) => !graded.has(row.item.level)).length;
  report.exact({ zh: "认知层次不在蓝图内的题", en: "items of another level" }, 0, strange);
}

function checkTopics(report: ReportWriter, rows: readonly Row[], blueprint: Blueprint): void {
  const { places, lines } = topicsOf(blueprint);
  const counts = new Array<number>(lines.length).fill(0);
  let strange = 0;
  for (const { item } of rows) {
    const place = places.get(item.part)?.get(item.topic);
    if (place === undefined) strange += 1;
    else if (item.type !== "essay") counts[place] = (counts[place] as number) + 1;
  }
  for (const [at, { name, range }] of lines.entries()) if (range) report.range(name, range, counts[at] as number);
  report.exact({ zh: "知识点不在大纲内的题", en: "items outside the syllabus" }, 0, strange);
}

interface TopicLines {
  /** Index of a line by part and topic. */
  readonly places: ReadonlyMap<number, ReadonlyMap<string, number>>;
  readonly lines: readonly {
    readonly name: Sentence;
    readonly range: { readonly least: number; readonly most: number } | null;
  }[];
}

/** The topics of a blueprint, which never changes, read once. */
const topicLines = new WeakMap<Blueprint, TopicLines>();

function topicsOf(blueprint: Blueprint): TopicLines {
  const known = topicLines.get(blueprint);
  if (known) return known;
  const places = new Map<number, Map<string, number>>();
  const lines: TopicLines["lines"][number][] = [];
  for (const { part, items, topics } of blueprint.syllabus) {
    const inPart = new Map<string, number>();
    places.set(part, inPart);
    for (const { topic, least, most } of topics) {
      const name = { zh: `第 ${part} 部分“${topic}”`, en: `part ${part} ${topic}` };
      const isFree = least === undefined && most === undefined;
      inPart.set(topic, lines.length);
      lines.push({ name, range: isFree ? null : { least: least ?? 0, most: most ?? items } });
    }
  }
  const made = { places, lines };
  topicLines.set(blueprint, made);
  return made;
}

function checkEssays(report: ReportWriter, { essays: written }: Read, { essays }: Blueprint): void {
  if (!essays) return;
  const perTopic = largestGroup(written.map((row) => `${row.item.part} ${row.item.topic}`));
  const perPart = largestGroup(written.map((row) => String(row.item.part)));
  report.range({ zh: "论述题：同一知识点最多", en: "essays of one topic" }, { least: 0, most: essays.mostPerTopic }, perTopic);
  if (essays.mostPerPart === undefined) return;
  report.range({ zh: "论述题：同一部分最多", en: "essays of one part" }, { least: 0, most: essays.mostPerPart }, perPart);
}

function checkEnemies(report: ReportWriter, rows: readonly Row[]): void {
  const here = new Set(rows.map((row) => row.item.id));
  let meetings = 0;
  for (const { item } of rows) for (const id of item.enemies) if (id !== item.id && here.has(id)) meetings += 1;
  report.exact({ zh: "同卷互斥题", en: "enemies that meet" }, 0, meetings);
}

function checkDifficulty(report: ReportWriter, { choice, essays }: Read, blueprint: Blueprint): void {
  const mean = (list: readonly Row[]): number => list.reduce((total, row) => total + row.item.difficulty, 0) / list.length;
  const choiceName = { zh: "选择题平均预期难度", en: "mean difficulty of the choice items" };
  const essayName = { zh: "论述题平均预期难度", en: "mean difficulty of the essays" };
  if (blueprint.difficulty) report.near(choiceName, blueprint.difficulty, mean(choice));
  if (blueprint.essays?.difficulty) report.near(essayName, blueprint.essays.difficulty, mean(essays));
}

function checkKeyRun(report: ReportWriter, rows: readonly Row[], blueprint: Blueprint): void {
  let run = 0;
  let longest = 0;
  let last: string | undefined;
  for (const { slot } of rows) {
    const key = slot.key?.join();
    run = key !== undefined && key === last ? run + 1 : 1;
    last = key;
    if (key !== undefined) longest = Math.max(longest, run);
  }
  const name = { zh: "相同答案最多连续", en: "longest run of one key" };
  report.range(name, { least: 0, most: blueprint.longestKeyRun }, longest);
}

function largestGroup(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => names.filter((other) => other === name).length));
}
