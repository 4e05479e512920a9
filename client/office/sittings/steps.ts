import type { SittingResults } from "#contract/results.ts";
import type { SittingDetail, SittingState } from "#contract/sittings.ts";

export const STEPS = ["papers", "register", "seat", "print", "open", "start", "close", "mark", "release"] as const;
export type StepName = (typeof STEPS)[number];

/** `anytime` belongs to a step that may be done now but holds nothing up. */
export type StepStanding = "done" | "now" | "later" | "anytime";

export interface Step {
  readonly name: StepName;
  readonly standing: StepStanding;
}

type Missing = SittingResults["missing"];
const ORDER: readonly SittingState[] = ["scheduled", "open", "started", "closed", "released"];

/**
 * The way of a sitting from its papers to its results, and where it stands. `missing` is what keeps the results from
 * being complete; undefined while it is not known, and then marking counts as unfinished.
 */
export function stepsOf(sitting: SittingDetail, missing: Missing | undefined): readonly Step[] {
  const isDone = (name: StepName) => isStepDone(name, sitting, missing);
  const now = STEPS.find((name) => name !== "print" && !isDone(name));
  return STEPS.map((name) => ({ name, standing: isDone(name) ? "done" : name === now ? "now" : idleStanding(name, sitting) }));
}

function isStepDone(name: StepName, sitting: SittingDetail, missing: Missing | undefined): boolean {
  const reached = (state: SittingState) => ORDER.indexOf(sitting.state) >= ORDER.indexOf(state);
  switch (name) {
    case "papers":
      return sitting.papers.length > 0;
    case "register":
      return sitting.candidates > 0;
    case "seat":
      return isSeated(sitting);
    case "print":
    case "start":
      return reached("started");
    case "open":
      return reached("open");
    case "close":
      return reached("closed");
    case "mark":
      return reached("released") || (reached("closed") && missing !== undefined && missing.length === 0);
    case "release":
      return reached("released");
  }
}

function idleStanding(name: StepName, sitting: SittingDetail): StepStanding {
  return name === "print" && isSeated(sitting) ? "anytime" : "later";
}

function isSeated({ candidates, seated }: SittingDetail): boolean {
  return candidates > 0 && seated >= candidates;
}
