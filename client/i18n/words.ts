import { createEffect, createRoot, createSignal } from "solid-js";

export type Language = "zh" | "en";
const STORAGE_KEY = "kaoheng.language";

const [language, setLanguage] = createSignal<Language>(firstLanguage());

export { language };

createRoot(() => createEffect(() => document.documentElement.setAttribute("lang", language() === "zh" ? "zh-CN" : "en")));

/** Switches every screen at once and remembers the choice on this machine. */
export function chooseLanguage(next: Language): void {
  setLanguage(next);
  try {
    localStorage.setItem(STORAGE_KEY, next);
  } catch {
    // Storage may be closed in a locked-down browser; the choice then lasts for this page.
  }
}

/**
 * The words of one front in the language in force: `words().save`. The Chinese catalogue is the source of the type, so
 * a sentence missing in English fails the type check.
 */
export function createWords<T>(zh: T, en: T): () => T {
  return () => (language() === "zh" ? zh : en);
}

/** Picks from a pair that came from data, such as an exam's title. */
export function inLanguage<T>(pair: { readonly zh: T; readonly en: T }): T {
  return language() === "zh" ? pair.zh : pair.en;
}

function firstLanguage(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}
