import { beforeAll, describe, expect, it } from "vitest";
import { assemblePapers } from "#blueprints/assemble.ts";
import { sha256 } from "../../support/exam-files.ts";
import { tightCase } from "../../support/tight-cases.ts";
import { oracle } from "../../support/tight-feasibility.ts";
import { faultsOf } from "../../support/tight-oracle.ts";

const CASES = 1000;
const PER_TEST = 100;

let isPossible: Awaited<ReturnType<typeof oracle>>;

beforeAll(async () => {
  isPossible = await oracle();
});

describe("small random exams with hardly an item to spare", () => {
  const batches = Array.from({ length: CASES / PER_TEST }, (_, at) => at * PER_TEST);
  it.each(batches)("[BLU-3] [BLU-11] papers are sound and refusals right, from case %i", (first) => {
    let [served, refused, proven] = [0, 0, 0];
    for (let number = first; number < first + PER_TEST; number++) {
      const test = tightCase(number);
      const outcome = assemblePapers(test, sha256);
      if ("refused" in outcome) {
        refused += 1;
        expect(isPossible(test), `case ${number}: ${outcome.sentences[0]?.en}`).toBe(false);
        if (outcome.isProven) proven += 1;
        expect(outcome.sentences.length).toBeGreaterThan(0);
      } else {
        served += 1;
        const papers = outcome.papers.map(({ slots }) => slots.map(({ id }) => id));
        expect(faultsOf(test, papers), `case ${number}`).toEqual([]);
      }
    }
    expect([served > 30, refused > 20, proven >= 0.8 * refused]).toEqual([true, true, true]);
  });
});
