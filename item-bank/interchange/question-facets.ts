const DIGITS = "零一二三四五六七八九";

/** Expected facility: a share as a number (0.7, 70 %), anything else as the source's own word; undefined when empty. */
export function readDifficulty(raw: string): number | string | undefined {
  const text = raw.normalize("NFKC").trim();
  if (text === "") return undefined;
  const share = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1];
  const value = share === undefined ? Number(text) : Number(share) / 100;
  return Number.isFinite(value) && value >= 0 && value <= 1 ? value : text;
}

/** `2`, `2分`, `（1.5 分）` as points; null for what is no number of points. */
export function readPoints(raw: string): number | null {
  const value = /^[([]?\s*(\d+(?:\.\d+)?)\s*(?:分|points?|pts?)?\s*[)\]]?$/i.exec(raw.normalize("NFKC").trim())?.[1];
  return value === undefined || Number(value) <= 0 ? null : Number(value);
}

/** `3`, `三`, `第三部分`, `第 3 章 质量工具`, `Part 3` as a part number, 1 to 99; null otherwise. */
export function readPart(raw: string): number | null {
  const text = raw.normalize("NFKC").trim();
  const named =
    /^第\s*([\d一二三四五六七八九十]+)\s*(?:部分|章|篇|单元|模块)/.exec(text)?.[1] ??
    /^(?:part|chapter)\s*(\d+)/i.exec(text)?.[1];
  const digits = named ?? /^(\d+|[一二三四五六七八九十]+)$/.exec(text)?.[1];
  const part = digits === undefined ? null : readNumeral(digits);
  return part !== null && part >= 1 && part <= 99 ? part : null;
}

/** A whole number in Arabic or Chinese digits (up to 99), or null. */
export function readNumeral(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (!parts || text === "") return null;
  const [, tens, ten, ones] = parts;
  if (!ten) return tens && ones ? null : DIGITS.indexOf(tens ?? ones ?? "");
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}

/** Points every question of a section is worth, from a heading such as 每题2分. */
export function pointsEach(heading: string): number | null {
  const value = /每(?:小)?(?:题|个)?(?:各)?\s*(\d+(?:\.\d+)?)\s*分/.exec(heading.normalize("NFKC"))?.[1];
  return value === undefined || Number(value) <= 0 ? null : Number(value);
}
