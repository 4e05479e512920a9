/** What a key did to the figure being typed: the figure and the mark it stands for, or why the key was not taken. */
export type Typed = { readonly typed: string; readonly mark: number } | { readonly refused: "over" | "step" };

/**
 * One more key of a mark: digits and a point, in the order people type `4`, `12`, `4.5`. The mark counts at once, so that
 * a single digit is a whole mark. A digit that would carry the figure over the maximum begins a new figure instead.
 * @param typed what has been typed for this criterion since it was come to
 * @param key `0` to `9` or `.`
 */
export function typeKey(typed: string, key: string, most: number): Typed {
  if (key === ".") return typePoint(typed, most);
  if (typed.endsWith(".")) return typeFraction(typed, key, most);
  const isWhole = typed !== "" && !typed.includes(".");
  const longer = isWhole ? String(Number(typed + key)) : key;
  if (Number(longer) <= most) return { typed: longer, mark: Number(longer) };
  return isWhole && Number(key) <= most ? { typed: key, mark: Number(key) } : { refused: "over" };
}

/** Takes the last key back; without a figure left there is no mark. */
export function eraseKey(typed: string): { readonly typed: string; readonly mark: number | undefined } {
  const left = typed.slice(0, -1);
  return { typed: left, mark: left === "" ? undefined : Number(left.replace(/\.$/, "")) };
}

function typePoint(typed: string, most: number): Typed {
  if (typed.includes(".")) return { refused: "step" };
  const whole = typed === "" ? "0" : typed;
  return Number(whole) + 0.5 > most ? { refused: "over" } : { typed: `${whole}.`, mark: Number(whole) };
}

/** After the point only a half or nothing. */
function typeFraction(typed: string, key: string, most: number): Typed {
  if (key !== "0" && key !== "5") return { refused: "step" };
  const mark = Number(typed + key);
  return mark > most ? { refused: "over" } : { typed: typed + key, mark };
}
