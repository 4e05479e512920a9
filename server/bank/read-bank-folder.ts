import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Bank, joinBankFiles } from "#item-bank/bank-file.ts";

const BANK_FILE = /\.(ya?ml|json)$/i;
const MOST_FILES = 2000;

/** All bank files under a folder (or the one file named), sorted by path; names are relative to the folder, with `/`. */
export async function readBankTexts(folder: string): Promise<{ name: string; text: string }[]> {
  const names = await bankFileNames(folder);
  if (names.length > MOST_FILES) throw new Error(`${folder} holds more than ${MOST_FILES} bank files`);
  return Promise.all(names.map(async ({ path, name }) => ({ name, text: await readFile(path, "utf8") })));
}

/** Reads and checks a whole bank; nothing may be loaded while `problems` is not empty. */
export async function readBankFolder(folder: string, options: { essayPoints?: number } = {}): Promise<Bank> {
  return joinBankFiles(await readBankTexts(folder), options);
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
