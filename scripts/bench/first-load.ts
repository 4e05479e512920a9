import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { type Figure, figure } from "./figure.ts";

const DIST = fileURLToPath(new URL("../../client/dist", import.meta.url));
const GOAL_BYTES = 200_000;

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly isEntry?: boolean;
}

/** Compressed bytes a candidate's browser fetches before the first item shows: the page, the entry and the candidate's front. */
export function benchFirstLoad(): Figure[] {
  const manifest = JSON.parse(readFileSync(join(DIST, ".vite", "manifest.json"), "utf8")) as Record<string, ManifestChunk>;
  const files = new Set<string>(["index.html"]);
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const style of chunk.css ?? []) files.add(style);
    for (const other of chunk.imports ?? []) visit(other);
  };
  for (const [name, chunk] of Object.entries(manifest))
    if (chunk.isEntry || /client\/candidate\/|^candidate\//.test(name)) visit(name);
  const texts = [...files].map((file) => readFileSync(join(DIST, file)));
  const gzip = texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
  const brotli = texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
  const everything = filesBelow(DIST).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return [
    figure({
      name: "candidate first load, gzip (baseline: the whole client)",
      value: gzip,
      unit: "bytes",
      baseline: everything,
      goal: `≤ ${GOAL_BYTES} bytes`,
      isMet: (value) => value <= GOAL_BYTES,
    }),
    figure({
      name: "candidate first load, brotli",
      value: brotli,
      unit: "bytes",
      goal: `≤ ${GOAL_BYTES} bytes`,
      isMet: (value) => value <= GOAL_BYTES,
    }),
  ];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(js|css|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
