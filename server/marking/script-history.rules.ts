import { z } from "zod";
import type { MarkingRule } from "#blueprints/blueprint-schema.ts";
import { criterionMarks, readingPurpose } from "#contract/marking.ts";
import { canonicalJson } from "#kernel/canonical-json.ts";
import { type Points, units } from "#kernel/points.ts";
import { type MarksByPurpose, PURPOSES, type Purpose, settle } from "./marking.rules.ts";

/** Everything that ever happens to a script. The actor of the fact is the grader; `server` opens, wants and settles. */
const scriptFact = z.discriminatedUnion("kind", [
  /** Comes with a first and a second reading. */
  z.object({ kind: z.literal("opened"), attemptId: z.string(), slot: z.int(), itemId: z.string(), version: z.int() }),
  z.object({ kind: z.literal("claimed"), readingId: z.string(), purpose: readingPurpose }),
  /** What somebody had noted under a lease that ran out, when another took the reading over. */
  z.object({ kind: z.literal("draftLeft"), readingId: z.string(), draft: z.string() }),
  z.object({ kind: z.literal("handedBack"), readingId: z.string(), draft: z.string().nullable() }),
  z.object({
    kind: z.literal("marked"),
    readingId: z.string(),
    purpose: readingPurpose,
    marks: criterionMarks,
    total: z.int(),
    comment: z.string(),
  }),
  /** The grader holds the reading again; a third or an adjudication that was only wanted because of the mark is gone. */
  z.object({ kind: z.literal("undone"), readingId: z.string(), purpose: readingPurpose }),
  z.object({ kind: z.literal("wanted"), purpose: readingPurpose }),
  z.object({ kind: z.literal("settled"), points: z.int(), by: z.enum(["agreed", "third", "adjudicated"]) }),
]);
export type ScriptFact = z.infer<typeof scriptFact>;

/** A fact as the ledger holds it: everything but the kind is JSON text. */
export interface RecordedFact {
  readonly kind: string;
  readonly actor: string;
  readonly body: string;
}

export interface ReplayedReading {
  readonly state: "waiting" | "leased" | "marked";
  readonly graderId: string | null;
  readonly total: Points | null;
  readonly marks: Readonly<Record<string, number>> | null;
}

export type ReplayedScript = ReadonlyMap<Purpose, ReplayedReading>;

const WAITING: ReplayedReading = { state: "waiting", graderId: null, total: null, marks: null };

/** The stream of a script's facts. */
export function scriptStream(scriptId: string): string {
  return `script:${scriptId}`;
}

/** The readings of a script as its facts tell them, first to last. */
export function replayScript(facts: readonly RecordedFact[]): ReplayedScript {
  const readings = new Map<Purpose, ReplayedReading>();
  const purposeById = new Map<string, Purpose>();
  for (const { kind, actor, body } of facts) {
    const fact = scriptFact.parse({ kind, ...(JSON.parse(body) as object) });
    if (fact.kind === "claimed") purposeById.set(fact.readingId, fact.purpose);
    for (const [purpose, reading] of changesOf(fact, actor, purposeById)) {
      if (reading) readings.set(purpose, reading);
      else readings.delete(purpose);
    }
  }
  return readings;
}

/** Which readings a fact sets, and which it takes away (null). */
function changesOf(
  fact: ScriptFact,
  actor: string,
  purposeById: ReadonlyMap<string, Purpose>,
): (readonly [Purpose, ReplayedReading | null])[] {
  switch (fact.kind) {
    case "opened":
      return [
        ["first", WAITING],
        ["second", WAITING],
      ];
    case "wanted":
      return [[fact.purpose, WAITING]];
    case "claimed":
      return [[fact.purpose, { ...WAITING, state: "leased", graderId: actor }]];
    case "handedBack": {
      const purpose = purposeById.get(fact.readingId);
      return purpose ? [[purpose, WAITING]] : [];
    }
    case "marked":
      return [[fact.purpose, { state: "marked", graderId: actor, total: units(fact.total), marks: fact.marks }]];
    case "undone":
      return [
        [fact.purpose, { ...WAITING, state: "leased", graderId: actor }],
        ...dependentOn(fact.purpose).map((purpose) => [purpose, null] as const),
      ];
    default:
      return [];
  }
}

/** Readings that exist only because of a mark of this purpose: later ones, but never the second, which is there from the beginning. */
export function dependentOn(purpose: Purpose): Purpose[] {
  return PURPOSES.slice(Math.max(PURPOSES.indexOf("third"), PURPOSES.indexOf(purpose) + 1));
}

/** The totals of the marked readings. */
export function marksIn(script: ReplayedScript): MarksByPurpose {
  return Object.fromEntries([...script].flatMap(([purpose, { total }]) => (total === null ? [] : [[purpose, total]])));
}

export interface StoredScript {
  readonly code: string;
  readonly points: number | null;
  readonly settledBy: string | null;
}

export interface StoredReading {
  readonly purpose: string;
  readonly state: string;
  readonly graderId: string | null;
  readonly total: number | null;
  /** JSON text. */
  readonly marks: string | null;
}

/** Where a script's rows say otherwise than its facts and the marking rule; one line each, empty when nothing does. */
export function scriptFindings(
  script: StoredScript,
  readings: readonly StoredReading[],
  { facts, rule }: { facts: readonly RecordedFact[]; rule: Pick<MarkingRule, "tolerance" | "thirdBetween"> },
): string[] {
  const replayed = replayScript(facts);
  const outcome = settle(marksIn(replayed), rule);
  const [points, by] = outcome.state === "settled" ? [outcome.points, outcome.by] : [null, null];
  const findings: string[] = [];
  const say = (stored: unknown, told: unknown) =>
    findings.push(`script ${script.code}: ${stored} in its row, ${told} by the ledger`);
  if (points !== script.points) say(script.points ?? "unsettled", points ?? "unsettled");
  else if (by !== script.settledBy) say(script.settledBy ?? "unsettled", by ?? "unsettled");
  for (const purpose of PURPOSES) {
    const stored = readings.find((row) => row.purpose === purpose);
    const [row, told] = [stored ? inOneLine(stored) : "nothing", tellReading(replayed.get(purpose))];
    if (row !== told) say(`${purpose} reading ${row}`, told);
  }
  return findings;
}

function tellReading(reading: ReplayedReading | undefined): string {
  return reading ? inOneLine({ ...reading, marks: reading.marks && JSON.stringify(reading.marks) }) : "nothing";
}

function inOneLine({ state, graderId, total, marks }: Omit<StoredReading, "purpose">): string {
  const given = marks === null ? "" : ` ${total} ${canonicalJson(JSON.parse(marks))}`;
  return `${state}${graderId === null ? "" : ` by ${graderId}`}${given}`;
}
