import { describe, expect, it } from "vitest";
import { ageClasses, exposureClasses, findingOf, stateCounts } from "#client/authoring/overview/progress-bars.ts";

describe("progress of the bank", () => {
  it("shows every state, also an empty one", () => {
    expect(stateCounts([{ state: "live", count: 3 }]).map(({ count }) => count)).toEqual([0, 0, 0, 3, 0]);
  });

  it("says where each age class starts", () => {
    const ages = [
      { upToDays: 30, count: 1 },
      { upToDays: 90, count: 2 },
      { upToDays: null, count: 3 },
    ];
    expect(ageClasses(ages)).toEqual([
      { from: 0, to: 30, count: 1 },
      { from: 30, to: 90, count: 2 },
      { from: 90, to: null, count: 3 },
    ]);
  });

  it("fills gaps in the uses and closes the scale at seven or more", () => {
    expect(
      exposureClasses([
        { uses: 0, count: 5 },
        { uses: 2, count: 1 },
      ]),
    ).toEqual([
      { uses: 0, isOpen: false, count: 5 },
      { uses: 1, isOpen: false, count: 0 },
      { uses: 2, isOpen: false, count: 1 },
    ]);
    const many = exposureClasses([
      { uses: 7, count: 2 },
      { uses: 40, count: 3 },
    ]);
    expect(many).toHaveLength(8);
    expect(many[7]).toEqual({ uses: 7, isOpen: true, count: 5 });
    expect(exposureClasses([])).toEqual([{ uses: 0, isOpen: false, count: 0 }]);
  });

  it("finds what is ready, waiting and unused", () => {
    const states = [
      { state: "approved", count: 6 },
      { state: "live", count: 2 },
      { state: "in-review", count: 1 },
      { state: "retired", count: 1 },
    ];
    const finding = findingOf({
      states,
      exposure: [
        { uses: 0, count: 6 },
        { uses: 1, count: 2 },
      ],
    });
    expect(finding).toEqual({ total: 10, inUse: 8, waiting: 1, draft: 0, unused: 6, unusedShare: 0.75 });
  });
});
