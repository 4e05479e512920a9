import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { processResponses, type Responses } from "#item-bank/interchange/qti-processing.ts";
import { asQti2 } from "#item-bank/interchange/qti-tree.ts";
import { readXml, type XmlElement } from "#item-bank/interchange/xml-tree.ts";
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
});

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(examples, path), "utf8"));
}

function itemAt(path: string, member?: string): XmlElement {
  const bytes = readFileSync(join(examples, path));
  const text = member ? readZip(bytes).get(member) : bytes;
  return asQti2(readXml(new TextDecoder().decode(text)));
}
