import { parseFragment } from "parse5";

/** More than any text has names for; what comes after is an unknown entity. */
const MOST_NAMES = 300;

/** Entities of HTML that careless programs write into XML, as far as a text uses them; each is one or two characters. */
export function htmlEntities(text: string): Record<string, string> {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(/&([A-Za-z][A-Za-z0-9]{1,31});/g)) {
    if (names.size >= MOST_NAMES) break;
    if (name) names.add(name);
  }
  return Object.fromEntries([...names].flatMap((name) => entity(name)));
}

function entity(name: string): [string, string][] {
  const [node] = parseFragment(`&${name};`).childNodes;
  const text = node && "value" in node ? node.value : "";
  return text === "" || text.startsWith("&") ? [] : [[name, text]];
}
