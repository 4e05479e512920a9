import { describe, expect, it } from "vitest";
import { eraseKey, typeKey } from "#client/marking/desk/mark-entry.ts";

const KEYS = [..."0123456789."];

/** Types keys one by one; refused ones change nothing. */
function typeAll(keys: string, most: number) {
  let typed = "";
  let mark: number | undefined;
  const refused: string[] = [];
  for (const key of keys) {
    const result = typeKey(typed, key, most);
    if ("refused" in result) refused.push(result.refused);
    else ({ typed, mark } = result);
  }
  return { typed, mark, refused };
}

describe("typing a mark", () => {
  it.each([
    ["4", 8, 4],
    ["0", 8, 0],
    ["4.5", 8, 4.5],
    ["4.0", 8, 4],
    [".5", 8, 0.5],
    ["12", 20, 12],
    ["12.5", 20, 12.5],
    ["05", 8, 5],
    ["20", 20, 20],
  ])("%s of %d gives %d", (keys, most, mark) => expect(typeAll(keys, most)).toMatchObject({ mark, refused: [] }));

  it("counts from the first key on", () => {
    expect(typeKey("", "4", 8)).toEqual({ typed: "4", mark: 4 });
    expect(typeKey("4", ".", 8)).toEqual({ typed: "4.", mark: 4 });
  });

  it("begins anew where a longer figure would be over the maximum", () => {
    expect(typeAll("45", 8)).toEqual({ typed: "5", mark: 5, refused: [] });
    expect(typeAll("4.53", 8)).toEqual({ typed: "3", mark: 3, refused: [] });
  });

  it("refuses what is over the maximum or off the half point and keeps what was there", () => {
    expect(typeAll("9", 8)).toEqual({ typed: "", mark: undefined, refused: ["over"] });
    expect(typeAll("39", 8)).toEqual({ typed: "3", mark: 3, refused: ["over"] });
    expect(typeAll("8.", 8)).toEqual({ typed: "8", mark: 8, refused: ["over"] });
    expect(typeAll("4.2", 8)).toEqual({ typed: "4.", mark: 4, refused: ["step"] });
    expect(typeAll("4..", 8)).toEqual({ typed: "4.", mark: 4, refused: ["step"] });
  });

  it("never leaves the criterion or the half point, whatever four keys are typed", () => {
    for (const most of [0.5, 1, 2.5, 6, 10, 20]) {
      for (const keys of sequences(4)) {
        const { mark = 0 } = typeAll(keys, most);
        expect(mark >= 0 && mark <= most && Number.isInteger(mark * 2), `${keys} of ${most} gave ${mark}`).toBe(true);
      }
    }
  });
});

describe("erasing", () => {
  it("takes the last key back, the last of all the mark", () => {
    expect(eraseKey("4.5")).toEqual({ typed: "4.", mark: 4 });
    expect(eraseKey("4.")).toEqual({ typed: "4", mark: 4 });
    expect(eraseKey("4")).toEqual({ typed: "", mark: undefined });
  });
});

function* sequences(length: number): Generator<string> {
  if (length === 0) yield "";
  else for (const rest of sequences(length - 1)) for (const key of KEYS) yield rest + key;
}
