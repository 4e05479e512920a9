import { figuresOf, plainText } from "./rich-text.ts";

/** Four, two or one option in a line of a printed paper, by the widest. Pictures and several lines stand alone. */
export function optionsPerLine(
  options: readonly { readonly text: string }[],
  most: { readonly quarter: number; readonly half: number },
): 1 | 2 | 4 {
  if (options.some(({ text }) => figuresOf(text).length > 0 || text.includes("\n"))) return 1;
  const widest = Math.max(...options.map(({ text }) => widthOf(plainText(text))));
  return widest <= most.quarter ? 4 : widest <= most.half ? 2 : 1;
}

/** In Chinese characters; Latin letters and digits are about half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, char) => sum + (char.charCodeAt(0) > 0x2e7f || /[“”‘’—…（）]/.test(char) ? 1 : 0.55), 0);
}
