import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scoreForeign } from "#item-bank/interchange/foreign-score.ts";
import { processResponses, type Responses } from "#item-bank/interchange/qti-processing.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { readXml, type XmlElement } from "#item-bank/interchange/xml-tree.ts";
import { OPTION_LABELS } from "#item-bank/types/choice/choice.ts";
import { readQti } from "#server/interchange/qti-read.ts";
import { readZip } from "#server/interchange/zip-reader.ts";

/** A folder of third-party examples that is not part of this repository; without it these tests are skipped. */
const examples = process.env.KAOHENG_INTEROP_EXAMPLES ?? "";
const isThere = existsSync(join(examples, "expected/qti-scoring.json"));

interface ScoringCase {
  readonly file: string;
  readonly member?: string;
  readonly name: string;
  readonly responses: Responses;
  readonly expect: Readonly<Record<string, unknown>>;
}

describe.skipIf(!isThere)("scoring as the examples expect it (KAOHENG_INTEROP_EXAMPLES)", () => {
  it("gives every declared outcome of the scoring list", () => {
    const { cases } = json("expected/qti-scoring.json") as { cases: ScoringCase[] };
    expect(cases.length).toBeGreaterThan(40);
    for (const entry of cases) {
      const outcomes = processResponses(itemAt(entry.file, entry.member), entry.responses);
      expect({ ...entry, outcomes }).toMatchObject({ ...entry, outcomes: entry.expect });
    }
  });

  it("gives every declared outcome of the conformance items", () => {
    const folders = readdirSync(join(examples, "qti/pie-conformance"));
    expect(folders.length).toBeGreaterThan(9);
    for (const folder of folders) {
      const item = itemAt(`qti/pie-conformance/${folder}/item.xml`);
      const { cases } = json(`qti/pie-conformance/${folder}/cases.json`) as {
        cases: { name: string; responses: Responses; expect: { outcomes: Record<string, unknown>; score?: number } }[];
      };
      for (const { name, responses, expect: expected } of cases) {
        const outcomes = processResponses(item, responses);
        expect({ folder, name, outcomes }).toMatchObject({ folder, name, outcomes: expected.outcomes });
        if (expected.score !== undefined) expect(outcomes.SCORE).toBe(expected.score);
      }
    }
  });

  it("scores every item that comes in as its source does, and refuses the others by name", () => {
    const list = (json("expected/qti-scoring.json") as { cases: ScoringCase[] }).cases.map((entry) => ({
      ...entry,
      score: entry.expect.SCORE,
    }));
    const conformance = readdirSync(join(examples, "qti/pie-conformance")).flatMap((folder) => {
      const file = `qti/pie-conformance/${folder}/item.xml`;
      const { cases } = json(`qti/pie-conformance/${folder}/cases.json`) as { cases: ConformanceCase[] };
      return cases.map(({ name, responses, expect: expected }) => ({ file, name, responses, score: expected.outcomes.SCORE }));
    });
    let compared = 0;
    for (const { file, name, responses, score } of [...list, ...conformance]) {
      const { items, refused } = readQti({ name: file, bytes: readFileSync(join(examples, file)) });
      const [item] = items;
      if (!item) expect(refused[0]?.reason.en).toMatch(/Interaction cannot be imported|no interaction|no correct response/);
      else if (typeof score === "number") {
        const chosen = Object.values(responses)
          .flatMap((value) => (value === null ? [] : value))
          .map(String);
        const labels = chosen.map((id) => OPTION_LABELS[item.optionIds?.indexOf(id) ?? -1] ?? "H");
        expect({ file, name, score: scoreForeign(item, labels) }).toEqual({ file, name, score });
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });
});

interface ConformanceCase {
  readonly name: string;
  readonly responses: Responses;
  readonly expect: { readonly outcomes: Readonly<Record<string, unknown>> };
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(examples, path), "utf8"));
}

function itemAt(path: string, member?: string): XmlElement {
  const bytes = readFileSync(join(examples, path));
  const text = member ? readZip(bytes).get(member) : bytes;
  return asQti2(readXml(new TextDecoder().decode(text)));
}
