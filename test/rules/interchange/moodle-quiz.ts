import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { readMoodle } from "#server/interchange/moodle-read.ts";

/** Reads questions as Moodle XML; the first stands on line 3. */
export function read(questions: string, encoding = ""): ForeignReading {
  return readMoodle({
    name: "q.xml",
    bytes: new TextEncoder().encode(`<?xml version="1.0"${encoding}?>\n<quiz>\n${questions}\n</quiz>`),
  });
}

/** A multiple choice question of fractions, texts and feedback. */
export function choice(
  answers: readonly (readonly [number | string, string, string?])[],
  more = "<single>true</single>",
): string {
  const list = answers.map(
    ([fraction, text, feedback = ""]) =>
      `<answer fraction="${fraction}" format="html"><text><![CDATA[<p>${text}</p>]]></text><feedback><text>${feedback}</text></feedback></answer>`,
  );
  return `<question type="multichoice"><name><text>Name</text></name><questiontext format="html"><text><![CDATA[<p>What <b>is</b> it?</p>]]></text></questiontext>${more}${list.join("")}</question>`;
}

/** What was refused, then what was warned about, in English. */
export function told(reading: ForeignReading): string[] {
  return [...reading.refused, ...reading.warnings].map(({ place, reason }) => `${place}: ${reason.en}`);
}
