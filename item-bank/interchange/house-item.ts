import { issueSentence } from "#kernel/issue-sentences.ts";
import { type Item, itemSchema } from "../item.ts";
import type { ForeignItem, ForeignNote } from "./foreign-item.ts";

/** What a question takes where its source says nothing. */
export interface ItemDefaults {
  readonly part?: number;
  readonly topic?: string;
  readonly level?: string;
  readonly difficulty?: number;
  readonly rationale?: string;
}

export type ItemReading =
  | { readonly item: Item; readonly notes: readonly ForeignNote[] }
  | {
      /** Fields of the item nobody gave, by name. */
      readonly missing: readonly string[];
      readonly problems: readonly ForeignNote[];
    };

/** Fields of an item that no foreign format has, as our own exports carry them. */
const HOUSE_FIELDS = ["tags", "set", "expectedSeconds", "calibration", "justifications", "enemies", "rubric", "samples"];

/** Words for how hard a question is, as expected facilities. */
const DIFFICULTY_WORDS: Readonly<Record<string, number>> = {
  易: 0.8,
  容易: 0.8,
  简单: 0.8,
  easy: 0.8,
  较易: 0.7,
  中: 0.6,
  中等: 0.6,
  一般: 0.6,
  适中: 0.6,
  medium: 0.6,
  moderate: 0.6,
  normal: 0.6,
  较难: 0.45,
  中偏难: 0.45,
  难: 0.35,
  困难: 0.35,
  hard: 0.35,
  difficult: 0.35,
};

/**
 * Makes an item of the bank from a question of another program. A question from one of our own exports comes back exactly
 * as it left; any other takes `defaults` for what its source does not say, and what is still missing is told by name.
 */
export function foreignToItem(foreign: ForeignItem, defaults: ItemDefaults = {}): ItemReading {
  const notes: ForeignNote[] = [];
  const note = (zh: string, en: string) => notes.push({ place: foreign.place, reason: { zh, en } });
  const candidate = { ...defaults, ...ownFields(foreign, note), id: itemId(foreign), type: foreign.type, stem: foreign.stem };
  const content =
    foreign.type === "essay"
      ? { outline: foreign.outline }
      : { options: foreign.options.map((option) => ({ ...option })), key: [...foreign.key] };
  const whole = withoutUndefined({ ...candidate, ...content });
  if (foreign.type !== "essay" && foreign.mapping && !foreign.house) {
    note(
      "按选项给分的规则没有保留，考试按蓝图的计分规则计分",
      "points per option are not kept; the blueprint's rule scores the item",
    );
  }
  const parsed = itemSchema.safeParse(whole);
  if (parsed.success) return { item: parsed.data, notes };
  const missing = REQUIRED[foreign.type].filter((field) => whole[field] === undefined);
  const problems = parsed.error.issues
    .filter(({ path }) => path.length !== 1 || !missing.includes(String(path[0])))
    .map((issue): ForeignNote => ({ place: foreign.place, reason: issueSentence(issue, false) }));
  return { missing, problems };
}

const COMMON = ["part", "topic", "level", "difficulty", "rationale"];
const REQUIRED: Readonly<Record<Item["type"], readonly string[]>> = {
  single: COMMON,
  multiple: COMMON,
  essay: [...COMMON, "outline", "rubric"],
};

function ownFields(foreign: ForeignItem, note: (zh: string, en: string) => void): Record<string, unknown> {
  const { part, topic, level, rationale, reference, house = {} } = foreign;
  const known = Object.fromEntries(Object.entries(house).filter(([name]) => HOUSE_FIELDS.includes(name)));
  const strange = Object.keys(house).filter((name) => !HOUSE_FIELDS.includes(name));
  if (strange.length > 0)
    note(`不认识的字段没有导入：${strange.join("、")}`, `unknown fields did not come in: ${strange.join(", ")}`);
  return withoutUndefined({ ...known, part, topic, level, rationale, reference, difficulty: facility(foreign, note) });
}

function facility({ difficulty }: ForeignItem, note: (zh: string, en: string) => void): number | undefined {
  if (typeof difficulty !== "string") return difficulty;
  const value = DIFFICULTY_WORDS[difficulty.normalize("NFKC").trim().toLowerCase()];
  const shown = difficulty.trim().slice(0, 20);
  if (value === undefined) note(`看不懂难度“${shown}”`, `cannot read the difficulty “${shown}”`);
  else note(`难度“${shown}”按 ${value} 导入`, `the difficulty “${shown}” is taken as ${value}`);
  return value;
}

/**
 * The id an item gets: the source's own where it can be one, made lower case and dashed where not, otherwise one that
 * depends on the question's words alone, so that importing the same file again finds the same item.
 */
export function itemId(foreign: ForeignItem): string {
  const slug = (foreign.id ?? "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  if (slug.length >= 3) return slug;
  const words = [foreign.type, foreign.stem, ...foreign.options.map(({ text }) => text)].join("\n");
  return `${slug === "" ? "q" : `q-${slug}`}-${fingerprint(words)}`;
}

/** 52 bits of a text as 13 hexadecimal digits (two rounds of FNV-1a). */
function fingerprint(text: string): string {
  const round = (seed: number): number => {
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
    return hash;
  };
  const [high, low] = [round(0x811c9dc5), round(0x9dc5811c)];
  return `${high.toString(16).padStart(8, "0")}${low.toString(16).padStart(8, "0").slice(0, 5)}`;
}

function withoutUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
