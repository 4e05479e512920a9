/** A kind of field: how its text is read into the draft, and how the draft's value is shown. */
export interface Typed {
  /** What cannot be read stays the text, so that the server names it and nothing typed is lost. */
  readonly read: (text: string) => unknown;
  readonly show: (value: unknown) => string;
}

const NUMBER = /^-?(\d+\.?\d*|\.\d+)$/;
const PERCENT_DECIMALS = 1e6;
const SECONDS_PER_MINUTE = 60;

/** A number; an empty field is a missing one. */
export const NUMBER_TYPED: Typed = { read: (text) => numberIn(text), show };

/** A number or null, where an empty field means that there is no limit. */
export const LIMIT_TYPED: Typed = { read: (text) => numberIn(text) ?? null, show };

/** How many items: digits only, an empty field is 0. */
export const COUNT_TYPED: Typed = { read: (text) => Number(text.replace(/\D/g, "").slice(0, 3) || 0), show };

/** A share from 0 to 1, written in per cent. */
export const PERCENT_TYPED: Typed = {
  read: (text) => {
    const value = numberIn(text.replace(/[%％]/g, ""));
    return typeof value === "number" ? Math.round((value / 100) * PERCENT_DECIMALS) / PERCENT_DECIMALS : value;
  },
  show: (value) =>
    typeof value === "number" ? String(Math.round(value * 100 * PERCENT_DECIMALS) / PERCENT_DECIMALS) : show(value),
};

export const TEXT_TYPED: Typed = { read: (text) => text, show };

/** A text that may be missing. */
export const OPTIONAL_TEXT_TYPED: Typed = { read: (text) => (text.trim() === "" ? undefined : text), show };

/** One sentence a line. */
export const LINES_TYPED: Typed = {
  read: (text) => linesIn(text, /\n/),
  show: (value) => (Array.isArray(value) ? value.map(show).join("\n") : ""),
};

/** Words in a row; none at all is a missing list. */
export const WORDS_TYPED: Typed = {
  read: (text) => {
    const words = linesIn(text, /[,，、;；\n]/);
    return words.length > 0 ? words : undefined;
  },
  show: (value) => (Array.isArray(value) ? value.map(show).join("、") : show(value)),
};

/** Times before the end: minutes, or seconds with a unit (`10 秒`, `10 s`). Kept in minutes. */
export const WARNINGS_TYPED: Typed = {
  read: (text) => linesIn(text, /[,，、;；\n]/).map(warningIn),
  show: (value) => (Array.isArray(value) ? value.map(warningText).join("、") : ""),
};

function show(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function numberIn(text: string): unknown {
  const trimmed = text.trim().normalize("NFKC");
  if (trimmed === "") return undefined;
  return NUMBER.test(trimmed) ? Number(trimmed) : text;
}

function linesIn(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function warningIn(text: string): unknown {
  const [, number, unit = ""] = /^(\d+(?:\.\d+)?)\s*(s|秒|分|分钟|min)?$/i.exec(text.normalize("NFKC")) ?? [];
  if (number === undefined) return text;
  return /^(s|秒)$/i.test(unit) ? Number(number) / SECONDS_PER_MINUTE : Number(number);
}

function warningText(value: unknown): string {
  if (typeof value !== "number" || Number.isInteger(value)) return show(value);
  const seconds = value * SECONDS_PER_MINUTE;
  return Math.abs(seconds - Math.round(seconds)) < 1e-9 ? `${Math.round(seconds)} 秒` : show(value);
}
