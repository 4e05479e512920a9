import { commonEn } from "./common.en.ts";
import { commonZh } from "./common.zh.ts";
import { createWords } from "./words.ts";

/** Words shared by all fronts: `common().save`. */
export const common = createWords(commonZh, commonEn);
