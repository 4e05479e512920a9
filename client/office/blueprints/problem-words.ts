import { office } from "#client/i18n/office.ts";
import { inLanguage, language } from "#client/i18n/words.ts";
import type { BlueprintProblem } from "#contract/blueprints.ts";
import { type Draft, type Path, valueAt } from "./blueprint-draft.ts";
import { withFieldNames } from "./place-words.ts";
import { plainSentence } from "./problem-places.ts";

/** What is wrong at a place, for the person who typed it: shares are written in per cent, so their limits are said so. */
export function problemWords(problem: BlueprintProblem, draft: Draft): string {
  const plain = plainSentence(problem);
  const words = office().blueprints;
  const isAboutFieldAlone = plain.zh !== problem.sentence.zh;
  const value = valueAt(draft, problem.path);
  if (isAboutFieldAlone && (value === undefined || value === "")) return words.side.missing;
  if (isAboutFieldAlone && isShareAt(problem.path, draft)) return words.side.percent;
  return language() === "zh" ? withFieldNames(plain.zh, words.fields) : inLanguage(plain);
}

function isShareAt(path: Path, draft: Draft): boolean {
  const [list, at] = path;
  const field = path.at(-1);
  if (list === "levels") return field === "least" || field === "most";
  if (list !== "constraints" || at === undefined) return false;
  const kind = valueAt(draft, [list, at, "kind"]);
  return (kind === "keys" && (field === "least" || field === "most")) || (kind === "information" && field === "tolerance");
}
