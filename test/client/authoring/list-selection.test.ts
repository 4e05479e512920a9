import { describe, expect, it } from "vitest";
import { keyMeans } from "#client/authoring/list/row-keys.ts";
import { createSelection } from "#client/authoring/list/selection.ts";
import { idAt } from "./list-rows.ts";

const between = async (first: number, last: number) => Array.from({ length: last - first }, (_, at) => idAt(first + at));
const picked = (selection: ReturnType<typeof createSelection>) => [...selection.ids()].sort();

describe("picking items", () => {
  it("takes a range in either direction from the last press", async () => {
    const selection = createSelection(between);
    selection.toggle(idAt(5), 5);
    await selection.extendTo(8);
    expect(picked(selection)).toEqual([5, 6, 7, 8].map(idAt));
    await selection.extendTo(3);
    expect(picked(selection)).toEqual([3, 4, 5, 6, 7, 8].map(idAt));
  });

  it("takes a range out when the last press took an item out", async () => {
    const selection = createSelection(between);
    selection.add(await between(0, 10));
    selection.toggle(idAt(2), 2);
    await selection.extendTo(4);
    expect(picked(selection)).toEqual([0, 1, 5, 6, 7, 8, 9].map(idAt));
  });

  it("keeps what was picked when more is added, and forgets all when told", () => {
    const selection = createSelection(between);
    selection.toggle("a", 0);
    selection.add(["b", "a"]);
    expect(selection.count()).toBe(2);
    selection.clear();
    expect(selection.count()).toBe(0);
  });
});

describe("keys of a row", () => {
  it("move by one, open, or mean nothing", () => {
    expect([keyMeans("ArrowDown", 4), keyMeans("ArrowUp", 4), keyMeans("Enter", 4), keyMeans("x", 4)]).toEqual([
      5,
      3,
      "open",
      undefined,
    ]);
  });
});
