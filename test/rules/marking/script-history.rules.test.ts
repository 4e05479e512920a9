import { describe, expect, it } from "vitest";
import { canonicalJson } from "#kernel/canonical-json.ts";
import { points } from "#kernel/points.ts";
import {
  dependentOn,
  type RecordedFact,
  replayScript,
  type ScriptFact,
  type StoredReading,
  scriptFindings,
} from "#server/marking/script-history.rules.ts";

const RULE = { tolerance: points(3), thirdBetween: "higher-pair" } as const;
const OPENED: ScriptFact = { kind: "opened", attemptId: "att", slot: 71, itemId: "essay", version: 1 };
type Purpose = "first" | "second" | "third" | "adjudication";

function recorded(actor: string, { kind, ...rest }: ScriptFact): RecordedFact {
  return { kind, actor, body: canonicalJson(rest as Parameters<typeof canonicalJson>[0]) };
}
const server = (fact: ScriptFact) => recorded("server", fact);
const claims = (actor: string, purpose: Purpose) => recorded(actor, { kind: "claimed", readingId: `r-${purpose}`, purpose });
const marks = (actor: string, purpose: Purpose, total: number) =>
  recorded(actor, {
    kind: "marked",
    readingId: `r-${purpose}`,
    purpose,
    marks: { c2: 0, c1: total },
    total: points(total),
    comment: "",
  });
const undoes = (actor: string, purpose: Purpose) => recorded(actor, { kind: "undone", readingId: `r-${purpose}`, purpose });
const wanted = (purpose: Purpose) => server({ kind: "wanted", purpose });

const APART = [
  server(OPENED),
  claims("ann", "first"),
  marks("ann", "first", 5),
  claims("bo", "second"),
  marks("bo", "second", 15),
  wanted("third"),
];

describe("a script told by its facts", () => {
  const states = (facts: readonly RecordedFact[]) =>
    Object.fromEntries(
      [...replayScript(facts)].map(([purpose, { state, graderId }]) => [purpose, `${state} ${graderId ?? "-"}`]),
    );

  it("[MAR-12] begins with two readings and passes from hand to hand", () => {
    expect(states([server(OPENED)])).toEqual({ first: "waiting -", second: "waiting -" });
    const claimed = [server(OPENED), claims("ann", "first")];
    expect(states(claimed)).toEqual({ first: "leased ann", second: "waiting -" });
    const handedBack = [...claimed, recorded("ann", { kind: "handedBack", readingId: "r-first", draft: null })];
    expect(states(handedBack)).toEqual({ first: "waiting -", second: "waiting -" });
    const left = recorded("ann", { kind: "draftLeft", readingId: "r-first", draft: "{}" });
    expect(states([...claimed, left, claims("bo", "first")])).toEqual({ first: "leased bo", second: "waiting -" });
  });

  it("[MAR-12] keeps marks and takes them back, with what was only wanted because of them", () => {
    expect(states(APART)).toEqual({ first: "marked ann", second: "marked bo", third: "waiting -" });
    expect(replayScript(APART).get("first")).toMatchObject({ total: points(5), marks: { c1: 5, c2: 0 } });
    expect(states([...APART, undoes("bo", "second")])).toEqual({ first: "marked ann", second: "leased bo" });
    const chiefWanted = [...APART, claims("cy", "third"), marks("cy", "third", 10), wanted("adjudication")];
    expect(states([...chiefWanted, undoes("cy", "third")])).toMatchObject({ second: "marked bo", third: "leased cy" });
    expect(states([...chiefWanted, undoes("cy", "third")])).not.toHaveProperty("adjudication");
  });

  it("[MAR-7] knows which readings hang on a mark: never the first two", () => {
    expect(["first", "second", "third", "adjudication"].map((purpose) => dependentOn(purpose as Purpose))).toEqual([
      ["third", "adjudication"],
      ["third", "adjudication"],
      ["adjudication"],
      [],
    ]);
  });

  it("[MAR-12] refuses a fact it does not know", () => {
    expect(() => replayScript([{ kind: "improved", actor: "ann", body: "{}" }])).toThrow();
  });
});

describe("a script's rows beside its facts", () => {
  const given = (purpose: Purpose, graderId: string, total: number): StoredReading => ({
    purpose,
    state: "marked",
    graderId,
    total: points(total),
    marks: JSON.stringify({ c2: 0, c1: total }),
  });
  const free = (purpose: Purpose): StoredReading => ({ purpose, state: "waiting", graderId: null, total: null, marks: null });
  const open = { code: "ABCD", points: null, settledBy: null };
  const rows = [given("first", "ann", 5), given("second", "bo", 15), free("third")];
  const about = { facts: APART, rule: RULE };
  const SETTLED = { code: "ABCD", points: points(14), settledBy: "third" };
  const settledFacts = [
    ...APART,
    claims("cy", "third"),
    marks("cy", "third", 13),
    server({ kind: "settled", points: points(14), by: "third" }),
  ];
  const settledRows = [...rows.slice(0, 2), given("third", "cy", 13)];

  it("[MAR-12] agree while nobody touched anything", () => {
    expect(scriptFindings(open, rows, about)).toEqual([]);
    expect(scriptFindings(SETTLED, settledRows, { facts: settledFacts, rule: RULE })).toEqual([]);
  });

  it("[MAR-12] differ by a settled mark, by how it was settled, by a rule that changed", () => {
    const settled = { facts: settledFacts, rule: RULE };
    expect(scriptFindings({ ...SETTLED, points: points(20) }, settledRows, settled)).toEqual([
      "script ABCD: 1200 in its row, 840 by the ledger",
    ]);
    expect(scriptFindings({ ...SETTLED, settledBy: "agreed" }, settledRows, settled)).toEqual([
      "script ABCD: agreed in its row, third by the ledger",
    ]);
    expect(scriptFindings(SETTLED, settledRows, { facts: settledFacts, rule: { ...RULE, tolerance: points(1) } })).toEqual([
      "script ABCD: 840 in its row, unsettled by the ledger",
    ]);
    expect(scriptFindings({ ...open, points: points(10) }, rows, about)).toEqual([
      "script ABCD: 600 in its row, unsettled by the ledger",
    ]);
  });

  it("[MAR-12] differ by any one reading: its mark, its grader, its being there at all", () => {
    const finding = (...changed: StoredReading[]) => scriptFindings(open, changed, about);
    const [first, second, third] = rows as [StoredReading, StoredReading, StoredReading];
    expect(finding({ ...first, total: points(6) }, second, third)).toHaveLength(1);
    expect(finding({ ...first, marks: '{"c1":4,"c2":1}' }, second, third)).toHaveLength(1);
    expect(finding({ ...first, graderId: "eve" }, second, third)).toHaveLength(1);
    expect(finding(first, second)).toEqual(["script ABCD: third reading nothing in its row, waiting by the ledger"]);
    expect(finding(...rows, free("adjudication"))).toEqual([
      "script ABCD: adjudication reading waiting in its row, nothing by the ledger",
    ]);
  });
});
