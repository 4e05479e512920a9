import { afterEach, describe, expect, it } from "vitest";
import { hindrancesOf, planOf, shownItems } from "#client/authoring/transfer/import-plan.ts";
import { placeWords } from "#client/authoring/transfer/place-words.ts";
import { chooseLanguage } from "#client/i18n/words.ts";
import { fileNameOf } from "#client/sync/api-client.ts";
import { incoming, reportOf } from "./transfer-report.ts";

describe("what stands in the way of an import", () => {
  it("is each place once, with all its reasons and missing fields", () => {
    const report = reportOf(
      [incoming("row 3", { missing: ["level"] }), incoming("row 4", { missing: ["topic"] })],
      ["row 2", "row 3", "row 3"],
    );
    expect(hindrancesOf(report).map(({ place, reasons, missing }) => [place, reasons.length, missing])).toEqual([
      ["row 2", 1, []],
      ["row 3", 2, ["level"]],
      ["row 4", 0, ["topic"]],
    ]);
  });

  it("follows the file and takes along what was told of its cells", () => {
    const told = (place: string) => ({ place, reason: { zh: "看不懂部分“甲”", en: "cannot read 甲" } });
    const report = {
      ...reportOf([incoming("row 3", { missing: ["part"] })], ["row 10 cell M10", "row 2 cell G2"]),
      warnings: [told("row 3 cell C3"), told("row 30 cell C30")],
    };
    const { hindrances, warnings } = planOf(report, new Set());
    expect(hindrances.map(({ place, details }) => [place, details.map((detail) => detail.place)])).toEqual([
      ["row 2 cell G2", []],
      ["row 3", ["cell C3"]],
      ["row 10 cell M10", []],
    ]);
    expect(warnings.map(({ place }) => place)).toEqual(["row 30 cell C30"]);
  });

  it("stops everything until every place is left out by name", () => {
    const report = reportOf([incoming("row 2"), incoming("row 5", { missing: ["level"] })], ["row 3"]);
    expect(planOf(report, new Set())).toMatchObject({ verdict: "hindered", open: 2, coming: 1 });
    expect(planOf(report, new Set(["row 3"]))).toMatchObject({ verdict: "hindered", open: 1 });
    expect(planOf(report, new Set(["row 3", "row 5"]))).toMatchObject({ verdict: "ready", open: 0, coming: 1, out: 2 });
  });

  it("tells nothing new from nothing taken from nothing read", () => {
    expect(planOf(reportOf([incoming("a", { standing: "same" })]), new Set()).verdict).toBe("nothing-new");
    expect(planOf(reportOf([incoming("a")]), new Set(["a"])).verdict).toBe("nothing-taken");
    expect(planOf(reportOf([], ["a"]), new Set(["a"])).verdict).toBe("nothing-taken");
    expect(planOf(reportOf([]), new Set()).verdict).toBe("nothing-read");
  });

  it("counts an updated item as coming in and one that is there as not", () => {
    const items = [incoming("a", { standing: "changed" }), incoming("b", { standing: "same" }), incoming("c"), incoming("d")];
    expect(planOf(reportOf(items), new Set())).toMatchObject({ verdict: "ready", coming: 3, same: 1 });
    expect(planOf(reportOf(items), new Set(["a"]))).toMatchObject({ coming: 2, same: 1, out: 1 });
    expect(shownItems(items, "changed").map(({ place }) => place)).toEqual(["a"]);
    expect(shownItems(items, "likes")).toEqual([]);
  });
});

describe("a place in words", () => {
  afterEach(() => chooseLanguage("zh"));

  it("is what a person looks up", () => {
    expect(placeWords("sheet 单选题 row 5 cell H5")).toBe("工作表“单选题”单元格 H5");
    expect(placeWords("sheet 单选题 row 9")).toBe("工作表“单选题”第 9 行");
    expect(placeWords("line 12 (q1)")).toBe("第 12 行 (q1)");
    expect(placeWords("table 2 row 3")).toBe("第 2 个表格 第 3 行");
    expect(placeWords("paragraph 7")).toBe("第 7 段");
    expect(placeWords("")).toBe("整个文件");
  });

  it("leaves a file's own names alone", () => {
    expect(placeWords("items/line-3.xml")).toBe("items/line-3.xml");
    expect(placeWords("sheet row data row 4")).toBe("工作表“row data”第 4 行");
    expect(placeWords("cmq-6-s-012")).toBe("cmq-6-s-012");
  });

  it("stays as the readers write it in English", () => {
    chooseLanguage("en");
    expect(placeWords("sheet Q row 5 cell H5")).toBe("sheet Q row 5 cell H5");
  });
});

describe("the name of a file the server made", () => {
  it("is the encoded one, else the plain one", () => {
    expect(fileNameOf("attachment; filename*=UTF-8''%E8%AF%95%E9%A2%98.xlsx")).toBe("试题.xlsx");
    expect(fileNameOf('attachment; filename="bank.zip"')).toBe("bank.zip");
    expect(fileNameOf("attachment; filename*=UTF-8''%E8%ZZ; filename=\"a.gift\"")).toBe("a.gift");
    expect(fileNameOf("")).toBe("download");
  });
});
