import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { valueAt } from "./blueprint-draft.ts";

/** `第 2 部分 质量驱动力`; a part without a title has its number alone. */
export function partTitle(part: unknown): string {
  const number = valueAt(part, ["part"]);
  const name = office().blueprints.table.partName(typeof number === "number" ? number : 0);
  const title = inLanguage({ zh: valueAt(part, ["title", "zh"]), en: valueAt(part, ["title", "en"]) });
  return typeof title === "string" && title.trim() !== "" ? `${name} ${title}` : name;
}
