import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import type { Blueprint } from "./blueprint-schema.ts";
import type { HashText } from "./paper.ts";
import type { PreparedBank } from "./prepared-bank.ts";
import type { AssemblyTerms } from "./request-terms.ts";

/** Hashes of values that never change, by value and hash. */
const known = new WeakMap<object, Map<HashText, string>>();

function once(value: object, hash: HashText, text: () => string): string {
  const hashes = known.get(value) ?? new Map<HashText, string>();
  known.set(value, hashes);
  const made = hashes.get(hash) ?? hash(text());
  hashes.set(hash, made);
  return made;
}

/** Hash of everything a blueprint says. */
export function blueprintHash(blueprint: Blueprint, hash: HashText): string {
  return once(blueprint, hash, () => canonicalJson(blueprint as unknown as Json));
}

/**
 * Hash of the bank as a request sees it: what decides about each item, and the terms (uses, exclusions, anchors …). Texts
 * are pinned by the hashes of the papers; here only their lengths count.
 */
export function bankHash(bank: PreparedBank, terms: AssemblyTerms, hash: HashText): string {
  const { include = [], exclude = [], anchors = [], pastPapers = [], limits = {} } = terms;
  const inBank = (map: ReadonlyMap<string, number> | undefined) =>
    [...(map ?? [])]
      .filter(([id, count]) => count !== 0 && bank.indexOf.has(id))
      .sort(([left], [right]) => (left < right ? -1 : 1));
  const seen = {
    items: once(bank, hash, () => itemRows(bank)),
    uses: inBank(terms.uses),
    lastUsed: inBank(terms.lastUsed),
    include,
    exclude: [...exclude].sort(),
    anchors: [...anchors].sort(),
    pastPapers,
    limits,
  };
  return hash(canonicalJson(seen as unknown as Json));
}

function itemRows(bank: PreparedBank): string {
  const rows = bank.entries.map(({ item, version }) => {
    const { id, type, part, topic, level, difficulty, tags, set, expectedSeconds, calibration } = item;
    const key = type === "essay" ? [] : item.key;
    const length =
      type === "essay" ? item.stem.length : item.options.reduce((sum, { text }) => sum + text.length, item.stem.length);
    const traits = [tags ?? [], set ?? "", expectedSeconds ?? 0, calibration ? [calibration.a, calibration.b] : []];
    return [id, version, type, part, topic, level, difficulty, key, [...item.enemies].sort(), length, ...traits];
  });
  return JSON.stringify(rows);
}
