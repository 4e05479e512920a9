import { describe, expect, it } from "vitest";
import { addressFor, type BankFilters, filtersOf, isNarrowed, NO_FILTERS, queryOf } from "#client/authoring/list/bank-filters.ts";

describe("filters in the address", () => {
  it("are read back as they were written", () => {
    const filters: BankFilters = {
      text: "预防 成本",
      part: 2,
      type: "multiple",
      level: "理解",
      topic: "质量经济性",
      state: "approved",
      tag: "2027 修订",
      author: "me",
      sort: "oldest",
    };
    expect(filtersOf(addressFor(filters) as Record<string, string>)).toEqual(filters);
  });

  it("leave out what cannot be", () => {
    const address = { part: "-1", type: "poem", state: "lost", sort: "colour", text: ["a", "b"] };
    expect(filtersOf(address)).toEqual({ ...NO_FILTERS, text: "a" });
    expect(filtersOf({})).toEqual(NO_FILTERS);
  });

  it("take themselves out of the address when they are as usual", () => {
    expect(addressFor({ part: undefined, text: "", sort: "id", level: "识记" })).toEqual({
      part: null,
      text: null,
      sort: null,
      level: "识记",
    });
  });

  it("ask the server for what is wanted and nothing else", () => {
    expect(queryOf(NO_FILTERS)).toEqual({});
    expect(queryOf({ ...NO_FILTERS, text: "成本", author: "me", sort: "uses" })).toEqual({
      text: "成本",
      author: "me",
      sort: "uses",
    });
  });

  it("count as narrowing, the order does not", () => {
    expect(isNarrowed({ ...NO_FILTERS, sort: "newest" })).toBe(false);
    expect(isNarrowed({ ...NO_FILTERS, tag: "x" })).toBe(true);
  });
});
