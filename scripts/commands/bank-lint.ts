import { Command } from "commander";
import { cellsOf } from "#blueprints/cells.ts";
import { lintItem, openFindings } from "#item-bank/lint/lint.ts";
import type { DraftItem, LintFinding } from "#item-bank/lint/lint-finding.ts";
import { hintsBetween, hintText } from "#item-bank/lint/mutual-hints.ts";
import { readDraft } from "#item-bank/lint/read-draft.ts";
import { type DuplicatePair, nearDuplicates } from "#item-bank/near-duplicates.ts";
import { readYaml } from "#kernel/yaml-file.ts";
import { readBankFolder, readBankTexts } from "../../server/bank/read-bank-folder.ts";
import { readBlueprintFile } from "../../server/blueprints-on-disk.ts";
import { blueprintPath, existingPath } from "../support/paths.ts";

interface LintCommandOptions {
  readonly bank: string;
  readonly blueprint: string;
  readonly stage: "write" | "approve";
  readonly json: boolean;
}

interface FiledFinding extends LintFinding {
  readonly file: string;
  readonly itemId: string;
}

/** Two items that answer each other; a paper should not hold both. */
interface HintingPair {
  readonly items: readonly [string, string];
  readonly reason: { readonly zh: string; readonly en: string };
}

/** `bank lint`: every item held to the rules of item writing, and which items say the same or answer each other. */
export function bankLintCommand(): Command {
  return new Command("lint")
    .description("hold every item to the rules of item writing; find near-duplicates and items that answer each other")
    .option("--bank <folder>", "folder of bank files, or one file", "item-bank/items")
    .option("--blueprint <file>", "whose cells items must stand in", "cmq")
    .option("--stage <stage>", "write, or approve to ask for the fields an approved item has", "approve")
    .option("--json", "print one JSON document and nothing else", false)
    .action(lintFiles);
}

async function lintFiles({ bank, blueprint, stage, json }: LintCommandOptions): Promise<void> {
  const folder = existingPath(bank);
  const { problems } = await readBankFolder(folder);
  const drafts = await readDrafts(folder);
  const plan = await readBlueprintFile(blueprintPath(blueprint));
  const cells = [...cellsOf(plan), ...(plan.essays ? [{ part: 0, type: "essay" }] : [])];
  const findings = drafts.flatMap(({ file, item }) =>
    lintItem(item, { stage, cells }).map((finding) => ({ file, itemId: item.id ?? "", ...finding })),
  );
  const items = drafts.map(({ item }) => item);
  const duplicates = nearDuplicates(items);
  const hints = hintingPairs(items);
  const open = openFindings(findings) as FiledFinding[];
  const totals = Object.fromEntries(
    ["E", "W", "I"].map((rank) => [rank, findings.filter(({ severity }) => severity === rank).length]),
  );
  const counts = { ...totals, justified: findings.filter(({ isJustified }) => isJustified).length, open: open.length };
  if (json) console.log(JSON.stringify({ items: items.length, problems, counts, findings, duplicates, hints }));
  else printReport({ findings, duplicates, hints, count: items.length });
  if (open.length > 0 || problems.length > 0 || duplicates.some(({ isBlocking }) => isBlocking)) process.exitCode = 1;
}

/** Items as they stand in the files, complete or not: the lint has something to say of broken ones too. */
async function readDrafts(folder: string): Promise<{ file: string; item: DraftItem }[]> {
  const files = await readBankTexts(folder);
  return files.flatMap(({ name, text }) => {
    const yaml = readYaml(text, name);
    const list = "problems" in yaml ? [] : ((yaml.value as { items?: unknown } | null)?.items ?? []);
    return Array.isArray(list) ? list.map((value: unknown) => ({ file: name, item: readDraft(value) })) : [];
  });
}

function hintingPairs(items: readonly DraftItem[]): HintingPair[] {
  const texts = items.map(hintText);
  return texts.flatMap((one, at) =>
    texts
      .slice(at + 1)
      .flatMap((other) =>
        hintsBetween(one, other).map(({ answered, telling, reason }) => ({ items: [answered, telling] as const, reason })),
      ),
  );
}

interface Report {
  readonly findings: readonly FiledFinding[];
  readonly duplicates: readonly DuplicatePair[];
  readonly hints: readonly HintingPair[];
  readonly count: number;
}

function printReport({ findings, duplicates, hints, count }: Report): void {
  console.log(`${count} 题 items`);
  for (const { itemId, severity, rule, field, reason, isJustified } of findings) {
    console.log(`${severity}${isJustified ? "✓" : " "} ${itemId} ${field} ${rule}: ${reason.zh}\n    ${reason.en}`);
  }
  for (const { left, right, similarity, isBlocking } of duplicates) {
    console.log(`${isBlocking ? "E" : "W"}  ${left} ${right} ${(similarity * 100).toFixed(0)} %: 近似重复 near-duplicates`);
  }
  for (const { reason } of hints) console.log(`I  ${reason.zh}\n    ${reason.en}`);
}
