import loadHighs, { type Highs } from "highs";
import type { TightCase } from "./tight-cases.ts";
import { anchorsOf, paperRows } from "./tight-oracle.ts";

/** Whether such papers exist at all, by an integer program over every item and paper. */
export async function oracle(): Promise<(test: TightCase) => boolean> {
  const highs = await loadHighs();
  return (test) => isPossible(highs, test);
}

function isPossible(highs: Highs, test: TightCase): boolean {
  const { forms, limits = {}, include = [], exclude = [], uses } = test;
  const anchors = anchorsOf(test);
  const items = test.items.map(({ item }) => item);
  const ids = items.map(({ id }) => id);
  const x = (item: number, form: number): number => item * forms + form;
  const lower: number[] = new Array(items.length * forms).fill(0);
  const upper: number[] = new Array(items.length * forms).fill(1);
  const starts = [0];
  const columns: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const row = (entries: readonly (readonly [number, number])[], least: number, most: number): void => {
    for (const [column, value] of entries) {
      columns.push(column);
      values.push(value);
    }
    starts.push(columns.length);
    rowLower.push(least);
    rowUpper.push(most);
  };
  const every = Array.from({ length: forms }, (_, form) => form);
  for (const form of every) {
    for (const { weigh, least, most } of paperRows(test)) {
      row(
        items.map((item, at) => [x(at, form), weigh(item)] as const).filter(([, value]) => value !== 0),
        least,
        most,
      );
    }
    for (const [at, item] of items.entries()) {
      for (const enemy of item.enemies)
        row(
          [
            [x(at, form), 1],
            [x(ids.indexOf(enemy), form), 1],
          ],
          0,
          1,
        );
      const mate = items.findIndex((other) => item.set !== undefined && other.set === item.set);
      if (mate >= 0 && mate !== at)
        row(
          [
            [x(at, form), 1],
            [x(mate, form), -1],
          ],
          0,
          0,
        );
      if (anchors.includes(item.id)) lower[x(at, form)] = 1;
      if (exclude.includes(item.id)) upper[x(at, form)] = 0;
    }
  }
  for (const [at, item] of items.entries()) {
    if (anchors.includes(item.id)) continue;
    const cap = Math.min(limits.mostPapersPerItem ?? 1, (limits.mostUses ?? 99) - (uses?.get(item.id) ?? 0));
    row(
      every.map((form) => [x(at, form), 1] as const),
      0,
      Math.max(0, cap),
    );
  }
  for (const { id, form } of include) {
    const wanted = form === undefined ? every : ["ABC".indexOf(form)];
    row(
      wanted.map((index) => [x(ids.indexOf(id), index), 1] as const),
      1,
      forms,
    );
  }
  const most = limits.mostSharedBetweenPapers;
  for (const one of most === undefined ? [] : every) {
    for (const other of every.slice(0, one)) {
      const shared = items
        .flatMap((item, at) => (anchors.includes(item.id) ? [] : [at]))
        .map((at) => {
          const both = lower.push(0) - 1;
          upper.push(1);
          row(
            [
              [x(at, one), 1],
              [x(at, other), 1],
              [both, -1],
            ],
            Number.NEGATIVE_INFINITY,
            1,
          );
          return [both, 1] as const;
        });
      row(shared, Number.NEGATIVE_INFINITY, most as number);
    }
  }
  return highs.withModel((model) => {
    model.options.set({ output_flag: false });
    const numCols = lower.length;
    const numRows = rowLower.length;
    model.passModel({
      numCols,
      numRows,
      colCost: new Array(numCols).fill(0),
      colLower: lower,
      colUpper: upper,
      rowLower,
      rowUpper,
      integrality: new Int32Array(numCols).fill(1),
      matrix: { format: "csr", numRows, numCols, starts, indices: columns, values },
    });
    model.run();
    return model.getModelStatus() !== highs.constants.modelStatus.infeasible;
  });
}
