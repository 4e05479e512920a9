import { itemsEn } from "./items.en.ts";
import { itemsZh } from "./items.zh.ts";
import { createWords } from "./words.ts";

/** Words inside item views. */
export const itemWords = createWords(itemsZh, itemsEn);
