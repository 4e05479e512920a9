import { staffEn } from "./staff.en.ts";
import { staffZh } from "./staff.zh.ts";
import { createWords } from "./words.ts";

/** Words of the staff shell: `staff().signInTitle`. */
export const staff = createWords(staffZh, staffEn);
