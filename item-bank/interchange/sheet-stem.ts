import { fieldAt, splitFields } from "./layout-marks.ts";
import { type FoundOption, optionsBehind, optionsIn } from "./layout-options.ts";

/** What one cell holds when a whole question was written into it. */
export interface WholeStem {
  readonly stem: string;
  readonly options: readonly FoundOption[];
  readonly answer?: string;
  readonly rationale?: string;
}

/** A stem cell that brings its options along, and perhaps its answer; null for a stem alone. */
export function wholeStem(text: string): WholeStem | null {
  const stem: string[] = [];
  const options: FoundOption[] = [];
  const fields: Record<string, string[]> = {};
  let mode = "stem";
  for (const line of text.split("\n").flatMap(splitFields)) {
    const field = options.length > 0 ? fieldAt(line) : null;
    const next = mode === "stem" || mode === "options" ? nextOptions(line, options) : null;
    if (field && (field.name === "answer" || field.name === "rationale")) {
      mode = field.name;
      fields[mode] = [...(fields[mode] ?? []), field.rest];
    } else if (next) {
      mode = "options";
      if (next.stem !== "") stem.push(next.stem);
      options.push(...next.options);
    } else if (mode === "stem") stem.push(line);
    else if (mode === "options") {
      const last = options.pop() as FoundOption;
      options.push({ ...last, text: `${last.text}\n${line}` });
    } else fields[mode]?.push(line);
  }
  if (options.length < 2 || stem.join("").trim() === "") return null;
  const joined = (name: string) => (fields[name] ? { [name]: fields[name].join("\n").trim() } : {});
  return { stem: stem.join("\n").trim(), options, ...joined("answer"), ...joined("rationale") };
}

function nextOptions(line: string, options: readonly FoundOption[]): { stem: string; options: FoundOption[] } | null {
  const last = options.at(-1)?.label;
  const expected = last === undefined ? "A" : String.fromCharCode(last.charCodeAt(0) + 1);
  const found = optionsIn(line, expected);
  if (found[0]?.label === expected) return { stem: "", options: found };
  return last === undefined ? optionsBehind(line) : null;
}
