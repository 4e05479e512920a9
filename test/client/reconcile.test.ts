import { expect, it } from "vitest";
import { reconcile } from "#client/sync/reconcile.ts";
import { EMPTY_SHEET } from "#contract/answer-sheet.ts";
import { SHAPE } from "./fake-link.ts";

const NO_TEXTS = new Map<number, string>();

it("sends what the recorded sheet lacks, drops what it has, and never overwrites", () => {
  const recorded = { ...EMPTY_SHEET, choices: new Map([[2, ["A", "B"] as const]]) };
  const judged = reconcile(
    recorded,
    [
      { n: 1, command: { kind: "choose", slot: 1, options: ["A"] } },
      { n: 2, command: { kind: "choose", slot: 1, options: ["C"] } },
      { n: 3, command: { kind: "choose", slot: 2, options: ["B", "A"] } },
      { n: 4, command: { kind: "visit", slot: 2 } },
    ],
    { texts: NO_TEXTS, shape: SHAPE },
  );
  expect(judged).toEqual({ commands: [{ kind: "choose", slot: 1, options: ["C"] }], conflicts: [] });
});

it("asks about a question answered differently on both", () => {
  const recorded = { ...EMPTY_SHEET, choices: new Map([[1, ["A"] as const]]) };
  const judged = reconcile(recorded, [{ n: 1, command: { kind: "choose", slot: 1, options: ["B"] } }], {
    texts: NO_TEXTS,
    shape: SHAPE,
  });
  expect(judged).toEqual({ commands: [], conflicts: [{ kind: "choice", slot: 1, here: ["B"], there: ["A"] }] });
});

it("brings a local essay whole when the recorded one is empty", () => {
  const judged = reconcile(
    EMPTY_SHEET,
    [{ n: 9, command: { kind: "write", slot: 3, at: 2, remove: 0, insert: "二", before: 2 } }],
    { texts: new Map([[3, "一二三"]]), shape: SHAPE },
  );
  expect(judged.commands).toEqual([{ kind: "rewrite", slot: 3, text: "一二三" }]);
});

it("leaves a switch that can no longer be set", () => {
  const essay = { text: "写了", isCounted: true, isDecided: true };
  const recorded = { ...EMPTY_SHEET, essays: new Map([3, 4, 5].map((slot) => [slot, essay] as const)) };
  const judged = reconcile(recorded, [{ n: 1, command: { kind: "count", slot: 6, on: true } }], {
    texts: NO_TEXTS,
    shape: SHAPE,
  });
  expect(judged).toEqual({ commands: [], conflicts: [] });
});
