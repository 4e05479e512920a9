import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf, deriveCells } from "#blueprints/cells.ts";
import { points } from "#kernel/points.ts";
import { cmqBlueprint } from "../../support/exam-files.ts";

const SINGLE = cmqBlueprint().types.single;

type Part = readonly [items: number, points: number, types?: { single?: number; multiple?: number }];

function exam(parts: readonly Part[], types: { single: [number, number]; multiple: [number, number] }) {
  const rule = ([items, worth]: [number, number]) => ({ ...SINGLE, items, points: points(worth) });
  const syllabus = parts.map(([items, worth, fixed], at) => ({
    part: at + 1,
    title: { zh: "部分", en: "part" },
    items,
    points: points(worth),
    types: fixed,
    topics: [{ topic: "知识点" }],
  }));
  return { syllabus, types: { single: rule(types.single), multiple: rule(types.multiple) } } as Pick<
    Blueprint,
    "types" | "syllabus"
  >;
}

describe("types per part", () => {
  it("[BLU-1] derives 2+1, 12+4, 4+1, 8+2, 12+6, 12+6 for the first exam", () => {
    const cells = cellsOf(cmqBlueprint());
    const pairs = [1, 2, 3, 4, 5, 6].map((part) =>
      ["single", "multiple"].map((type) => cells.find((cell) => cell.part === part && cell.type === type)?.items),
    );
    expect(pairs).toEqual([
      [2, 1],
      [12, 4],
      [4, 1],
      [8, 2],
      [12, 6],
      [12, 6],
    ]);
  });

  it("[BLU-1] finds the one split of any exam made up of types worth 1 and 2", () => {
    const part = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (splits) => {
        const totals = splits.reduce(([s, m], [single, multiple]) => [s + single, m + multiple], [0, 0]);
        const parts = splits.map(([single, multiple]): Part => [single + multiple, single + 2 * multiple]);
        const cells = cellsOf(exam(parts, { single: [totals[0], 1], multiple: [totals[1], 2] }));
        for (const [at, [single, multiple]] of splits.entries()) {
          const count = (type: string) => cells.find((cell) => cell.part === at + 1 && cell.type === type)?.items ?? 0;
          expect([count("single"), count("multiple")]).toEqual([single, multiple]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("[BLU-1] says which part contradicts itself, and with which numbers", () => {
    const broken = deriveCells(
      exam(
        [
          [3, 9],
          [5, 6],
        ],
        { single: [6, 1], multiple: [2, 2] },
      ),
    );
    expect(broken).toMatchObject({ kind: "contradictory", part: 1 });
    expect(broken.kind === "contradictory" && broken.sentence.zh).toContain("第 1 部分矛盾：3 题共 9 分");
  });

  it("[BLU-1] says which totals the parts do not reach", () => {
    const broken = deriveCells(
      exam(
        [
          [3, 4],
          [5, 6],
        ],
        { single: [5, 1], multiple: [3, 2] },
      ),
    );
    expect(broken).toMatchObject({ kind: "contradictory" });
    expect(broken.kind === "contradictory" && broken.sentence.en).toContain("single choice: 5 wanted, the parts give 6");
  });

  it("[BLU-1] lists the choices where counts and points leave some, and a written split settles them", () => {
    const same = { single: [4, 1], multiple: [4, 1] } as { single: [number, number]; multiple: [number, number] };
    const open = deriveCells(
      exam(
        [
          [4, 4],
          [4, 4],
        ],
        same,
      ),
    );
    expect(open).toMatchObject({ kind: "ambiguous", choices: [{ part: 1 }, { part: 2 }] });
    expect(open.kind === "ambiguous" && open.choices[0]?.splits).toHaveLength(5);
    const settled = deriveCells(
      exam(
        [
          [4, 4, { single: 3 }],
          [4, 4],
        ],
        same,
      ),
    );
    expect(settled.kind === "derived" && settled.cells.map((cell) => cell.items)).toEqual([3, 1, 1, 3]);
  });

  it("[BLU-1] lets the totals decide where the parts alone do not", () => {
    const same = { single: [8, 1], multiple: [0, 1] } as { single: [number, number]; multiple: [number, number] };
    const cells = cellsOf(
      exam(
        [
          [4, 4],
          [4, 4],
        ],
        same,
      ),
    );
    expect(cells.map((cell) => [cell.type, cell.items])).toEqual([
      ["single", 4],
      ["single", 4],
    ]);
  });
});
