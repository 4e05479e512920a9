import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { type Bank, joinBankFiles } from "#item-bank/bank-file.ts";
import type { NamedImage } from "./figure.commands.ts";

const BANK_FILE = /\.(ya?ml|json)$/i;
const FIGURE_FILE = /\.(png|jpe?g)$/i;
const MOST_FILES = 2000;

/** All bank files under a folder (or the one file named), sorted by path; names are relative to the folder, with `/`. */
export async function readBankTexts(folder: string): Promise<{ name: string; text: string }[]> {
  const names = await bankFileNames(folder);
  if (names.length > MOST_FILES) throw new Error(`${folder} holds more than ${MOST_FILES} bank files`);
  return Promise.all(names.map(async ({ path, name }) => ({ name, text: await readFile(path, "utf8") })));
}

/** A bank with the images its texts show. */
export interface BankFolder extends Bank {
  readonly figures: readonly NamedImage[];
}

/** Reads and checks a whole bank; nothing may be loaded while `problems` is not empty. */
export async function readBankFolder(folder: string, options: { essayPoints?: number } = {}): Promise<BankFolder> {
  const figures = await readFigures(folder);
  const figureNames = new Set(figures.map(({ name }) => name));
  return { ...joinBankFiles(await readBankTexts(folder), { ...options, figureNames }), figures };
}

/** Every PNG and JPEG below the folder, by its file name alone; a name may stand once. */
async function readFigures(folder: string): Promise<NamedImage[]> {
  if (BANK_FILE.test(folder)) return readFigures(dirname(folder));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && FIGURE_FILE.test(entry.name));
  if (files.length > MOST_FILES) throw new Error(`${folder} holds more than ${MOST_FILES} figures`);
  const names = new Set<string>();
  for (const { name } of files) {
    if (names.has(name)) throw new Error(`two figures below ${folder} are called ${name}`);
    names.add(name);
  }
  return Promise.all(files.map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })));
}

async function bankFileNames(folder: string): Promise<{ path: string; name: string }[]> {
  if (BANK_FILE.test(folder)) return [{ path: folder, name: folder.split(sep).join("/") }];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && BANK_FILE.test(entry.name));
  const named = files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return { path, name: relative(folder, path).split(sep).join("/") };
  });
  return named.sort((left, right) => (left.name < right.name ? -1 : 1));
}
