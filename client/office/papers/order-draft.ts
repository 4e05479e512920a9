import type { AssemblyOrder } from "#contract/papers.ts";

/** The form of an assembly as typed: every field a text, empty where nothing is asked for. */
export interface OrderDraft {
  readonly blueprintId: string;
  readonly kind: "forms" | "per-candidate";
  readonly forms: string;
  readonly candidates: string;
  readonly seed: string;
  readonly mostPapersPerItem: string;
  readonly mostShared: string;
  readonly mostUses: string;
  readonly mostSharedWithPast: string;
  readonly pastPapers: readonly string[];
  /** One item a line, a form behind it where it has to be that one. */
  readonly include: string;
  readonly exclude: string;
  readonly anchors: string;
}

export type OrderField =
  | "forms"
  | "candidates"
  | "mostPapersPerItem"
  | "mostShared"
  | "mostUses"
  | "mostSharedWithPast"
  | "include"
  | "exclude"
  | "anchors";

/** A draft that can be sent, or the fields to mend. */
export type DraftReading = { readonly order: AssemblyOrder } | { readonly wrong: ReadonlySet<OrderField> };

export const EMPTY_ORDER: OrderDraft = {
  blueprintId: "",
  kind: "forms",
  forms: "2",
  candidates: "30",
  seed: "",
  mostPapersPerItem: "",
  mostShared: "",
  mostUses: "",
  mostSharedWithPast: "",
  pastPapers: [],
  include: "",
  exclude: "",
  anchors: "",
};

const RANGES = {
  forms: [1, 10],
  candidates: [1, 2000],
  mostPapersPerItem: [1, 10],
  mostShared: [0, 500],
  mostUses: [1, 100_000],
  mostSharedWithPast: [0, 500],
} as const;
const OPTIONS = ["mostPapersPerItem", "mostShared", "mostUses"] as const;
const LONGEST_ID = 80;

/** Reads a form: what is empty is left out, so that the blueprint's own rule counts. */
export function readOrder(draft: OrderDraft): DraftReading {
  const wrong = new Set<OrderField>();
  const number = (field: keyof typeof RANGES): number | undefined => {
    const text = draft[field].trim();
    const [least, most] = RANGES[field];
    const value = Number(text);
    if (/^\d{1,6}$/.test(text) && value >= least && value <= most) return value;
    wrong.add(field);
    return undefined;
  };
  const isPerCandidate = draft.kind === "per-candidate";
  const forms = isPerCandidate ? 1 : number("forms");
  const perCandidate = isPerCandidate ? number("candidates") : undefined;
  const limits: Partial<Record<(typeof OPTIONS)[number], number>> = {};
  for (const field of OPTIONS) {
    const value = draft[field].trim() === "" ? undefined : number(field);
    if (value !== undefined) limits[field] = value;
  }
  const past = draft.pastPapers.length === 0 ? {} : pastOf(draft, () => number("mostSharedWithPast"));
  const include = includedIn(draft.include);
  if (!include) wrong.add("include");
  const [exclude, anchors] = [idsIn(draft.exclude), idsIn(draft.anchors)];
  if (!exclude) wrong.add("exclude");
  if (!anchors) wrong.add("anchors");
  if (wrong.size > 0) return { wrong };
  const seed = draft.seed.trim();
  return {
    order: {
      blueprintId: draft.blueprintId,
      forms: forms ?? 1,
      ...(perCandidate === undefined ? {} : { perCandidate }),
      ...(seed === "" ? {} : { seed }),
      ...limits,
      ...past,
      ...(include?.length ? { include } : {}),
      ...(exclude?.length ? { exclude } : {}),
      ...(anchors?.length ? { anchors } : {}),
    },
  };
}

/** An order as a form again, for whoever wants to change a condition and try once more. */
export function draftOf(order: AssemblyOrder): OrderDraft {
  const text = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    blueprintId: order.blueprintId,
    kind: order.perCandidate === undefined ? "forms" : "per-candidate",
    forms: order.perCandidate === undefined ? String(order.forms) : EMPTY_ORDER.forms,
    candidates: order.perCandidate === undefined ? EMPTY_ORDER.candidates : String(order.perCandidate),
    seed: order.seed ?? "",
    mostPapersPerItem: text(order.mostPapersPerItem),
    mostShared: text(order.mostShared),
    mostUses: text(order.mostUses),
    mostSharedWithPast: text(order.mostSharedWithPast),
    pastPapers: order.pastPapers ?? [],
    include: (order.include ?? []).map(({ id, form }) => (form ? `${id} ${form}` : id)).join("\n"),
    exclude: (order.exclude ?? []).join("\n"),
    anchors: (order.anchors ?? []).join("\n"),
  };
}

/** How many of the folded conditions are set, so that none is forgotten behind the fold. */
export function optionsSet(draft: OrderDraft): number {
  const texts = [...OPTIONS.map((field) => draft[field]), draft.include, draft.exclude, draft.anchors];
  return texts.filter((text) => text.trim() !== "").length + (draft.pastPapers.length > 0 ? 1 : 0);
}

/** Past papers are kept wholly apart unless a number says how much may be shared. */
function pastOf({ pastPapers, mostSharedWithPast }: OrderDraft, number: () => number | undefined) {
  const most = mostSharedWithPast.trim() === "" ? 0 : number();
  return { pastPapers: [...pastPapers], ...(most === undefined ? {} : { mostSharedWithPast: most }) };
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,，、;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Ids without doubles; undefined when a line holds more than an id. */
function idsIn(text: string): string[] | undefined {
  const lines = linesOf(text);
  return lines.every((line) => !/\s/.test(line) && line.length <= LONGEST_ID) ? [...new Set(lines)] : undefined;
}

function includedIn(text: string): NonNullable<AssemblyOrder["include"]> | undefined {
  const found: NonNullable<AssemblyOrder["include"]> = [];
  for (const line of linesOf(text)) {
    const [id = "", form, ...rest] = line.split(/\s+/);
    if (rest.length > 0 || id.length > LONGEST_ID) return undefined;
    const letter = form?.toUpperCase().replace(/卷$/, "");
    if (letter !== undefined && !/^[A-J]$/.test(letter)) return undefined;
    found.push(letter === undefined ? { id } : { id, form: letter });
  }
  return found;
}
