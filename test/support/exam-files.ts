import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Blueprint, parseBlueprint } from "#blueprints/blueprint.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { readBankFolder } from "#server/bank/read-bank-folder.ts";

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The blueprint file of the first exam, as text, so that a test can break it. */
export const CMQ_TEXT = readFileSync(at("blueprints/exams/cmq.yaml"), "utf8");

/** The first exam's blueprint, with pieces of its text replaced; every piece must be there. */
export function cmqBlueprint(...edits: readonly (readonly [string, string])[]): Blueprint {
  const parsed = parseBlueprint(edited(CMQ_TEXT, edits), "cmq.yaml");
  if ("problems" in parsed) throw new Error(parsed.problems.map((problem) => `${problem.line}: ${problem.en}`).join("\n"));
  return parsed.blueprint;
}

export function edited(text: string, edits: readonly (readonly [string, string])[]): string {
  return edits.reduce((current, [from, to]) => {
    if (!current.includes(from)) throw new Error(`the text has no ${JSON.stringify(from)}`);
    return current.replace(from, to);
  }, text);
}

/** The bank in the repository, every item at version 1. */
export async function realBank(): Promise<ItemVersion[]> {
  const bank = await readBankFolder(at("item-bank/items/cmq"));
  if (bank.problems.length > 0) throw new Error(bank.problems.map((problem) => problem.reason).join("\n"));
  return bank.items.map(({ item }) => ({ item, version: 1 }));
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
