import type { MarkingWords } from "./marking.zh.ts";

export const markingEn: MarkingWords = {};
