import type { OptionLabel } from "../types/choice/choice.ts";
import { readAnswer, shortened } from "./answer-letters.ts";
import { type ForeignFigure, type ForeignNote, type ForeignReading, placeInChinese } from "./foreign-item.ts";
import { HostileFile } from "./hostile-file.ts";
import { leadingAnswer } from "./layout-keys.ts";
import { type SourceLine, takeKindTag, takePoints } from "./layout-marks.ts";
import { matchKeys } from "./layout-match.ts";
import type { FoundQuestion } from "./layout-parts.ts";
import { walkLayout } from "./layout-walk.ts";
import { type Draft, type DraftOption, type Facets, settleAll } from "./question-draft.ts";
import { readDifficulty, readPart, readPoints } from "./question-facets.ts";
import { type KindReading, kindOf } from "./question-kinds.ts";

/** How some survey programs mark the right options. */
const TICKED = /\s*[（(【[]\s*正确(?:答案|选项)\s*[)）】\]]\s*$|\s*[✅✔☑]\uFE0F?\s*$/u;
/** Stands before the lines of program text, so that nothing in them reads as a mark of the layout. */
export const CODE_MARK = "\u2060";
const MOST_LINES = 50_000;
/** Longer lines are no text anybody wrote, and looking through them takes long. */
const LONGEST_LINE = 30_000;

/**
 * Reads lines, whatever document they come from.
 * @throws HostileFile for more lines than any bank has
 * @param figuresOf the figures a text names, for documents that bring pictures
 */
export function readLayout(
  lines: readonly SourceLine[],
  figuresOf: (text: string) => ForeignFigure[] = () => [],
): ForeignReading {
  if (lines.length > MOST_LINES)
    throw new HostileFile(`文本超过 ${MOST_LINES} 行，请分成几个文件`, `the text has more than ${MOST_LINES} lines; split it`);
  const long = lines.find(({ text }) => text.length > LONGEST_LINE);
  if (long) {
    throw new HostileFile(
      `${placeInChinese(long.place)}的文字超过 ${LONGEST_LINE} 个字，不予读取（文字里的图片请另存为文件）`,
      `${long.place}: a line has more than ${LONGEST_LINE} characters and is not read (save pictures inside the text as files)`,
    );
  }
  const { questions, keys, orphans } = walkLayout(lines);
  const notes = matchKeys(questions, keys);
  for (const { place, text } of orphans) {
    notes.push({
      place,
      reason: {
        zh: `“${shortened(text)}”不属于任何试题，没有导入`,
        en: `“${shortened(text)}” belongs to no question and was left out`,
      },
    });
  }
  return settleAll(
    questions.map((question) => draftOf(question, figuresOf)),
    notes,
  );
}

function draftOf(question: FoundQuestion, figuresOf: (text: string) => ForeignFigure[]): Draft {
  const { fields, place, places } = question;
  const ticked = question.options.filter(({ text }) => TICKED.test(text)).map(({ label }) => label);
  const options = question.options.map((option) => ({ ...option, text: option.text.replace(TICKED, "") }));
  const checked = [...question.checked, ...ticked];
  const notes: ForeignNote[] = [];
  const { stem, points, tag } = cleanStem(joined(question.stem));
  const reading = tag ?? kindIn(fields.kind) ?? question.section.reading;
  const problems = [...question.problems];
  if (reading && "unsupported" in reading) problems.push(unsupported(place, reading.unsupported));
  if (fields.kind && kindIn(fields.kind) === null) problems.push(unknownKind(places.kind ?? place, joined(fields.kind)));
  const isMixedSection = reading === question.section.reading && options.length > 1 && reading !== null && "kind" in reading;
  const kind =
    !reading || "unsupported" in reading ? "unknown" : isMixedSection && reading.kind === "essay" ? "choice" : reading.kind;
  const { answer, tail } = splitAnswer(
    fields.answer ? joined(fields.answer) : checked.length > 0 ? checked.join("") : undefined,
    options,
  );
  const texts = [stem, ...options.map(({ text }) => text), joined(fields.rationale), answer ?? ""];
  const figures = texts.flatMap(figuresOf);
  return {
    place,
    kind,
    stem,
    options,
    problems,
    notes,
    facets: withTail(facetsOf(question, points, notes), tail),
    ...(answer === undefined ? {} : { answer }),
    ...(places.answer ? { answerPlace: places.answer } : {}),
    ...(figures.length > 0 ? { figures } : {}),
  };
}

