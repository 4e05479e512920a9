import { readBankFolder } from "../../server/bank/read-bank-folder.ts";
import type { House } from "../../server/house.ts";

/**
 * Loads the bank's files into the database; items whose content did not change are left alone.
 * @throws naming file, line and reason when a file is broken: nothing is loaded then
 */
export async function loadBank(house: House, folder: string): Promise<{ total: number; changed: number }> {
  const { items, problems, figures } = await readBankFolder(folder);
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`).join("\n"));
  }
  await house.figures.load(figures, "server");
  const { changed } = await house.items.importItems(
    items.map(({ item }) => item),
    { by: "server" },
  );
  return { total: items.length, changed };
}
