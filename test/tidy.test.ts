import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const TOP_LEVEL = [
  "server",
  "client",
  "item-bank",
  "blueprints",
  "scripts",
  "test",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "README.md",
];
const LONGEST_FILE_LINES = 300;

/** Rooms in the order the river flows; a room may import only rooms before it, and the corridor. */
const ROOMS = [
  "interchange",
  "bank",
  "blueprints",
  "papers",
  "sittings",
  "responses",
  "attempts",
  "scoring",
  "marking",
  "results",
  "jobs",
  "live",
];
const CORRIDOR = ["kernel", "contract", "database", "ledger", "people", "http"];

/** Packages that pure code may use: they touch no file, clock or network. */
const PURE_PACKAGES = ["zod", "yaml", "seedrandom", "saxes", "parse5", "katex", "mathml-to-latex"];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources = ["item-bank", "blueprints", "server", "client", "scripts", "test"].flatMap((folder) =>
  sourcesBelow(join(root, folder)),
);
const product = sources.filter(({ path }) => !path.startsWith("test/"));

describe("the house is tidy", () => {
  it("finds its sources", () => {
    expect(product.length).toBeGreaterThan(100);
    expect(product.reduce((sum, { imports }) => sum + imports.length, 0)).toBeGreaterThan(300);
  });

  it("keeps the top level to the agreed names", () => {
    const ignored = readFileSync(join(root, ".gitignore"), "utf8")
      .split("\n")
      .map((line) => line.replace(/\/$/, ""));
    const extra = readdirSync(root).filter(
      (name) => !name.startsWith(".") && !TOP_LEVEL.includes(name) && !ignored.includes(name),
    );
    expect(extra).toEqual([]);
  });

  it(`keeps every file under ${LONGEST_FILE_LINES} lines`, () => {
    const long = sources.filter(({ text }) => text.split("\n").length > LONGEST_FILE_LINES + 1).map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it("lets data flow one way: a room imports only rooms before it", () => {
    expect(violations(product, (from, to) => isUpstreamImport(from, to))).toEqual([]);
  });

  it("lets each layer import only the layers it may", () => {
    expect(violations(product, (from, to) => isLayerImport(from, to))).toEqual([]);
  });

  it("keeps pure code pure: no engine, no server, no client behind it", () => {
    const isPure = (path: string) =>
      /^(item-bank|blueprints|server\/kernel|server\/contract)\//.test(path) || path.endsWith(".rules.ts");
    const mayImport = (from: string, to: string) => !isPure(from) || isPure(to) || PURE_PACKAGES.includes(to);
    expect(violations(product, mayImport)).toEqual([]);
  });

  it("keeps keys away from the browser: the client imports no scorer, and the candidate's front no item schema", () => {
    const mayImport = (from: string, to: string) =>
      !from.startsWith("client/") ||
      to.startsWith("client/") ||
      !to.includes("/") ||
      !isOurs(to) ||
      /^server\/(contract|kernel)\//.test(to) ||
      (to.startsWith("item-bank/") &&
        !/score|candidate-view|bank-file/.test(to) &&
        (!/^client\/(candidate|items|sync)\//.test(from) || /(character-count|rich-text)\.ts$/.test(to)));
    expect(violations(product, mayImport)).toEqual([]);
  });

  it("keeps the four fronts apart", () => {
    const fronts = /^client\/(candidate|authoring|marking|office)\//;
    const mayImport = (from: string, to: string) =>
      !fronts.test(from) || !fronts.test(to) || fronts.exec(from)?.[1] === fronts.exec(to)?.[1];
    expect(violations(product, mayImport)).toEqual([]);
  });

  it("takes time and dice from ports only", () => {
    const allowed = /^(server\/main\.ts|scripts\/|test\/|client\/sync\/(clock|device|backoff)\.ts)/;
    const strays = sources.filter(
      ({ path, text }) => !allowed.test(path) && /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b/.test(withoutComments(text)),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it("uses only the builder endings both engines have in stores", () => {
    const strays = sources.filter(({ path, text }) => path.endsWith(".store.ts") && /\)\s*\.(run|get|all)\(\)/.test(text));
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it("disables no test and silences no type", () => {
    const strays = sources.filter(
      ({ path, text }) =>
        path !== "test/tidy.test.ts" &&
        /\b(it|describe|test)\.(only|todo|fails)\b|@ts-(ignore|nocheck|expect-error)|biome-ignore-all/.test(text),
    );
    expect(strays.map(({ path }) => path)).toEqual([]);
  });

  it("has a page for every room", () => {
    const rooms = [
      "item-bank",
      "blueprints",
      "server",
      ...ROOMS.map((room) => `server/${room}`),
      ...CORRIDOR.map((part) => `server/${part}`),
      "client",
      "client/ui",
      "scripts",
      "test",
    ];
    const missing = rooms.filter((room) => !readdirSync(join(root, room)).includes("README.md"));
    expect(missing).toEqual([]);
  });
});

function isUpstreamImport(from: string, to: string): boolean {
  const [fromPart, toPart] = [roomOf(from), roomOf(to)];
  if (!fromPart || !toPart || fromPart === toPart) return true;
  // The one place where the corridor looks into the rooms: migrations need every table.
  if (from === "server/database/tables.ts") return to.endsWith(".tables.ts");
  const [fromRank, toRank] = [ROOMS.indexOf(fromPart), ROOMS.indexOf(toPart)];
  if (toRank === -1) return true;
  return fromRank !== -1 && toRank < fromRank;
}

const LAYERS: Record<string, readonly string[]> = {
  rules: ["rules"],
  tables: ["tables"],
  store: ["rules", "tables", "store"],
  aggregate: ["rules", "tables", "store"],
  commands: ["rules", "tables", "store", "commands", "aggregate"],
  routes: ["rules", "commands", "routes"],
  live: ["rules", "commands", "live"],
};

function isLayerImport(from: string, to: string): boolean {
  const [fromLayer, toLayer] = [layerOf(from), layerOf(to)];
  if (!fromLayer || !toLayer) return true;
  return (LAYERS[fromLayer] ?? []).includes(toLayer);
}

function layerOf(path: string): string | undefined {
  return /^server\/.*\.(rules|tables|store|commands|routes|live|aggregate)\.ts$/.exec(path)?.[1];
}

function roomOf(path: string): string | undefined {
  return /^server\/([a-z-]+)\//.exec(path)?.[1];
}

function isOurs(path: string): boolean {
  return /^(item-bank|blueprints|server|client|scripts|test)\//.test(path);
}

function violations(from: readonly Source[], isAllowed: (from: string, to: string) => boolean): string[] {
  return from.flatMap(({ path, imports }) => imports.filter((to) => !isAllowed(path, to)).map((to) => `${path} → ${to}`));
}

function sourcesBelow(folder: string): Source[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return ["dist", "node_modules", "migrations"].includes(name) ? [] : sourcesBelow(path);
    if (!/\.tsx?$/.test(name)) return [];
    const text = readFileSync(path, "utf8");
    return [{ path: relative(root, path), text, imports: importsOf(path, text) }];
  });
}

function importsOf(file: string, text: string): string[] {
  const targets = [...text.matchAll(/(?<![/\w])(?:from|import)\s*\(?\s*["']([^"',{]+)["']/g)].map(([, target]) => target ?? "");
  return targets.map((target) => {
    if (target.startsWith(".")) return relative(root, resolve(dirname(file), target));
    const alias = /^#(kernel|contract|item-bank|blueprints|server|client)\/(.*)$/.exec(target);
    if (!alias) return target;
    return `${alias[1] === "kernel" || alias[1] === "contract" ? "server/" : ""}${alias[1]}/${alias[2]}`;
  });
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}
