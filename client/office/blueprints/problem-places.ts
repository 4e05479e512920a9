import type { BlueprintProblem } from "#contract/blueprints.ts";
import type { Path } from "./blueprint-draft.ts";

export const SECTIONS = ["general", "table", "parts", "shape", "essays", "limits", "candidates"] as const;
export type Section = (typeof SECTIONS)[number];

const SECTION_OF: Readonly<Record<string, Section>> = {
  types: "table",
  levels: "shape",
  difficulty: "shape",
  longestKeyRun: "shape",
  essays: "essays",
  marking: "essays",
  constraints: "limits",
  exposure: "limits",
  rules: "candidates",
};
const IN_TABLE = new Set(["items", "points", "types"]);

/** The part of the editor where a path is written. */
export function sectionOf(path: Path): Section {
  const [first, , field] = path;
  if (first !== "syllabus") return SECTION_OF[String(first)] ?? "general";
  return path.length < 3 || IN_TABLE.has(String(field)) ? "table" : "parts";
}

export function keyOf(path: Path): string {
  return path.join(".");
}

/** Of the fields on the screen the one a problem belongs to: the field itself, what it stands in, or the first inside it. */
export function placeFor(path: Path, places: readonly string[]): string | undefined {
  for (let length = path.length; length > 0; length--) {
    const key = keyOf(path.slice(0, length));
    if (places.includes(key)) return key;
  }
  const section = sectionOf(path);
  return places.find((place) => place.startsWith(`${keyOf(path)}.`) && sectionOf(place.split(".")) === section);
}

/** Problems sorted to the fields on the screen. */
export function problemsByPlace(
  problems: readonly BlueprintProblem[],
  places: readonly string[],
): ReadonlyMap<string, readonly BlueprintProblem[]> {
  const found = new Map<string, BlueprintProblem[]>();
  for (const problem of problems) {
    const place = placeFor(problem.path, places);
    if (place !== undefined) found.set(place, [...(found.get(place) ?? []), problem]);
  }
  return found;
}

/** The sentence without the name of its field in front: that stands beside it in words. */
export function plainSentence({ path, sentence }: BlueprintProblem): BlueprintProblem["sentence"] {
  const name = path.map((step) => (typeof step === "number" ? String(step + 1) : step)).join(".");
  return { zh: without(sentence.zh, `${name}：`), en: without(sentence.en, `${name}: `) };
}

function without(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}
