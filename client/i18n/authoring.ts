import { authoringEn } from "./authoring.en.ts";
import { authoringZh } from "./authoring.zh.ts";
import { createWords } from "./words.ts";

/** Words of the authoring front. */
export const authoring = createWords(authoringZh, authoringEn);
