import type { EssayItem, Item, ItemType } from "#item-bank/item.ts";
import { OPTION_LABELS, type OptionLabel } from "#item-bank/types/choice/choice.ts";

export interface DraftOption {
  text: string;
  isKey: boolean;
}

export interface DraftGuideLine {
  points: string;
  text: string;
}

export interface DraftCriterion {
  /** `c1` to `c99`; given once and kept, because marks name it. */
  id: string;
  title: string;
  points: string;
  guide: DraftGuideLine[];
}

export interface DraftSample {
  quality: EssayItem["samples"][number]["quality"];
  /** By criterion id, as typed. */
  marks: Record<string, string>;
  text: string;
}

/** An item as it stands in the editor: figures as typed, and the fields of all types, so that changing the type loses nothing. */
export interface ItemDraft {
  id: string;
  type: ItemType;
  part: string;
  topic: string;
  level: string;
  difficulty: string;
  reference: string;
  /** As typed: words apart by commas, semicolons or blanks. */
  tags: string;
  set: string;
  expectedSeconds: string;
  /** Why a finding of the lint is right the way it is, by rule. */
  justifications: Record<string, string>;
  /** Set by calibration, never by hand; carried along. */
  calibration: Item["calibration"] | null;
  stem: string;
  rationale: string;
  enemies: string[];
  options: DraftOption[];
  rubric: DraftCriterion[];
  outline: string;
  samples: DraftSample[];
}

export const MOST_OPTIONS = OPTION_LABELS.length;
export const FEWEST_OPTIONS = 2;
export const MOST_CRITERIA = 9;
export const MOST_GUIDE_LINES = 20;

const FIRST_OPTIONS = { single: 4, multiple: 5, essay: 0 } as const;

/** A new item of a type, with as many empty options as the type usually has. */
export function emptyDraft(type: ItemType): ItemDraft {
  return {
    id: "",
    type,
    part: "",
    topic: "",
    level: "",
    difficulty: "",
    reference: "",
    tags: "",
    set: "",
    expectedSeconds: "",
    justifications: {},
    calibration: null,
    stem: "",
    rationale: "",
    enemies: [],
    options: Array.from({ length: FIRST_OPTIONS[type] }, emptyOption),
    rubric: type === "essay" ? [emptyCriterion([])] : [],
    outline: "",
    samples: [],
  };
}

export function draftOf(item: Item): ItemDraft {
  const facets = {
    id: item.id,
    part: String(item.part),
    topic: item.topic,
    level: item.level,
    difficulty: String(item.difficulty),
    reference: item.reference ?? "",
    tags: (item.tags ?? []).join("、"),
    set: item.set ?? "",
    expectedSeconds: item.expectedSeconds === undefined ? "" : String(item.expectedSeconds),
    justifications: { ...item.justifications },
    calibration: item.calibration ? { ...item.calibration } : null,
    stem: item.stem,
    rationale: item.rationale,
    enemies: [...item.enemies],
  };
  if (item.type === "essay") {
    const rubric = item.rubric.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      points: String(criterion.points),
      guide: criterion.guide.map((line) => ({ points: String(line.points), text: line.text })),
    }));
    const samples = item.samples.map(({ quality, text, marks }) => ({ quality, text, marks: mapValues(marks, String) }));
    return { ...facets, type: item.type, options: [], rubric, outline: item.outline, samples };
  }
  const options = item.options.map(({ label, text }) => ({ text, isKey: item.key.includes(label) }));
  return { ...facets, type: item.type, options, rubric: [], outline: "", samples: [] };
}

