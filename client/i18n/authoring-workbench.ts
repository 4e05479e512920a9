import { workbenchEn } from "./authoring.workbench.en.ts";
import { workbenchZh } from "./authoring.workbench.zh.ts";
import { createWords } from "./words.ts";

/** Words of the workbench around an item. */
export const workbench = createWords(workbenchZh, workbenchEn);
