import { officeEn } from "./office.en.ts";
import { officeZh } from "./office.zh.ts";
import { createWords } from "./words.ts";

/** Words of the office front. */
export const office = createWords(officeZh, officeEn);
