import type { Blueprint } from "./blueprint-schema.ts";
import type { Shortage } from "./count-checks.ts";
import type { AssemblyModel } from "./model.ts";
import { type AssemblyTerms, limitsOf } from "./request-terms.ts";
import { cellName, type Sentence } from "./words.ts";

/** What would end a shortage: the cheapest change of each kind that does it alone. */
export function shortageWaysOut(
  shortage: Shortage,
  about: {
    readonly model: AssemblyModel;
    readonly blueprint: Blueprint;
    readonly request: AssemblyTerms;
    readonly forms: number;
  },
): Sentence[] {
  const name = cellName(shortage.part, shortage.type);
  const write = { zh: `补 ${shortage.shortBy} 道${name.zh}`, en: `write ${shortage.shortBy} ${name.en} items` };
  return [...exposureWay(shortage, about), ...excludedWay(shortage, about), ...fewerPapers(shortage, about), write];
}

type About = Parameters<typeof shortageWaysOut>[1];

/** Items of the cell a limit on uses keeps out, and the limit that would let enough of them in. */
function exposureWay({ part, type, shortBy }: Shortage, { model, blueprint, request, forms }: About): Sentence[] {
  const { mostUses, mostPapersPerItem = 1 } = limitsOf(blueprint, request);
  if (mostUses === undefined) return [];
  const gains = (limit: number): number =>
    model.items.reduce((total, { item }) => {
      if (item.type !== type || (part !== 0 && item.part !== part)) return total;
      const uses = request.uses?.get(item.id) ?? 0;
      const places = (cap: number): number => Math.max(0, Math.min(forms, mostPapersPerItem, cap - uses));
      return total + places(limit) - places(mostUses);
    }, 0);
  const mostUsed = Math.max(0, ...(request.uses?.values() ?? []));
  for (let limit = mostUses + 1; limit <= mostUsed + mostPapersPerItem; limit++) {
    if (gains(limit) < shortBy) continue;
    return [{ zh: `把使用次数上限由 ${mostUses} 放宽到 ${limit}`, en: `raise the limit of uses from ${mostUses} to ${limit}` }];
  }
  return [];
}

function excludedWay({ part, type, shortBy }: Shortage, { model, request }: About): Sentence[] {
  const out = new Set(request.exclude ?? []);
  if (out.size === 0) return [];
  const inCell = model.items.filter(({ item }) => out.has(item.id) && item.type === type && (part === 0 || item.part === part));
  if (inCell.length < shortBy) return [];
  return [{ zh: `少排除 ${shortBy} 道题`, en: `exclude ${shortBy} items fewer` }];
}

function fewerPapers({ needed, available }: Shortage, { forms }: About): Sentence[] {
  const possible = Math.floor(available / (needed / forms));
  if (possible < 1 || possible >= forms) return [];
  return [{ zh: `只组 ${possible} 份试卷`, en: `assemble ${possible} papers only` }];
}