/** `ABD C错误，严禁…`: the letters, and what explains them behind. Only where the whole cannot be read as an answer. */
function splitAnswer(answer: string | undefined, options: readonly DraftOption[]): { answer?: string | undefined; tail: string } {
  const known = options.map(({ label, text }) => ({ label: label as OptionLabel, text }));
  if (answer === undefined || options.length === 0 || "labels" in readAnswer(answer, known)) return { answer, tail: "" };
  const head = leadingAnswer(answer);
  const isWhole = head !== null && head.rest !== "" && !/^(?:或|和|与|及|or\b|and\b)/i.test(head.rest);
  return isWhole && "labels" in readAnswer(head.answer, known) ? { answer: head.answer, tail: head.rest } : { answer, tail: "" };
}

function withTail(facets: Facets, tail: string): Facets {
  if (tail === "") return facets;
  return { ...facets, rationale: [tail, facets.rationale ?? ""].filter((text) => text !== "").join("\n") };
}

/** A stem without the tags and points that stand at its ends. */
function cleanStem(raw: string): { stem: string; points: number | null; tag: KindReading | null } {
  let stem = raw;
  let points: number | null = null;
  let tag: KindReading | null = null;
  for (let round = 0; round < 3; round += 1) {
    const tagged = takeKindTag(stem);
    const worth = takePoints(tagged.stem);
    tag ??= tagged.reading;
    points ??= worth.points;
    stem = worth.stem;
  }
  return { stem: stem.trim(), points, tag };
}

function facetsOf(question: FoundQuestion, ownPoints: number | null, notes: ForeignNote[]): Facets {
  const { fields, places, place, section } = question;
  const line = (name: keyof typeof fields): string => joined(fields[name]).replace(/\s+/g, " ").trim();
  const points = ownPoints ?? (fields.points ? readPoints(line("points")) : null) ?? section.points;
  if (fields.points && readPoints(line("points")) === null) notes.push(unread(places.points ?? place, "分值", line("points")));
  const part = fields.part ? readPart(line("part")) : (question.part ?? null);
  const topic = line("topic") || (fields.part && part === null ? line("part") : "") || question.chapter || "";
  const rubric = joined(fields.rubric);
  const answer = joined(fields.answer);
  const tags = line("tags")
    .split(/[,，、;；\s]+/)
    .filter((tag) => tag !== "");
  return {
    ...(points === null ? {} : { points }),
    ...(part === null ? {} : { part }),
    topic,
    rationale: joined(fields.rationale),
    level: line("level"),
    reference: line("reference"),
    id: line("id"),
    difficulty: readDifficulty(line("difficulty")),
    ...(tags.length > 0 ? { house: { tags } } : {}),
    ...(rubric === "" ? {} : { outline: [answer, `评分标准：${rubric}`].filter((text) => text !== "").join("\n\n") }),
  };
}

function kindIn(lines: readonly string[] | undefined): KindReading | null {
  return lines ? kindOf(joined(lines)) : null;
}

function joined(lines: readonly string[] | undefined): string {
  return (lines ?? [])
    .join("\n")
    .replaceAll(CODE_MARK, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The refusal of a question whose kind the house does not have. */
export function unsupported(place: string, words: string): ForeignNote {
  return {
    place,
    reason: { zh: `题型“${shortened(words)}”不能导入`, en: `questions of the type “${shortened(words)}” cannot be imported` },
  };
}

/** The refusal of a question whose kind is a word nobody knows. */
export function unknownKind(place: string, words: string): ForeignNote {
  return {
    place,
    reason: {
      zh: `不认识的题型“${shortened(words)}”：请写单选题、多选题、判断题或论述题`,
      en: `unknown type “${shortened(words)}”: write single choice, multiple choice, true/false or essay`,
    },
  };
}

/** The warning about a value that could not be read and was left out. */
export function unread(place: string, nameZh: string, value: string): ForeignNote {
  return {
    place,
    reason: {
      zh: `看不懂${nameZh}“${shortened(value)}”，没有导入这一项`,
      en: `cannot read “${shortened(value)}” (${nameZh}); it was left out`,
    },
  };
}
