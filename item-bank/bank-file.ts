import { z } from "zod";
import { issuePlace, issueSentence, type Sentence } from "#kernel/issue-sentences.ts";
import { type FileProblem, readYaml, type YamlFile } from "#kernel/yaml-file.ts";
import { essaySums } from "./essay-sums.ts";
import { type Item, itemFigures, itemSchema } from "./item.ts";

/** A problem of a bank file; `reason` is the sentence in both languages, for a terminal. */
export interface BankProblem extends FileProblem {
  readonly itemId?: string;
  readonly reason: string;
}

export interface FiledItem {
  readonly item: Item;
  /** Line of the item in its file, 1-based. */
  readonly line: number;
}

export interface BankItem extends FiledItem {
  readonly file: string;
}

export interface ParsedBankFile {
  readonly items: readonly FiledItem[];
  readonly problems: readonly BankProblem[];
}

export interface Bank {
  readonly items: readonly BankItem[];
  /** Empty exactly when the whole bank may be loaded. */
  readonly problems: readonly BankProblem[];
}

/** What an essay is worth when nothing else is said. */
const HOUSE_ESSAY_POINTS = 20;

const bankFile = z.strictObject({ items: z.array(z.unknown()).max(5000) });

/**
 * Reads one bank file: a list `items:` in YAML or JSON.
 * Items with a problem are left out of `items`; every problem names file, line, item and reason.
 * @param options.essayPoints what the rubric of an essay must add up to
 */
export function parseBankFile(text: string, fileName: string, options: { essayPoints?: number } = {}): ParsedBankFile {
  const yaml = readYaml(text, fileName);
  if ("problems" in yaml) return { items: [], problems: yaml.problems.map((problem) => withReason(problem)) };
  const shape = bankFile.safeParse(yaml.value);
  if (!shape.success) return { items: [], problems: issuesAsProblems(yaml, shape.error, { file: fileName, path: [] }) };
  const items: FiledItem[] = [];
  const problems: BankProblem[] = [];
  for (const [index, value] of shape.data.items.entries()) {
    const path = ["items", index];
    const place = { file: fileName, path, itemId: idAt(yaml, path) };
    const parsed = itemSchema.safeParse(value);
    if (!parsed.success) problems.push(...issuesAsProblems(yaml, parsed.error, place));
    else {
      const sums = essaySums(parsed.data, options.essayPoints ?? HOUSE_ESSAY_POINTS);
      problems.push(...sums.map((sum) => problemAt(yaml, { ...place, path: [...place.path, ...sum.path] }, sum.sentence)));
      if (sums.length === 0) items.push({ item: parsed.data, line: yaml.lineOf(place.path) });
    }
  }
  return { items, problems };
}

/**
 * Reads all files of a bank and what can only be seen across them: an id used twice, an enemy that does not exist, an
 * enemy that does not say the same of its partner.
 */
export function joinBankFiles(
  files: readonly { readonly name: string; readonly text: string }[],
  options: { essayPoints?: number; figureNames?: ReadonlySet<string> } = {},
): Bank {
  const parsed = files.map((file) => ({ name: file.name, ...parseBankFile(file.text, file.name, options) }));
  const items = parsed.flatMap((file) => file.items.map((entry) => ({ ...entry, file: file.name })));
  const problems = parsed.flatMap((file) => file.problems);
  const byId = new Map<string, BankItem>();
  for (const entry of items) {
    const earlier = byId.get(entry.item.id);
    if (earlier) problems.push(usedTwice(earlier, entry));
    else byId.set(entry.item.id, entry);
  }
  // An item with a problem of its own is missing from the list: do not blame its enemies for that too.
  const named = new Set(problems.map((problem) => problem.itemId));
  for (const entry of byId.values()) problems.push(...enemyProblems(entry, { byId, named }));
  for (const entry of items) problems.push(...figureProblems(entry, options.figureNames));
  return { items: [...byId.values()], problems };
}

function usedTwice(earlier: BankItem, later: BankItem): BankProblem {
  const first = `${earlier.file}:${earlier.line}`;
  return bankProblem(later, {
    zh: `编号 ${later.item.id} 已在 ${first} 用过，编号不得重复`,
    en: `the id ${later.item.id} is already used at ${first}`,
  });
}

function enemyProblems(
  entry: BankItem,
  bank: { byId: ReadonlyMap<string, BankItem>; named: ReadonlySet<string | undefined> },
): BankProblem[] {
  const { id, enemies } = entry.item;
  return enemies.flatMap((enemyId) => {
    if (enemyId === id) return bankProblem(entry, { zh: "互斥题写了自己", en: "an item cannot be its own enemy" });
    const enemy = bank.byId.get(enemyId);
    if (!enemy && bank.named.has(enemyId)) return [];
    if (!enemy) return bankProblem(entry, { zh: `互斥题 ${enemyId} 不存在`, en: `the enemy ${enemyId} does not exist` });
    if (enemy.item.enemies.includes(id)) return [];
    const there = `${enemy.file}:${enemy.line}`;
    return bankProblem(entry, {
      zh: `互斥题 ${enemyId}（${there}）没有写回 ${id}；互斥须两边都写`,
      en: `the enemy ${enemyId} (${there}) does not name ${id} in return; enemies are written on both sides`,
    });
  });
}

/** Images a text shows that are not beside the files. Not asked where nobody knows which images there are. */
function figureProblems(entry: BankItem, known: ReadonlySet<string> | undefined): BankProblem[] {
  const missing = known ? itemFigures(entry.item).filter(({ name }) => !known.has(name)) : [];
  return missing.map(({ name }) =>
    bankProblem(entry, { zh: `找不到插图 ${name}`, en: `the figure ${name} is not among the bank's files` }),
  );
}

interface Place {
  readonly file: string;
  readonly path: readonly PropertyKey[];
  readonly itemId?: string | undefined;
}

function issuesAsProblems(yaml: YamlFile, error: z.ZodError, place: Place): BankProblem[] {
  return error.issues.map((issue) => {
    const isMissing = yaml.valueAt([...place.path, ...issue.path]) === undefined;
    return problemAt(yaml, { ...place, path: [...place.path, ...issuePlace(issue)] }, issueSentence(issue, isMissing));
  });
}

function problemAt(yaml: YamlFile, place: Place, sentence: Sentence): BankProblem {
  return withReason({ file: place.file, line: yaml.lineOf(place.path), ...sentence }, place.itemId);
}

function bankProblem(entry: BankItem, sentence: Sentence): BankProblem {
  return withReason({ file: entry.file, line: entry.line, ...sentence }, entry.item.id);
}

function withReason(problem: FileProblem, itemId?: string): BankProblem {
  const reason = `${problem.zh} / ${problem.en}`;
  return itemId === undefined ? { ...problem, reason } : { ...problem, itemId, reason };
}

function idAt(yaml: YamlFile, path: readonly PropertyKey[]): string | undefined {
  const id = yaml.valueAt([...path, "id"]);
  return typeof id === "string" ? id : undefined;
}
