import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Folders whose files end up in the browser. */
const SOURCES = ["client", "server/contract", "server/kernel", "item-bank"];
const STAMP = join(root, "client", "dist", ".built-from");

/** Builds the client when its sources changed since the last build; a second start is quick. */
export async function buildClientIfNeeded(): Promise<void> {
  const wanted = sourceHash();
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  console.error("构建浏览器端… Building the client…");
  const { build } = await import("vite");
  const { NODE_ENV } = process.env;
  await build({ configFile: join(root, "client", "vite.config.ts"), logLevel: "warn" });
  // The build leaves NODE_ENV=production behind, under which the tests would run another edition of the client's library.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  mkdirSync(join(root, "client", "dist"), { recursive: true });
  writeFileSync(STAMP, wanted);
}

function sourceHash(): string {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of SOURCES)
    for (const file of filesBelow(join(root, folder))) hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => name !== "dist" && !name.endsWith(".yaml"))
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path) : [path];
    });
}
