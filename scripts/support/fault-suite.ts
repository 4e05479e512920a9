import type { AssemblyRequest } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import type { Item, ItemVersion } from "#item-bank/item.ts";

/** One thing wrong with an otherwise sound request, and what the explanation has to say about it. */
export interface Fault {
  readonly name: string;
  /** The request with the fault in it. */
  plant(blueprint: Blueprint, items: readonly ItemVersion[]): AssemblyRequest;
  /** Pieces of the English sentences: the rule at fault with its numbers. */
  readonly says: readonly string[];
  /** What no sentence may blame. */
  readonly spares?: readonly string[];
  /** Pieces of the ways out. */
  readonly helps?: readonly string[];
}

type Is = (item: Item) => boolean;

const inCell =
  (part: number, type: string): Is =>
  (item) =>
    item.part === part && item.type === type;
const SEED = "fault";

/** Keeps `count` of the items that fit, and all others. */
function keep(items: readonly ItemVersion[], fits: Is, count: number): ItemVersion[] {
  let left = count;
  return items.filter(({ item }) => !fits(item) || left-- > 0);
}

/** Changes the items that fit, but for the first `spared`. */
function change(items: readonly ItemVersion[], fits: Is, edit: (item: Item) => Item, spared = 0): ItemVersion[] {
  let left = spared;
  return items.map((entry) => (fits(entry.item) && left-- <= 0 ? { ...entry, item: edit(entry.item) } : entry));
}

function request(blueprint: Blueprint, items: readonly ItemVersion[], more: Partial<AssemblyRequest> = {}): AssemblyRequest {
  return { blueprint, items, forms: 1, seed: SEED, ...more };
}

const ids = (items: readonly ItemVersion[], fits: Is): string[] =>
  items.filter(({ item }) => fits(item)).map(({ item }) => item.id);

function withConstraint(blueprint: Blueprint, constraint: NonNullable<Blueprint["constraints"]>[number]): Blueprint {
  return { ...blueprint, constraints: [constraint] };
}

/** Topic ranges of one part changed. */
function withTopics(
  blueprint: Blueprint,
  part: number,
  edit: (topic: Blueprint["syllabus"][number]["topics"][number], at: number) => Blueprint["syllabus"][number]["topics"][number],
): Blueprint {
  return {
    ...blueprint,
    syllabus: blueprint.syllabus.map((entry) => (entry.part === part ? { ...entry, topics: entry.topics.map(edit) } : entry)),
  };
}

