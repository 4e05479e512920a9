import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ForeignItem, ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { plainText } from "#item-bank/rich-text.ts";
import { readQuestions } from "#server/interchange/read-questions.ts";

/** Open example files with expected results; they are no part of the repository. */
const FOLDER = process.env.KAOHENG_INTEROP_EXAMPLES ?? "";
const hasExamples = existsSync(join(FOLDER, "expected", "cn-layouts.json"));

interface Expected {
  readonly type?: string;
  readonly stem: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly answer?: string | readonly string[];
  readonly reference?: string;
  readonly analysis?: string;
  readonly difficulty?: string;
  readonly knowledge?: string;
  readonly points?: number;
}

interface GiftQuestion {
  readonly type: string;
  readonly stem?: { readonly text: string; readonly format: string };
  readonly isTrue?: boolean;
  readonly choices?: readonly { readonly isCorrect: boolean; readonly text: { readonly text: string } }[];
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(FOLDER, path), "utf8"));
const expectedFiles = (name: string): [string, readonly Expected[]][] =>
  hasExamples
    ? Object.entries((json(`expected/${name}.json`) as { files: Record<string, { questions: Expected[] }> }).files).map(
        ([file, { questions }]) => [file, questions],
      )
    : [];
const read = (path: string): Promise<ForeignReading> =>
  readQuestions({ name: path.split("/").at(-1) ?? "", bytes: new Uint8Array(readFileSync(join(FOLDER, path))) });

/** Without white space and without the empty bracket that ends a stem. */
const bare = (text: string) => plainText(text).replace(/\s+/g, "").replace(/（）$/, "");
const plain = (text: string) => text.replace(/\s+/g, "");

function comparable(item: ForeignItem): Expected {
  return {
    type: item.type,
    stem: bare(item.stem),
    options: Object.fromEntries(item.options.map(({ label, text }) => [label, bare(text)])),
    answer: item.key,
    reference: bare(item.outline ?? ""),
    analysis: bare(item.rationale ?? ""),
    difficulty: String(item.difficulty ?? ""),
    knowledge: item.topic ?? "",
    ...(item.points === undefined ? {} : { points: item.points }),
  };
}

function wanted(question: Expected, item: ForeignItem | undefined): Expected {
  const own = item ? comparable(item) : undefined;
  const keep = <T>(value: T | undefined, found: T): T => value ?? found;
  return {
    type: question.type ?? own?.type ?? "",
    stem: plain(question.stem),
    options: Object.fromEntries(Object.entries(question.options ?? {}).map(([label, text]) => [label, plain(text)])),
    answer: typeof question.answer === "string" ? [...question.answer] : (question.answer ?? []),
    reference: plain(question.reference ?? ""),
    analysis:
      question.analysis === undefined ? (question.type === "essay" ? (own?.analysis ?? "") : "") : plain(question.analysis),
    difficulty: keep(question.difficulty, own?.difficulty ?? ""),
    knowledge: keep(question.knowledge, own?.knowledge ?? ""),
    ...(own?.points === undefined && question.points === undefined
      ? {}
      : { points: keep(question.points, own?.points as number) }),
  };
}

describe.skipIf(!hasExamples)("open examples (KAOHENG_INTEROP_EXAMPLES)", () => {
  it.each(expectedFiles("cn-layouts"))("reads %s as expected", async (file, questions) => {
    const reading = await read(`cn-layouts/${file}`);
    expect(reading.refused).toEqual([]);
    expect(reading.items.map(comparable)).toEqual(questions.map((question, at) => wanted(question, reading.items[at])));
  });

  it.each(expectedFiles("aiken"))("reads %s as expected", async (file, questions) => {
    const reading = await read(file);
    expect(reading.refused).toEqual([]);
    expect(reading.items.map(comparable)).toEqual(questions.map((question, at) => wanted(question, reading.items[at])));
  });

  const gift = hasExamples ? readdirSync(join(FOLDER, "gift/pegjs")).filter((name) => name.endsWith(".gift")) : [];
  it.each(gift)("reads %s as its parser does, and refuses the other kinds", async (file) => {
    const questions = (json(`gift/pegjs/${file.replace(/gift$/, "json")}`) as GiftQuestion[]).filter(
      ({ type }) => type !== "Category",
    );
    const reading = await read(`gift/pegjs/${file}`);
    const ours = questions.filter(({ type }) => ["MC", "TF", "Essay"].includes(type));
    expect(
      reading.items.map((item) => [item.stem === "" ? "" : bare(item.stem), item.options.length, item.key.join("")]),
    ).toEqual(
      ours.map(({ stem, type, isTrue, choices }) => {
        const text = plain((stem?.text ?? "").replace(/<[^>]+>/g, ""));
        const right = (choices ?? []).flatMap(({ isCorrect }, at) => (isCorrect ? ["ABCDEFGH"[at]] : [])).join("");
        return [text, type === "TF" ? 2 : (choices?.length ?? 0), type === "TF" ? (isTrue ? "A" : "B") : right];
      }),
    );
    expect(reading.refused.length).toBe(questions.length === 0 ? 1 : questions.length - ours.length);
  });

  it("reads the sheet whose answers count from 0", async () => {
    const { items, refused } = await read("banks/mmlu/business_ethics_test.csv");
    expect(items.length + refused.length).toBe(100);
    expect(items.slice(0, 3).map(({ key }) => key.join(""))).toEqual(["C", "B", "D"]);
    expect(refused.map(({ reason }) => reason.zh)).toEqual(refused.map(() => expect.stringMatching(/内容相同/)));
  });
});
