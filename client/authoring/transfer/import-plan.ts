import type { ImportReport, IncomingItem } from "#contract/bank-transfer.ts";

/** A place that must be mended or left out before anything comes in. */
export interface Hindrance {
  readonly place: string;
  readonly reasons: readonly { readonly zh: string; readonly en: string }[];
  /** Fields missing after the defaults, by name. */
  readonly missing: readonly string[];
  readonly stem: string;
}

/** What would happen with the places left out as they are. */
export interface ImportPlan {
  readonly hindrances: readonly Hindrance[];
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

/** Every place that stands in the way, each once, in the order of the report. */
export function hindrancesOf({ items, refused }: Pick<ImportReport, "items" | "refused">): Hindrance[] {
  const byPlace = new Map<string, { reasons: Hindrance["reasons"]; missing: readonly string[]; stem: string }>();
  for (const { place, reason } of refused) {
    const known = byPlace.get(place);
    byPlace.set(place, { reasons: [...(known?.reasons ?? []), reason], missing: [], stem: "" });
  }
  for (const { place, missing, stem } of items) {
    const known = byPlace.get(place);
    if (known) byPlace.set(place, { ...known, missing, stem });
    else if (missing.length > 0) byPlace.set(place, { reasons: [], missing, stem });
  }
  return [...byPlace].map(([place, found]) => ({ place, ...found }));
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
  return { hindrances, open, coming, same, out, verdict: verdict() };
}

export type Only = "all" | "new" | "changed" | "same" | "likes";

/** Items of the report a person wants to see. */
export function shownItems(items: readonly IncomingItem[], only: Only): readonly IncomingItem[] {
  if (only === "all") return items;
  return items.filter(({ standing, likes }) => (only === "likes" ? likes.length > 0 : standing === only));
}
