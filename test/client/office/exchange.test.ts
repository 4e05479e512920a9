import { describe, expect, it } from "vitest";
import { exchangedItems } from "#client/office/papers/exchange/exchanged-items.ts";
import { behaviourOf, type VersionStatistics } from "#client/office/papers/exchange/item-behaviour.ts";

describe("what was exchanged", () => {
  const slot = (at: number, id: string, version = 1) => ({ slot: at, id, version });

  it("is the slots that hold another item or another version, whatever their order", () => {
    const before = [slot(1, "a"), slot(2, "b"), slot(3, "c")];
    expect(exchangedItems(before, [slot(3, "c", 2), slot(2, "x"), slot(1, "a")])).toEqual([
      { slot: 3, before: slot(3, "c"), after: slot(3, "c", 2) },
      { slot: 2, before: slot(2, "b"), after: slot(2, "x") },
    ]);
    expect(exchangedItems(before, before)).toEqual([]);
  });
});

describe("how an item was answered", () => {
  const figures = (version: number, n: number): VersionStatistics => ({
    version,
    n,
    facility: 0.5,
    discrimination: null,
    options: [],
    omitted: 0,
    light: "ok",
    rule: "ok",
  });

  it("is told of the version read, else of the newest one answered", () => {
    const versions = [figures(1, 40), figures(3, 12), figures(2, 30)];
    expect(behaviourOf(versions, 2)?.version).toBe(2);
    expect(behaviourOf(versions, 4)?.version).toBe(3);
  });

  it("is nothing where nobody has answered", () => {
    expect(behaviourOf([], 1)).toBeUndefined();
    expect(behaviourOf([figures(1, 0)], 1)).toBeUndefined();
    expect(behaviourOf([figures(1, 9), figures(2, 0)], 2)?.version).toBe(1);
  });
});
