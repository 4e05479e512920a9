import { truthOf } from "./answer-letters.ts";
import { unprotect } from "./gift-blocks.ts";

/** The part between the braces, by what it asks for. Texts are still protected where they are raw. */
export type GiftAnswers =
  | { readonly kind: "essay"; readonly feedback?: string }
  | {
      readonly kind: "truth";
      readonly isTrue: boolean;
      readonly ifWrong?: string;
      readonly ifRight?: string;
      readonly feedback?: string;
    }
  | { readonly kind: "choice"; readonly choices: readonly GiftChoice[]; readonly feedback?: string }
  | { readonly kind: "other"; readonly zh: string; readonly en: string }
  /** Neither answers nor a word for true or false. */
  | { readonly kind: "unreadable"; readonly inside: string };

export interface GiftChoice {
  readonly isRight: boolean;
  /** Percent, −100 to 100; absent when the file gives none. */
  readonly weight?: number;
  readonly text: string;
  readonly feedback?: string;
}

const WEIGHT = /^%\s*(-?\d+(?:[.,]\d+)?)\s*%/;

/** Reads the part between the braces. */
export function giftAnswers(inside: string): GiftAnswers {
  const general = inside.indexOf("####");
  const body = (general === -1 ? inside : inside.slice(0, general)).trim();
  const feedback = general === -1 ? undefined : inside.slice(general + 4).trim() || undefined;
  if (body === "") return { kind: "essay", feedback };
  if (body.startsWith("#")) return { kind: "other", zh: "数值题", en: "a numerical question" };
  const [word = "", ...said] = body.split("#");
  const isTrue = /^[a-z]+$/i.test(word.trim()) && !/^(?:t|f|true|false)$/i.test(word.trim()) ? undefined : truthOf(word);
  if (isTrue !== undefined) {
    const [ifWrong, ifRight] = said.map((text) => text.trim() || undefined);
    return { kind: "truth", isTrue, ifWrong, ifRight, feedback };
  }
  if (!/^[=~]/.test(body)) return { kind: "unreadable", inside: body };
  if (!body.includes("~") && body.includes("->")) return { kind: "other", zh: "匹配题", en: "a matching question" };
  if (!body.includes("~")) return { kind: "other", zh: "填空（简短作答）题", en: "a short answer question" };
  return { kind: "choice", choices: choicesOf(body), feedback };
}

function choicesOf(body: string): GiftChoice[] {
  return [...body.matchAll(/([=~])([^=~]*)/g)].map(([, mark, rest]) => {
    const raw = (rest ?? "").trim();
    const weight = WEIGHT.exec(raw);
    const [text, ...feedback] = (weight ? raw.slice(weight[0].length) : raw).split("#");
    const said = feedback.join("#").trim();
    return {
      isRight: mark === "=",
      text: (text ?? "").trim(),
      ...(weight ? { weight: Number((weight[1] ?? "").replace(",", ".")) } : {}),
      ...(said === "" ? {} : { feedback: said }),
    };
  });
}

/** Title, text format and the two halves around the braces of one block. */
export interface GiftParts {
  readonly title?: string;
  readonly format: TextFormat;
  readonly before: string;
  /** Null for a description. */
  readonly inside: string | null;
  readonly after: string;
  readonly isUnclosed: boolean;
}

export type TextFormat = "html" | "markdown" | "plain" | "moodle";

/** Takes a block apart; `inside` is null when it has no braces. */
export function giftParts(block: string): GiftParts {
  const title = /^\s*::([\s\S]*?)::/.exec(block);
  const { format, text } = formatOf(title ? block.slice(title[0].length) : block, "moodle");
  const open = text.indexOf("{");
  const close = text.indexOf("}", open);
  const name = title ? { title: unprotect(title[1] ?? "").trim() } : {};
  if (open === -1) return { ...name, format, before: text, inside: null, after: "", isUnclosed: text.includes("}") };
  if (close === -1)
    return { ...name, format, before: text.slice(0, open), inside: text.slice(open + 1), after: "", isUnclosed: true };
  return {
    ...name,
    format,
    before: text.slice(0, open),
    inside: text.slice(open + 1, close),
    after: text.slice(close + 1).trim(),
    isUnclosed: false,
  };
}

/** A leading `[html]` and its like, or the format texts have otherwise. */
export function formatOf(text: string, otherwise: TextFormat): { format: TextFormat; text: string } {
  const prefix = /^\s*\[(html|markdown|plain|moodle)\]/i.exec(text);
  if (!prefix) return { format: otherwise, text: text.trim() };
  return { format: (prefix[1] ?? "").toLowerCase() as TextFormat, text: text.slice(prefix[0].length).trim() };
}
