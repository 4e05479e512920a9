import type { ChoiceItem, Item } from "#item-bank/item.ts";
import { plainText } from "#item-bank/rich-text.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";

export interface WrittenPlan {
  readonly items: number;
  readonly seed: string;
}

const SHORTEST_CLAUSE = 6;
const LONGEST_CLAUSE = 45;

/**
 * A seeded bank whose texts read like questions: every stem is put together from clauses, and every set of options from
 * options, of different items of a real bank. For measuring searches over text; the questions make no sense.
 */
export function writtenBank(source: readonly Item[], { items, seed }: WrittenPlan): ChoiceItem[] {
  const random = randomStream(seed, "written bank", items);
  const choice = source.filter((item): item is ChoiceItem => item.type !== "essay");
  const clauses = choice.map(({ stem }) => clausesOf(stem));
  const told = clauses
    .flatMap((list) => list.slice(0, -1))
    .filter(({ length }) => length >= SHORTEST_CLAUSE && length <= LONGEST_CLAUSE);
  const asked = clauses.flatMap((list) => list.slice(-1)).filter(({ length }) => length <= LONGEST_CLAUSE);
  const options = choice.flatMap((item) => item.options.map(({ text }) => text));
  return Array.from({ length: items }, (_, at) => {
    const stem = [...drawn(told, 2 + random.below(3), random), ...drawn(asked, 1, random)].join("，");
    const texts = [...new Set(drawn(options, 4, random))];
    const labels = ["A", "B", "C", "D"] as const;
    return {
      ...(choice[at % choice.length] as ChoiceItem),
      id: `written-${at}`,
      type: "single",
      stem: `${stem}（　　）。`,
      options: texts.map((text, place) => ({ label: labels[place] ?? "A", text })),
      key: [labels[random.below(texts.length)] ?? "A"],
      set: undefined,
      enemies: [],
    } as ChoiceItem;
  });
}

function clausesOf(stem: string): string[] {
  const plain = plainText(stem).replace(/[（(][\s\u3000]*[）)]/g, "");
  return plain
    .split(/[。，；？]/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

function drawn(pool: readonly string[], count: number, random: RandomStream): string[] {
  return Array.from({ length: count }, () => pool[random.below(pool.length)] ?? "");
}
