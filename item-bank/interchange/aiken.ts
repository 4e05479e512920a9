import { escapeText } from "../rich-text.ts";
import type { ForeignReading } from "./foreign-item.ts";
import { type Draft, settleAll } from "./question-draft.ts";

const OPTION = /^\s*([A-Za-z])\s*[).、．）]\s*(.*)$/;
const ANSWER = /^\s*ANSWER\s*[:：]\s*(.*)$/i;

/** Whether a text is Aiken: lettered options, each group ended by an `ANSWER:` line. */
export function isAiken(text: string): boolean {
  const lines = text.split(/\r\n?|\n/);
  const answers = lines.filter((line) => /^\s*ANSWER\s*[:：]\s*[A-Za-z][\s,A-Za-z]*$/.test(line)).length;
  const isNumbered = lines.some((line) => /^\s*(?:\d{1,4}\s*[.、．)）]|第\s*\d+\s*题)/.test(line));
  return answers > 0 && !isNumbered && lines.filter((line) => OPTION.test(line)).length >= answers;
}

interface Open {
  readonly line: number;
  stem: string[];
  options: { label: string; text: string; place: string }[];
}

/** Reads Aiken: a stem, options `A)` or `A.`, then `ANSWER: B`. Texts are plain, whatever they look like. */
export function readAiken(text: string): ForeignReading {
  const drafts: Draft[] = [];
  let open: Open | null = null;
  let isAfterBlank = true;
  const close = (answer?: { text: string; line: number }): void => {
    if (open) drafts.push(draftOf(open, answer));
    open = null;
  };
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  for (const [at, line] of lines.entries()) {
    const answer = ANSWER.exec(line);
    const option = OPTION.exec(line);
    if (line.trim() === "") {
      isAfterBlank = true;
      continue;
    }
    if (answer) {
      open ??= { line: at + 1, stem: [], options: [] };
      close({ text: answer[1] ?? "", line: at + 1 });
    } else if (option && (open !== null || isAfterBlank)) {
      open ??= { line: at + 1, stem: [], options: [] };
      open.options.push({ label: (option[1] ?? "").toUpperCase(), text: option[2] ?? "", place: `line ${at + 1}` });
    } else {
      if (open && open.options.length > 0 && isAfterBlank) close();
      open ??= { line: at + 1, stem: [], options: [] };
      const last = open.options.at(-1);
      if (last) last.text += `\n${line}`;
      else open.stem.push(line.trim());
    }
    isAfterBlank = false;
  }
  close();
  return settleAll(drafts);
}

function draftOf({ line, stem, options }: Open, answer?: { text: string; line: number }): Draft {
  const place = `line ${line}`;
  const isOrphan = options.length === 0 && answer === undefined;
  return {
    place,
    kind: "choice",
    stem: escapeText(stem.join("\n")),
    options: options.map((option) => ({ ...option, text: escapeText(option.text.trim()) })),
    ...(answer ? { answer: answer.text, answerPlace: `line ${answer.line}` } : {}),
    ...(isOrphan
      ? {
          problems: [
            {
              place,
              reason: {
                zh: "这段文字后面没有选项，也没有 ANSWER 行，不是完整的试题",
                en: "this text has no options and no ANSWER line behind it; it is no whole question",
              },
            },
          ],
        }
      : {}),
  };
}
