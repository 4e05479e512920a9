import { describe, expect, it } from "vitest";
import { currentDoor, doorsOf } from "#client/staff/doors.ts";

const words = (roles: Parameters<typeof doorsOf>[0], path?: string) => doorsOf(roles, path).map(({ word }) => word);

describe("the rail", () => {
  it("puts a person's own work first", () => {
    expect(words(["writer"])).toEqual(["ownItems", "ownTasks", "bank"]);
    expect(words(["reviewer"])).toEqual(["ownTasks", "bank"]);
    expect(words(["office"])[0]).toBe("sittings");
  });

  it("opens the bank's rooms only while one is in the bank", () => {
    expect(words(["office"], "/staff/office/papers")).not.toContain("import");
    expect(words(["office"], "/staff/bank/progress")).toEqual(
      expect.arrayContaining(["tasks", "progress", "import", "passes", "accessLog"]),
    );
    expect(words(["reviewer"], "/staff/bank")).not.toContain("import");
    expect(words(["auditor"], "/staff/bank")).toContain("accessLog");
  });

  it("shows each address once, whatever roles a person has", () => {
    const hrefs = doorsOf(["writer", "reviewer", "office", "administrator"], "/staff/bank").map(({ href }) => href);
    expect(new Set(hrefs).size).toBe(hrefs.length);
  });

  it("marks the one door one is behind", () => {
    const at = (path: string, search = "") => currentDoor(doorsOf(["writer"], path), { path, search })?.word;
    expect(at("/staff/bank")).toBe("bank");
    expect(at("/staff/bank", "?author=me&sort=newest")).toBe("ownItems");
    expect(at("/staff/bank/items/a-1")).toBe("bank");
    expect(at("/staff/bank/import")).toBe("import");
    expect(at("/staff/banker")).toBeUndefined();
  });
});
