import { randomBytes } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import { type Assembly, type AssemblyRefusal, assemble, MOST_FORMS } from "#blueprints/assemble.ts";
import { paperDocument } from "#blueprints/paper.ts";
import { randomToken } from "#kernel/ids.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import { readBlueprintFile } from "../../server/blueprints-on-disk.ts";
import { createHighsSolver } from "../../server/papers/solver-highs.ts";
import { CommandFailure } from "../support/command-failure.ts";
import { blueprintPath, existingPath } from "../support/paths.ts";
import { sha256 } from "../support/sha256.ts";

interface AssembleOptions {
  readonly blueprint: string;
  readonly bank: string;
  readonly forms: number;
  readonly seed?: string;
  readonly json: boolean;
}

const SEED_LENGTH = 10;
/** Papers must not depend on how fast a machine is; only a solver that hangs is given up. */
const SOLVER_PATIENCE_MS = 600_000;

/** `assemble`: parallel papers from files, without a server. */
export function assembleCommand(): Command {
  return new Command("assemble")
    .description("assemble parallel papers that meet a blueprint; the same seed gives the same bytes")
    .option("--blueprint <file>", "blueprint file, or the id of one that comes along", "cmq")
    .option("--bank <folder>", "folder of bank files, or one file", "item-bank/items")
    .option("--forms <n>", "how many papers; no two share an item", formCount, 2)
    .option("--seed <seed>", "left out, a new one is made and printed")
    .option("--json", "print one JSON document and nothing else", false)
    .action(assembleFromFiles);
}

async function assembleFromFiles(options: AssembleOptions): Promise<void> {
  const blueprint = await readBlueprintFile(blueprintPath(options.blueprint));
  const bank = await readBankFolder(existingPath(options.bank));
  if (bank.problems.length > 0) {
    throw new CommandFailure(bank.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join("\n"));
  }
  const seed = options.seed ?? randomToken((length) => randomBytes(length), SEED_LENGTH);
  const items = bank.items.map(({ item }) => ({ item, version: 1 }));
  const solver = createHighsSolver({ patienceMs: SOLVER_PATIENCE_MS });
  const outcome = await assemble({ blueprint, items, forms: options.forms, seed }, { hash: sha256, solver });
  await solver.close();
  if (isRefusal(outcome)) throw new CommandFailure(whyNot(outcome as AssemblyRefusal));
  console.log(options.json ? JSON.stringify(toDocument(outcome as Assembly, blueprint.id)) : inWords(outcome as Assembly));
}

function whyNot({ sentences, conflict, waysOut }: AssemblyRefusal): string {
  const listed = (list: AssemblyRefusal["sentences"]) => list.map(({ zh, en }) => `${zh}\n  ${en}`);
  const underTitle = (title: string, list: AssemblyRefusal["sentences"]) => (list.length > 0 ? [title, ...listed(list)] : []);
  return [
    ...listed(sentences),
    ...underTitle("以下要求不能同时满足 These cannot hold together:", conflict),
    ...underTitle("可行的办法 Ways out:", waysOut),
  ].join("\n");
}

function toDocument({ papers, report }: Assembly, blueprint: string) {
  return { blueprint, papers: papers.map((paper) => ({ ...paperDocument(paper), blueprint })), report };
}

function inWords({ papers, report }: Assembly): string {
  const lines = papers.map(({ form, hash, slots }) => `${form} 卷 form ${form}: ${slots.length} 题 items, ${hash.slice(0, 16)}`);
  const checks = report.papers.flatMap(({ form, lines: rules }) =>
    rules.map(({ rule, wanted, got, isMet }) => `  ${isMet ? "✓" : "✗"} ${form} ${rule}: ${got} (${wanted})`),
  );
  return [...lines, ...checks].join("\n");
}

function formCount(typed: string): number {
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 1 || value > MOST_FORMS)
    throw new InvalidArgumentError(`a whole number from 1 to ${MOST_FORMS}`);
  return value;
}
