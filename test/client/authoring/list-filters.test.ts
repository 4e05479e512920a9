import { describe, expect, it } from "vitest";
import { addressFor, type BankFilters, filtersOf, isNarrowed, queryOf } from "#client/authoring/list/bank-filters.ts";

const ALL: BankFilters = { text: "", part: undefined, type: undefined, level: "", topic: "", state: undefined, page: 1 };

describe("filters in the address", () => {
  it("are read back as they were written", () => {
    const filters: BankFilters = {
      text: "预防 成本",
      part: 2,
      type: "multiple",
      level: "理解",
      topic: "质量经济性",
      state: "approved",
      page: 3,
    };
    const written = addressFor(filters);
    expect(filtersOf(written as Record<string, string>)).toEqual(filters);
  });

  it("leave out what cannot be", () => {
    expect(filtersOf({ part: "-1", type: "poem", state: "lost", page: "0", text: ["a", "b"] })).toEqual({ ...ALL, text: "a" });
    expect(filtersOf({})).toEqual(ALL);
  });

  it("go back to the first page when anything but the page changes", () => {
    expect(addressFor({ part: 2 })).toEqual({ part: "2", page: null });
    expect(addressFor({ part: undefined, text: "" })).toEqual({ part: null, text: null, page: null });
    expect(addressFor({ page: 4 })).toEqual({ page: "4" });
    expect(addressFor({ page: 1 })).toEqual({ page: null });
  });

  it("ask the server for one page of what is wanted and nothing else", () => {
    expect(queryOf(ALL)).toEqual({ offset: 0, limit: 100 });
    expect(queryOf({ ...ALL, text: "成本", page: 3 })).toEqual({ text: "成本", offset: 200, limit: 100 });
  });

  it("count as narrowing, the page does not", () => {
    expect(isNarrowed({ ...ALL, page: 2 })).toBe(false);
    expect(isNarrowed({ ...ALL, state: "draft" })).toBe(true);
  });
});
