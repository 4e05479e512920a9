import { language } from "#client/i18n/words.ts";

/** Several names in a row: 甲、乙, in English `A, B`. */
export function listed(names: readonly string[]): string {
  return names.join(language() === "zh" ? "、" : ", ");
}