/** Single faults over the generated blueprint and any generated bank. */
export const FAULTS: readonly Fault[] = [
  {
    name: "a cell with too few items",
    plant: (blueprint, items) => request(blueprint, keep(items, inCell(5, "multiple"), 4)),
    says: ["part 5 multiple choice: 1 papers need 6, available 4, short by 2"],
    spares: ["part 6", "level"],
    helps: ["write 2 part 5 multiple choice items"],
  },
  {
    name: "more papers than a cell can fill",
    plant: (blueprint, items) => request(blueprint, keep(items, inCell(5, "multiple"), 20), { forms: 5 }),
    says: ["part 5 multiple choice: 5 papers need 30, available 20, short by 10"],
    helps: ["assemble 3 papers only", "write 10 part 5"],
  },
  {
    name: "items kept apart as enemies",
    plant(blueprint, items) {
      const alone = keep(items, inCell(4, "single"), 9).map((entry) => ({ ...entry, item: { ...entry.item, enemies: [] } }));
      const clique = ids(alone, inCell(4, "single")).slice(0, 5);
      const enemies = (item: Item) => ({ ...item, enemies: clique.filter((id) => id !== item.id) });
      return request(
        blueprint,
        change(alone, (item) => clique.includes(item.id), enemies),
      );
    },
    says: ["part 4 single choice: 1 papers need 8, available 5, short by 3", "4 kept apart as enemies"],
  },
  {
    name: "items at the limit of uses",
    plant(blueprint, items) {
      const used = ids(items, inCell(5, "multiple")).slice(4);
      return request(blueprint, items, { uses: new Map(used.map((id) => [id, 2])), limits: { mostUses: 2 } });
    },
    says: ["part 5 multiple choice: 1 papers need 6, available 4, short by 2", "at the limit of uses"],
    helps: ["raise the limit of uses from 2 to 3"],
  },
  {
    name: "items excluded from the run",
    plant: (blueprint, items) => request(blueprint, items, { exclude: ids(items, inCell(6, "multiple")).slice(5) }),
    says: ["part 6 multiple choice: 1 papers need 6, available 5, short by 1", "excluded from this run"],
    helps: ["exclude 1 items fewer"],
  },
  {
    name: "items of a level the blueprint does not know",
    plant(blueprint, items) {
      const peace = change(items, inCell(2, "single"), (item) => ({ ...item, enemies: [] }));
      return request(
        blueprint,
        change(peace, inCell(2, "single"), (item) => ({ ...item, level: "其他" }), 10),
      );
    },
    says: ["part 2 single choice: 1 papers need 12, available 10, short by 2", "of a level the blueprint does not grade"],
  },
  {
    name: "items of topics outside the syllabus",
    plant: (blueprint, items) =>
      request(
        blueprint,
        change(items, inCell(1, "single"), (item) => ({ ...item, topic: "别的" }), 1),
      ),
    says: ["part 1 single choice: 1 papers need 2, available 1, short by 1", "outside the syllabus topics"],
  },
  {
    name: "a topic that cannot reach its minimum",
    plant(blueprint, items) {
      const topics = blueprint.syllabus.find(({ part }) => part === 6)?.topics ?? [];
      const [first, second] = [topics[0]?.topic ?? "", topics[1]?.topic ?? ""];
      const wanted = withTopics(blueprint, 6, (topic, at) =>
        at === 0 ? { ...topic, least: 2 } : { topic: topic.topic, least: 0 },
      );
      const isFirst: Is = (item) => item.part === 6 && item.topic === first;
      return request(
        wanted,
        change(items, isFirst, (item) => ({ ...item, topic: second }), 1),
      );
    },
    says: ["topic 知识点 6-1: 1 papers need at least 2, available 1, short by 1"],
    spares: ["part 5"],
  },
  {
    name: "a level that cannot reach its minimum",
    plant: (blueprint, items) =>
      request(
        blueprint,
        change(
          items,
          ({ level }) => level === "应用",
          (item) => ({ ...item, level: "理解" }),
          5,
        ),
      ),
    says: ["level 应用: 1 papers need at least 18, available 5, short by 13"],
  },
  {
    name: "a tag that too few items carry",
    plant(blueprint, items) {
      const tagged = change(
        items,
        () => true,
        (item) => item,
      ).map((entry, at) => (at < 3 ? { ...entry, item: { ...entry.item, tags: ["新题"] } } : entry));
      return request(withConstraint(blueprint, { kind: "count", of: { tag: ["新题"] }, least: 5 }), tagged);
    },
    says: ["1 papers need at least 5, available 3, short by 2"],
  },
  {
    name: "one topic holding all items of a cell",
    plant(blueprint, items) {
      const topic = blueprint.syllabus.find(({ part }) => part === 6)?.topics[0]?.topic ?? "";
      const wanted = withTopics(blueprint, 6, (entry, at) =>
        at === 0 ? { ...entry, least: 0, most: 4 } : { topic: entry.topic, least: 0 },
      );
      return request(
        wanted,
        change(items, inCell(6, "multiple"), (item) => ({ ...item, topic })),
      );
    },
    says: ["part 6 multiple choice: 1 papers need 6, available 4, short by 2"],
  },
  {
    name: "a past paper that holds a whole cell",
    plant: (blueprint, items) =>
      request(blueprint, items, { pastPapers: [{ name: "2025", items: ids(items, inCell(1, "multiple")) }] }),
    says: ["part 1 multiple choice: 1 papers need 1, available 0, short by 1"],
  },
  {
    name: "topic maxima that cap a part",
    plant: (blueprint, items) =>
      request(
        withTopics(blueprint, 6, (entry) => ({ ...entry, least: 0, most: 2 })),
        items,
      ),
    says: ["part 6 single choice: 12 per paper", "part 6 multiple choice: 6 per paper", "topic 知识点 6-8: at most 2"],
    spares: ["part 5"],
    helps: ["relax the maximum of part 6 topic"],
  },
  {
    name: "a level that exists in two small parts only",
    plant(blueprint, items) {
      const isSmall: Is = ({ part }) => [1, 3].includes(part);
      const small = change(items, isSmall, (item) => ({ ...item, level: "应用" }));
      const isElsewhere: Is = (item) => item.level === "应用" && !isSmall(item);
      return request(
        blueprint,
        change(small, isElsewhere, (item) => ({ ...item, level: "理解" })),
      );
    },
    says: ["level 应用: 18–31 per paper", "part 3 single choice: 4 per paper"],
    spares: ["part 6"],
    helps: ["relax the minimum of level 应用 from 18 to 8", "write 10 items"],
  },
  {
    name: "two cells whose only items are enemies",
    plant(blueprint, items) {
      const few = keep(keep(items, inCell(1, "multiple"), 1), inCell(3, "multiple"), 1);
      const pair = [...ids(few, inCell(1, "multiple")), ...ids(few, inCell(3, "multiple"))];
      const peace = change(
        few,
        () => true,
        (item) => ({ ...item, enemies: [] }),
      );
      const enemies = (item: Item) => ({ ...item, enemies: pair.filter((id) => id !== item.id) });
      return request(
        blueprint,
        change(peace, (item) => pair.includes(item.id), enemies),
      );
    },
    says: ["part 1 multiple choice: 1 per paper", "part 3 multiple choice: 1 per paper", "enemies cannot meet in a paper"],
    spares: ["part 6"],
  },
  {
    name: "two enemies fixed to one paper",
    plant(blueprint, items) {
      const [first, second] = ids(items, inCell(6, "single"));
      const pair = [first ?? "", second ?? ""];
      const foes = change(
        items,
        (item) => pair.includes(item.id),
        (item) => ({ ...item, enemies: pair.filter((id) => id !== item.id) }),
      );
      return request(blueprint, foes, { include: pair.map((id) => ({ id, form: "A" })) });
    },
    says: ["enem"],
  },
  {
    name: "a mean difficulty out of reach",
    plant: (blueprint, items) => request({ ...blueprint, difficulty: { mean: 0.999, tolerance: 0.0005 } }, items),
    says: ["mean difficulty of the choice items: at least 0.9985 wanted, this bank reaches 0."],
  },
  {
    name: "test information out of reach",
    plant: (blueprint, items) =>
      request(withConstraint(blueprint, { kind: "information", of: {}, at: [{ ability: 0, least: 1000 }] }), items),
    says: ["at ability 0: at least 1000 wanted, this bank reaches"],
  },
  {
    name: "an expected time nobody can keep",
    plant: (blueprint, items) => request(withConstraint(blueprint, { kind: "time", of: {}, most: 70 * 39 }), items),
    says: ["at most 2730 wanted, this bank reaches"],
  },
];
