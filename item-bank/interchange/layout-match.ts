import { compact } from "./answer-letters.ts";
import { type ForeignNote, placeInChinese } from "./foreign-item.ts";
import type { FoundKey, FoundQuestion, FoundSection } from "./layout-parts.ts";

/** Brings the entries of answer lists to their questions, in place. Answers the notes about entries that fit none. */
export function matchKeys(questions: readonly FoundQuestion[], keys: readonly FoundKey[]): ForeignNote[] {
  const notes: ForeignNote[] = [];
  const groups = sectionsOfGroups(questions, keys);
  for (const key of keys) {
    const all = questions.slice(0, key.questionsBefore).filter(({ number }) => number === key.number);
    const found = narrowed(all, key, groups.get(key.group));
    if (found.length === 1 && found[0]) give(found[0], key);
    else if (found.length === 0) notes.push(unmatched(key));
    else for (const question of found) question.problems.push(ambiguous(question, key));
  }
  return notes;
}

function narrowed(all: readonly FoundQuestion[], key: FoundKey, bySequence: FoundSection | undefined): readonly FoundQuestion[] {
  if (all.length < 2) return all;
  const kind = key.section?.reading;
  const sameKind = kind ? all.filter(({ section }) => sameReading(section.reading, kind)) : [];
  if (sameKind.length === 1) return sameKind;
  const title = key.section && bareTitle(key.section.title);
  const sameTitle = title ? all.filter(({ section }) => bareTitle(section.title) === title) : [];
  if (sameTitle.length === 1) return sameTitle;
  const pool = sameKind.length > 1 ? sameKind : all;
  const own = bySequence && pool.filter(({ section }) => section === bySequence);
  if (own?.length === 1) return own;
  const open = pool.filter(({ fields }) => fields.answer === undefined);
  return open.length > 0 ? open : pool;
}

/**
 * Lists that carry no headings follow the order of the sections: a list right behind its section belongs to that one,
 * several lists at the end to the sections from the first on.
 */
function sectionsOfGroups(questions: readonly FoundQuestion[], keys: readonly FoundKey[]): Map<number, FoundSection> {
  const byGroup = new Map<number, FoundSection>();
  const groups = [...new Set(keys.map(({ group }) => group))];
  const sections = [...new Set(questions.map(({ section }) => section))];
  const isAtEnd = keys.every(({ questionsBefore }) => questionsBefore === questions.length);
  const firsts = new Map<number, FoundKey>();
  for (const key of keys) if (!firsts.has(key.group)) firsts.set(key.group, key);
  for (const [at, group] of groups.entries()) {
    const first = firsts.get(group);
    const section = isAtEnd && groups.length > 1 ? sections[at] : questions[(first?.questionsBefore ?? 0) - 1]?.section;
    if (section) byGroup.set(group, section);
  }
  return byGroup;
}

function give(question: FoundQuestion, key: FoundKey): void {
  if (key.isMisfit) {
    question.problems.push({
      place: key.place,
      reason: {
        zh: `答案表里这一段的答案个数与题数不符，无法确定第 ${key.number} 题的答案`,
        en: `the range in the answer list has another number of answers than questions; that of question ${key.number} is unknown`,
      },
    });
    return;
  }
  const own = question.fields.answer?.join("\n");
  const listed = key.fields.answer?.join("\n");
  if (own !== undefined && listed !== undefined && letters(own) !== letters(listed)) {
    question.problems.push({
      place: question.place,
      reason: {
        zh: `题后的答案“${own}”与答案表的“${listed}”（${placeInChinese(key.place)}）不一致`,
        en: `the answer “${own}” differs from the answer list's “${listed}” (${key.place})`,
      },
    });
    return;
  }
  for (const name of Object.keys(key.fields) as (keyof typeof key.fields)[]) {
    question.fields[name] ??= key.fields[name];
    question.places[name] ??= key.place;
  }
}

function letters(answer: string): string {
  return [
    ...compact(answer)
      .toUpperCase()
      .replace(/[^A-Z√×对错]/g, ""),
  ]
    .sort()
    .join("");
}

function sameReading(one: FoundSection["reading"], other: FoundSection["reading"]): boolean {
  const word = (reading: FoundSection["reading"]) => (reading && "kind" in reading ? reading.kind : reading?.unsupported);
  return word(one) === word(other);
}

function bareTitle(title: string): string {
  return compact(title)
    .replace(/[（(【].*$/, "")
    .replace(/^[一二三四五六七八九十\d]+[、.．]/, "");
}

function unmatched({ number, place, fields }: FoundKey): ForeignNote {
  const answer = fields.answer?.[0] ?? "";
  return {
    place,
    reason: {
      zh: `答案表里的第 ${number} 题${answer === "" ? "" : `（${answer}）`}没有对应的试题`,
      en: `entry ${number}${answer === "" ? "" : ` (${answer})`} of the answer list has no question`,
    },
  };
}

function ambiguous({ place }: FoundQuestion, key: FoundKey): ForeignNote {
  return {
    place,
    reason: {
      zh: `有几道题的题号都是 ${key.number}，答案表（${placeInChinese(key.place)}）没有说明是哪一道`,
      en: `several questions have number ${key.number}, and the answer list (${key.place}) does not say which it means`,
    },
  };
}
