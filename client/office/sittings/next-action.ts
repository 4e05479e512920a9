import type { SittingSummary } from "#contract/sittings.ts";

export interface NextAction {
  readonly word: "register" | "prepare" | "watch" | "results" | "done";
  readonly href: string;
}

/** The one thing to do next with a sitting, and where it is done. */
export function nextActionOf({ id, state, candidates }: Pick<SittingSummary, "id" | "state" | "candidates">): NextAction {
  const sitting = sittingHref(id);
  switch (state) {
    case "scheduled":
      return candidates === 0 ? { word: "register", href: `${sitting}/register` } : { word: "prepare", href: sitting };
    case "open":
    case "started":
      return { word: "watch", href: `/staff/office/board/${id}` };
    case "closed":
      return { word: "results", href: `/staff/office/results/${id}` };
    case "released":
      return { word: "done", href: `/staff/office/results/${id}` };
  }
}

export function sittingHref(id: string): string {
  return `/staff/office/sittings/${id}`;
}
