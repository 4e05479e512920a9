import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Blueprint, parseBlueprint } from "#blueprints/blueprint.ts";

/** Reads every blueprint file of a folder. @throws with file, line and reason when one is broken */
export async function readBlueprintFolder(folder: string): Promise<Blueprint[]> {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(names.map((name) => readBlueprintFile(join(folder, name))));
}

export async function readBlueprintFile(file: string): Promise<Blueprint> {
  const parsed = parseBlueprint(await readFile(file, "utf8"), file);
  if ("problems" in parsed) {
    throw new Error(parsed.problems.map((problem) => `${problem.file}:${problem.line}: ${problem.en}`).join("\n"));
  }
  return parsed.blueprint;
}
