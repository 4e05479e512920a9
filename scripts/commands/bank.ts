import { Command } from "commander";
import { cellsOf } from "#blueprints/cells.ts";
import { type BankFinding, checkBank } from "#item-bank/bank-check.ts";
import type { Item } from "#item-bank/item.ts";
import { lintItem } from "#item-bank/lint/lint.ts";
import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import { readBlueprintFile } from "../../server/blueprints-on-disk.ts";
import { CommandFailure } from "../support/command-failure.ts";
import { blueprintPath, existingPath } from "../support/paths.ts";
import { bankExportCommand } from "./bank-export.ts";
import { bankImportCommand } from "./bank-import.ts";
import { bankLintCommand } from "./bank-lint.ts";

interface CheckOptions {
  readonly bank: string;
  readonly blueprint: string;
  readonly json: boolean;
}

/** A finding about the bank, or about one item of it. */
interface CheckFinding extends BankFinding {
  readonly itemId?: string;
}

/** `bank check` reads every file and holds the bank to the house's rules; `bank import` reads questions from elsewhere. */
export function bankCommand(): Command {
  const check = new Command("check")
    .description("read every bank file, then look for flaws: broken fields, errors of the lint, keys that stand out, thin cells")
    .option("--bank <folder>", "folder of bank files, or one file", "item-bank/items")
    .option("--blueprint <file>", "whose cells the bank must cover", "cmq")
    .option("--json", "print one JSON document and nothing else", false)
    .action(checkFiles);
  return new Command("bank")
    .description("the item bank")
    .addCommand(check)
    .addCommand(bankLintCommand())
    .addCommand(bankImportCommand())
    .addCommand(bankExportCommand());
}

async function checkFiles({ bank: folder, blueprint, json }: CheckOptions): Promise<void> {
  const bank = await readBankFolder(existingPath(folder));
  const items = bank.items.map(({ item }) => item);
  const cells = cellsOf(await readBlueprintFile(blueprintPath(blueprint)));
  const findings: CheckFinding[] = bank.problems.length > 0 ? [] : [...items.flatMap(errorsOf), ...checkBank(items, cells)];
  if (json) console.log(JSON.stringify({ items: items.length, problems: bank.problems, findings }));
  else {
    console.log(`${items.length} 题 items`);
    for (const { itemId = "题库 bank", sentence } of findings) console.log(`${itemId}: ${sentence.zh}\n  ${sentence.en}`);
  }
  if (bank.problems.length > 0) {
    throw new CommandFailure(bank.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join("\n"));
  }
  if (findings.length > 0) process.exitCode = 1;
}

/** What the lint lets no item be submitted with; its warnings are for `bank lint`. */
function errorsOf(item: Item): CheckFinding[] {
  const errors = lintItem(item).filter(({ severity }) => severity === "E");
  return errors.map(({ rule, reason }) => ({ rule, itemId: item.id, sentence: reason }));
}
