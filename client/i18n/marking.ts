import { markingEn } from "./marking.en.ts";
import { markingZh } from "./marking.zh.ts";
import { createWords } from "./words.ts";

/** Words of the marking front. */
export const marking = createWords(markingZh, markingEn);
