import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Command, Option } from "commander";
import {
  FORMATS,
  type ForeignItem,
  type ForeignMapping,
  type ForeignNote,
  type ForeignReading,
  type Format,
} from "#item-bank/interchange/foreign-item.ts";
import { plainText } from "#item-bank/rich-text.ts";
import type { Sentence } from "#kernel/issue-sentences.ts";
import { Refused } from "#kernel/refusal.ts";
import { createImportPort } from "../../server/interchange/import-port.ts";
import { openHouse } from "../../server/main.ts";
import { CommandFailure } from "../support/command-failure.ts";
import { existingPath } from "../support/paths.ts";
import { SERVER_ACTOR } from "../support/server-actor.ts";

interface ImportOptions {
  readonly format: Format | "auto";
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly part?: number;
  readonly topic?: string;
  readonly level?: string;
  readonly difficulty?: number;
}

const LARGEST_FILE_BYTES = 64 * 2 ** 20;
const TOO_LARGE: Sentence = {
  zh: "文件超过 64 MB，请分成几个文件",
  en: "the file is larger than 64 MB; split it into several",
};

/** `bank import FILE --dry-run`: what would come in, what is refused and where, what was assumed. */
export function bankImportCommand(): Command {
  return new Command("import")
    .description("read questions from xlsx, csv, docx, text, QTI, Moodle XML, GIFT or Aiken")
    .argument("<file>", "file to read")
    .addOption(
      new Option("--format <format>", "format, when it should not be told by the content")
        .choices(["auto", ...FORMATS])
        .default("auto"),
    )
    .option("--dry-run", "read and report only; nothing is stored", false)
    .option("--part <number>", "part of questions whose file names none", Number)
    .option("--topic <topic>", "topic of questions whose file names none")
    .option("--level <level>", "cognitive level of questions whose file names none")
    .option("--difficulty <share>", "expected facility of questions whose file names none, 0 to 1", Number)
    .option("--json", "print one JSON document and nothing else", false)
    .action(importFile);
}

async function importFile(typed: string, options: ImportOptions): Promise<void> {
  const { format, dryRun, json } = options;
  if (!dryRun) return bringIn(existingPath(typed), options);
  const reading = await read(existingPath(typed), format);
  if (json) console.log(JSON.stringify(importReport(reading)));
  else for (const line of reportLines(reading)) console.log(line);
}

/** Reads as the server does: in a thread of its own, with limited time and memory. */
async function read(path: string, format: Format | "auto"): Promise<ForeignReading> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > LARGEST_FILE_BYTES) return refusedWhole(name, TOO_LARGE);
  const port = createImportPort();
  try {
    const outcome = await port.read({ name, bytes: new Uint8Array(await readFile(path)) }, { format });
    return "hostile" in outcome ? refusedWhole(name, outcome.hostile) : outcome;
  } finally {
    await port.close();
  }
}

function refusedWhole(place: string, reason: Sentence): ForeignReading {
  process.exitCode = 1;
  return { items: [], refused: [{ place, reason }], warnings: [] };
}

/** Stores a file's questions as drafts in the product's own database: all of them, or none. */
async function bringIn(path: string, { format, json, ...options }: ImportOptions): Promise<void> {
  const { house, close } = await openHouse();
  try {
    const { part, topic, level, difficulty } = options;
    const order = {
      fileName: basename(path),
      content: (await readFile(path)).toString("base64"),
      format,
      defaults: { part, topic, level, difficulty },
      leaveOut: [],
    };
    const outcome = await house.transfers.bringIn(SERVER_ACTOR, order);
    const { added, changed, same } = outcome;
    if (json) console.log(JSON.stringify(outcome));
    else console.log(`导入 added ${added.length}，更新 changed ${changed.length}，已有 already there ${same}`);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { place, zh, en } = error.refusal.detail as Record<string, string | undefined>;
    const where = place === undefined ? "" : `${place}: `;
    throw new CommandFailure(`没有导入任何试题。${where}${zh ?? ""}\nNothing came in. ${where}${en ?? error.refusal.refused}`);
  } finally {
    await house.reader.close();
    await close();
  }
}

/** The reading as the JSON other programs check: plain texts, each reason in Chinese and English. */
export function importReport({ items, refused, warnings }: ForeignReading): Record<"items" | "refused" | "warnings", unknown[]> {
  return { items: items.map(itemReport), refused: refused.map(noteReport), warnings: warnings.map(noteReport) };
}

function itemReport(item: ForeignItem): Record<string, unknown> {
  const { place, type, key, points, part, topic, difficulty, mapping, maxScore } = item;
  return {
    place,
    type,
    stem: plainText(item.stem),
    options: item.options.map(({ label, text }) => ({ label, text: plainText(text) })),
    key,
    points,
    rationale: item.rationale === undefined ? undefined : plainText(item.rationale),
    part,
    topic,
    difficulty,
    mapping: mapping && pointsPerOption(item.options, mapping),
    maxScore,
  };
}

/** Points of every option by its label: what is not mapped earns the default. */
function pointsPerOption(options: ForeignItem["options"], { entries, defaultPoints }: ForeignMapping): Record<string, number> {
  return Object.fromEntries(options.map(({ label }) => [label, entries[label] ?? defaultPoints]));
}

function noteReport({ place, reason }: ForeignNote): { place: string; reason: string } {
  return { place, reason: `${reason.zh} / ${reason.en}` };
}

function reportLines({ items, refused, warnings }: ForeignReading): string[] {
  const types = { single: "单选 single", multiple: "多选 multiple", essay: "论述 essay" } as const;
  const counts = (Object.keys(types) as (keyof typeof types)[])
    .map((type) => ({ name: types[type], count: items.filter((item) => item.type === type).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count}`);
  const list = (title: string, notes: readonly ForeignNote[]): string[] =>
    notes.length === 0
      ? []
      : [`\n${title} (${notes.length})`, ...notes.map(({ place, reason }) => `  ${place}: ${reason.zh}\n    ${reason.en}`)];
  return [
    `可以导入 would come in: ${items.length}${counts.length > 0 ? `（${counts.join("，")}）` : ""}`,
    ...items.map(
      (item) => `  ${item.place}: [${item.type}${item.key.length > 0 ? ` ${item.key.join("")}` : ""}] ${shortStem(item.stem)}`,
    ),
    ...list("不能导入 refused", refused),
    ...list("请核对 please check", warnings),
  ];
}

function shortStem(stem: string): string {
  const text = plainText(stem);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
