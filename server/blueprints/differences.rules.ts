import { canonicalJson, type Json } from "#kernel/canonical-json.ts";

export interface Difference {
  readonly path: string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** What entries of lists are called; lists without such names are compared as a whole. */
const NAMES = ["part", "topic", "level", "kind"] as const;

/** Where two blueprints differ. Entries of lists are matched by name, so that one more part is one difference. */
export function differencesOf(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isSame(before, after)) return [];
  const [left, right] = [named(before), named(after)];
  if (!left || !right) return [{ path: [...path], before: before ?? null, after: after ?? null }];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) => differencesOf(left.get(name), right.get(name), [...path, name]));
}

/** An object by its fields, a list by what its entries are called; null for a plain value. */
function named(value: unknown): Map<string, unknown> | null {
  if (typeof value !== "object" || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, entry]) => entry !== undefined));
  const names = value.map(nameOf);
  if (names.some((name) => name === undefined) || new Set(names).size < names.length) return null;
  return new Map(value.map((entry, at) => [names[at] as string, entry]));
}

function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null) return undefined;
  const fields = entry as Record<string, unknown>;
  const name = NAMES.find((field) => typeof fields[field] === "string" || typeof fields[field] === "number");
  return name === undefined ? undefined : `${name} ${String(fields[name])}`;
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return left === right;
  return canonicalJson(left as Json) === canonicalJson(right as Json);
}
