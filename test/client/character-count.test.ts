import { expect, it } from "vitest";
import { countCharacters } from "#item-bank/types/essay/character-count.ts";

const FIXED: readonly [text: string, withPunctuation: number, withoutPunctuation: number][] = [
  ["", 0, 0],
  ["质量管理", 4, 4],
  ["质量，管理。", 6, 4],
  ["ISO 9001:2015", 3, 3],
  ["PDCA循环", 3, 3],
  ["𠮷野家", 3, 3],
  ["合格👍", 2, 2],
  ["第\u3000一　段", 3, 3],
  ["Ｑ３Ｓ体系", 3, 3],
  ["“顾客满意”——第一！", 11, 6],
  ["a, b; c.", 3, 3],
  ["第一段\n第二段\t结束", 8, 8],
];

it.each(FIXED)("counts %j as %i with and %i without punctuation", (text, withPunctuation, withoutPunctuation) => {
  expect(countCharacters(text)).toEqual({ withPunctuation, withoutPunctuation });
});
