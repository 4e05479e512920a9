import { examEn } from "./exam.en.ts";
import { examZh } from "./exam.zh.ts";
import { createWords } from "./words.ts";

/** Words of the exam itself. */
export const exam = createWords(examZh, examEn);
