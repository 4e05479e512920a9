import type { ImportReport, IncomingItem } from "#contract/bank-transfer.ts";

/** A place that must be mended or left out before anything comes in. */
export interface Hindrance {
  readonly place: string;
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
  /** What was told of single cells of the place, which explains what is missing; places without the part they share. */
  readonly details: ImportReport["warnings"];
  /** Fields missing after the defaults, by name. */
  readonly missing: readonly string[];
  readonly stem: string;
}

/** What would happen with the places left out as they are. */
export interface ImportPlan {
  readonly hindrances: readonly Hindrance[];
  /** What came in changed or was assumed, of places nothing stands in the way of. */
  readonly warnings: ImportReport["warnings"];
  /** Hindrances still open. */
  readonly open: number;
  /** Items that would be added or become a new version. */
  readonly coming: number;
  /** Items the bank has already. */
  readonly same: number;
  /** Places left out. */
  readonly out: number;
  readonly verdict: "ready" | "hindered" | "nothing-new" | "nothing-taken" | "nothing-read";
}

const IN_FILE_ORDER = new Intl.Collator("en", { numeric: true });

/** Every place that stands in the way, each once, as they follow each other in the file. */
export function hindrancesOf({ items, refused, warnings }: Pick<ImportReport, "items" | "refused" | "warnings">): Hindrance[] {
  const byPlace = new Map<string, Pick<Hindrance, "reasons" | "missing" | "stem">>();
  for (const { place, reason } of refused) {
    const known = byPlace.get(place);
    byPlace.set(place, { reasons: [...(known?.reasons ?? []), reason], missing: [], stem: "" });
  }
  for (const { place, missing, stem } of items) {
    const known = byPlace.get(place);
    if (known) byPlace.set(place, { ...known, missing, stem });
    else if (missing.length > 0) byPlace.set(place, { reasons: [], missing, stem });
  }
  return [...byPlace]
    .map(([place, found]) => ({ place, ...found, details: warnings.flatMap((warning) => within(place, warning)) }))
    .sort((left, right) => IN_FILE_ORDER.compare(left.place, right.place));
}

/** A warning about a cell of a place, with what of its own place goes beyond; nothing for any other. */
function within(place: string, { place: of, reason }: ImportReport["warnings"][number]): ImportReport["warnings"] {
  return of.startsWith(`${place} `) ? [{ place: of.slice(place.length + 1), reason }] : [];
}

/** All or nothing: nothing comes in while one place is neither mended nor left out. */
export function planOf(report: ImportReport, leftOut: ReadonlySet<string>): ImportPlan {
  const hindrances = hindrancesOf(report);
  const open = hindrances.filter(({ place }) => !leftOut.has(place)).length;
  const stuck = new Set(hindrances.map(({ place }) => place));
  const taken = report.items.filter(({ place }) => !leftOut.has(place) && !stuck.has(place));
  const same = taken.filter(({ standing }) => standing === "same").length;
  const coming = taken.length - same;
  const places = new Set([...stuck, ...report.items.map(({ place }) => place)]);
  const out = [...leftOut].filter((place) => places.has(place)).length;
  const verdict = (): ImportPlan["verdict"] => {
    if (places.size === 0) return "nothing-read";
    if (open > 0) return "hindered";
    if (coming > 0) return "ready";
    return same > 0 ? "nothing-new" : "nothing-taken";
  };
  const warnings = report.warnings.filter((warning) => ![...stuck].some((place) => within(place, warning).length > 0));
  return { hindrances, warnings, open, coming, same, out, verdict: verdict() };
}

export type Only = "all" | "new" | "changed" | "same" | "likes";

/** Items of the report a person wants to see. */
export function shownItems(items: readonly IncomingItem[], only: Only): readonly IncomingItem[] {
  if (only === "all") return items;
  return items.filter(({ standing, likes }) => (only === "likes" ? likes.length > 0 : standing === only));
}
