import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandFailure } from "./command-failure.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A path as typed: from the folder the person stands in (npm moves to the package's), else from the package. @throws CommandFailure */
export function existingPath(typed: string): string {
  const found = [resolve(process.env.INIT_CWD ?? process.cwd(), typed), resolve(root, typed)].find((path) => existsSync(path));
  if (!found) throw new CommandFailure(`${typed}: no such file or folder`);
  return found;
}

/** A blueprint by path, or by the id of one that comes with the product. */
export function blueprintPath(typed: string): string {
  const shipped = join(root, "blueprints", "exams", `${typed}.yaml`);
  return /^[a-z0-9-]+$/.test(typed) && existsSync(shipped) ? shipped : existingPath(typed);
}
