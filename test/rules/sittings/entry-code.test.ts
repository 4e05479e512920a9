import { describe, expect, it } from "vitest";
import { entryCode, inGroups, isEntryCode } from "#server/sittings/entry-code.ts";

const candidate = { id: "cand_0123456789abcdef", codeRound: 1 };
const code = entryCode("secret", candidate);

describe("entry codes", () => {
  it("[SIT-8] are twelve characters without I, L, O and U, the same every time", () => {
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(entryCode("secret", candidate)).toBe(code);
  });

  it("[SIT-8] differ by secret, candidate and round", () => {
    const others = [
      entryCode("other", candidate),
      entryCode("secret", { ...candidate, id: "cand_0123456789abcdeg" }),
      entryCode("secret", { ...candidate, codeRound: 2 }),
    ];
    expect(new Set([code, ...others]).size).toBe(4);
  });

  it("[SIT-8] use their whole alphabet in every place", () => {
    const codes = Array.from({ length: 2_000 }, (_, n) => entryCode("secret", { id: `c${n}`, codeRound: 1 }));
    expect(new Set(codes).size).toBe(2_000);
    for (let place = 0; place < 12; place++) expect(new Set(codes.map((one) => one[place])).size).toBe(32);
  });

  it("[SIT-8] are right however people type them, and wrong in any one character", () => {
    const grouped = inGroups(code);
    expect(grouped).toMatch(/^\S{4} \S{4} \S{4}$/);
    const fullWidth = [...code].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join("");
    for (const typed of [
      grouped,
      code.toLowerCase(),
      code.replace(/0/g, "O").replace(/1/g, "l"),
      ` ${inGroups(code)}-`,
      fullWidth,
    ])
      expect(isEntryCode(code, typed), typed).toBe(true);
    for (let place = 0; place < 12; place++) {
      const wrong = code[place] === "7" ? "8" : "7";
      expect(isEntryCode(code, code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false);
    }
    for (const typed of ["", code.slice(0, 11), `${code}7`, `${code}${code}`, "中文"])
      expect(isEntryCode(code, typed)).toBe(false);
  });
});
