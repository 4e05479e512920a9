import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import { WRITTEN_FORMATS, type WrittenFormat, writeQuestions } from "../../server/interchange/write-questions.ts";
import { CommandFailure } from "../support/command-failure.ts";
import { existingPath } from "../support/paths.ts";

interface ExportOptions {
  readonly bank: string;
  readonly format: WrittenFormat;
  readonly out: string;
  readonly key: boolean;
}

/** `bank export`: the bank's files in a format other programs read; says what the format cannot express. */
export function bankExportCommand(): Command {
  return new Command("export")
    .description("write the bank as QTI 3.0, Moodle XML, GIFT, xlsx or docx")
    .addOption(new Option("--format <format>", "format to write").choices([...WRITTEN_FORMATS]).makeOptionMandatory())
    .requiredOption("--out <file>", "file to write")
    .option("--bank <folder>", "folder of bank files, or one file", "item-bank/items")
    .option("--no-key", "docx: leave keys and rationales out")
    .action(exportBank);
}

async function exportBank({ bank: folder, format, out, key }: ExportOptions): Promise<void> {
  const bank = await readBankFolder(existingPath(folder));
  if (bank.problems.length > 0) {
    throw new CommandFailure(bank.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join("\n"));
  }
  const figures = new Map(bank.figures.map(({ name, bytes }) => [name, bytes]));
  const items = bank.items.map(({ item }) => item);
  const written = await writeQuestions(items, {
    format,
    withKey: key,
    figures: async (name) => {
      const bytes = figures.get(name);
      return bytes ? { name, bytes, mediaType: name.endsWith(".png") ? "image/png" : "image/jpeg" } : null;
    },
  });
  await writeFile(resolve(out), written.bytes);
  console.log(`${items.length} 题 items → ${out}`);
  for (const { place, reason } of written.warnings) console.error(`${place}: ${reason.zh} / ${reason.en}`);
}
