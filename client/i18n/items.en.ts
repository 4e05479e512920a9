import type { ItemsWords } from "./items.zh.ts";

export const itemsEn: ItemsWords = {
  strike: (label) => `Strike out option ${label}`,
  unstrike: (label) => `Restore option ${label}`,
  essayField: "Your answer",
  divider: "Width of question and answer",
  characters: (withMarks, withoutMarks) => `Characters ${withMarks} (without punctuation ${withoutMarks})`,
  full: "The longest length is reached",
  loadFigureAgain: "Load the image again",
};