/** What would be saved, for the schema to judge: unreadable figures are NaN, missing ones undefined. */
export function contentOf(draft: ItemDraft): unknown {
  const facets = {
    id: draft.id.trim(),
    part: numberOf(draft.part),
    topic: draft.topic,
    level: draft.level,
    difficulty: numberOf(draft.difficulty),
    ...givenFacets(draft),
    rationale: draft.rationale,
    enemies: [...draft.enemies],
    type: draft.type,
    stem: draft.stem,
  };
  if (draft.type === "essay") {
    const rubric = draft.rubric.map((criterion) => ({
      id: criterion.id,
      title: criterion.title,
      points: numberOf(criterion.points),
      guide: criterion.guide.map((line) => ({ points: numberOf(line.points), text: line.text })),
    }));
    return { ...facets, rubric, outline: draft.outline, samples: draft.samples.map((sample) => sampleContent(sample, draft)) };
  }
  return {
    ...facets,
    options: draft.options.map((option, at) => ({ label: labelAt(at), text: option.text })),
    key: draft.options.flatMap((option, at) => (option.isKey ? [labelAt(at)] : [])),
  };
}

/** Whether two drafts would be saved as the same item. */
export function isSameDraft(a: ItemDraft, b: ItemDraft): boolean {
  return JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b));
}

/** The draft with another type: what both types have stays, what is missing is begun. */
export function withType(draft: ItemDraft, type: ItemType): ItemDraft {
  const begun = emptyDraft(type);
  const options = draft.options.length > 0 ? draft.options : begun.options;
  const firstKey = options.findIndex(({ isKey }) => isKey);
  return {
    ...draft,
    type,
    options: type === "single" ? options.map((option, at) => ({ ...option, isKey: at === firstKey })) : options,
    rubric: draft.rubric.length > 0 ? draft.rubric : begun.rubric,
  };
}

export function emptyOption(): DraftOption {
  return { text: "", isKey: false };
}

/** A criterion with the first id the others leave free. */
export function emptyCriterion(others: readonly DraftCriterion[]): DraftCriterion {
  const taken = new Set(others.map(({ id }) => id));
  let number = 1;
  while (taken.has(`c${number}`)) number++;
  return { id: `c${number}`, title: "", points: "", guide: [emptyGuideLine()] };
}

export function emptyGuideLine(): DraftGuideLine {
  return { points: "", text: "" };
}

export function labelAt(position: number): OptionLabel {
  return OPTION_LABELS[position] ?? "H";
}

/** The list with one entry moved by one place; the same list when there is no such place. */
export function withMoved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const to = from + by;
  const next = [...list];
  const [entry] = next.slice(from, from + 1);
  if (entry === undefined || to < 0 || to >= next.length) return next;
  next.splice(from, 1);
  next.splice(to, 0, entry);
  return next;
}

/** A figure as typed, also in full width: undefined when there is none, NaN when it cannot be read. */
export function numberOf(typed: string): number | undefined {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return undefined;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

/** The sum of figures as typed; what cannot be read counts nothing. */
export function sumOf(figures: readonly string[]): number {
  return figures.reduce((sum, typed) => sum + (numberOf(typed) || 0), 0);
}

/** Words as typed, apart by commas, semicolons, stops of a list or blanks; each once, in the order given. */
export function tagsOf(typed: string): string[] {
  return [...new Set(typed.split(/[\s,，;；、]+/u).filter((word) => word !== ""))];
}

/** Facets an item may be without: those left empty are left out. */
function givenFacets(draft: ItemDraft): Record<string, unknown> {
  const tags = tagsOf(draft.tags);
  const reasons = Object.entries(draft.justifications).filter(([, reason]) => reason.trim() !== "");
  const seconds = numberOf(draft.expectedSeconds);
  return {
    ...(draft.reference.trim() === "" ? {} : { reference: draft.reference }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(draft.set.trim() === "" ? {} : { set: draft.set }),
    ...(seconds === undefined ? {} : { expectedSeconds: seconds }),
    ...(draft.calibration ? { calibration: { ...draft.calibration } } : {}),
    ...(reasons.length === 0 ? {} : { justifications: Object.fromEntries(reasons) }),
  };
}

function sampleContent(sample: DraftSample, draft: ItemDraft): unknown {
  const ids = draft.rubric.map(({ id }) => id);
  const marks = Object.fromEntries(ids.map((id) => [id, numberOf(sample.marks[id] ?? "0")]));
  const points = sumOf(ids.map((id) => sample.marks[id] ?? "0"));
  return { quality: sample.quality, points, marks, text: sample.text };
}

function mapValues(record: Readonly<Record<string, number>>, change: (value: number) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}
