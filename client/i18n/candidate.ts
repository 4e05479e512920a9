import { candidateEn } from "./candidate.en.ts";
import { candidateZh } from "./candidate.zh.ts";
import { createWords } from "./words.ts";

/** Words of the candidate's pages before and after the exam. */
export const candidate = createWords(candidateZh, candidateEn);
