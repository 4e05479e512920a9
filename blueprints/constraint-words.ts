import type { ItemType } from "#item-bank/item.ts";
import { toNumber } from "#kernel/points.ts";
import type { Constraint } from "./blueprint-schema.ts";
import type { Selector } from "./constraint-schema.ts";
import { type Sentence, typeName } from "./words.ts";

/** Limits as one text without words, the same in both languages: `= 3`, `2–5`, `≥ 2`, `≤ 5`, `→ 4` (a target). */
export function limitsText(limits: { exact?: number; least?: number; most?: number; target?: number }): string {
  const { exact, target } = limits;
  const least = limits.least ?? 0;
  const parts: string[] = [];
  if (exact !== undefined) parts.push(`= ${exact}`);
  else if (least > 0 && limits.most !== undefined) parts.push(`${least}–${limits.most}`);
  else if (limits.most !== undefined) parts.push(`≤ ${limits.most}`);
  else if (limits.least !== undefined) parts.push(`≥ ${least}`);
  if (target !== undefined) parts.push(`→ ${target}`);
  return parts.join(", ");
}

/** Which items are meant: "第 2 部分“领导力”单选题", "single choice of part 2, topic 领导力". */
export function selectorWords(of: Selector): Sentence {
  const zh: string[] = [];
  const en: string[] = [];
  if (of.part) {
    zh.push(`第 ${of.part.join("、")} 部分`);
    en.push(`of part ${of.part.join(", ")}`);
  }
  const add = (name: Sentence, values: readonly string[] | undefined): void => {
    if (!values) return;
    zh.push(`${name.zh}“${values.join("、")}”`);
    en.push(`${name.en} ${values.join(", ")}`);
  };
  add({ zh: "知识点", en: "topic" }, of.topic);
  add({ zh: "层次", en: "level" }, of.level);
  add({ zh: "标签", en: "tagged" }, of.tag);
  if (of.difficulty) {
    zh.push(`难度 ${of.difficulty.from}–${of.difficulty.to} 的`);
    en.push(`with facility ${of.difficulty.from}–${of.difficulty.to}`);
  }
  if (of.key) {
    zh.push(`答案含 ${of.key} 的`);
    en.push(`with ${of.key} in the key`);
  }
  const types = of.type?.map((type: ItemType) => typeName(type)) ?? [{ zh: "选择题", en: "choice items" }];
  zh.push(types.map((type) => type.zh).join("、"));
  return { zh: zh.join(""), en: [types.map((type) => type.en).join(", "), ...en].join(" ") };
}

/** What a constraint is about, without its numbers. */
export function constraintName(constraint: Constraint): Sentence {
  if (constraint.title) return constraint.title;
  if (constraint.kind === "keys") {
    const name = typeName(constraint.type);
    return { zh: `${name.zh}答案分布`, en: `keys of ${name.en}` };
  }
  const of = selectorWords(constraint.of);
  const what = WHAT[constraint.kind];
  return { zh: `${of.zh}${what.zh}`, en: `${what.en} of ${of.en}` };
}

const WHAT: Readonly<Record<Exclude<Constraint["kind"], "keys">, Sentence>> = {
  count: { zh: "题数", en: "number" },
  points: { zh: "分值", en: "points" },
  difficulty: { zh: "平均预期难度", en: "mean difficulty" },
  information: { zh: "测验信息量", en: "test information" },
  reading: { zh: "阅读量（字符）", en: "characters to read" },
  time: { zh: "预计用时（秒）", en: "expected seconds" },
};

/** The constraint as one sentence with its numbers, for the office. */
export function constraintSentence(constraint: Constraint): Sentence {
  const { zh, en } = constraintName(constraint);
  const wanted = wantedWords(constraint);
  return { zh: `每份试卷：${zh} ${wanted.zh}`, en: `every paper: ${en} ${wanted.en}` };
}

function wantedWords(constraint: Constraint): Sentence {
  switch (constraint.kind) {
    case "count":
    case "reading":
    case "time":
      return limitWords(constraint);
    case "points": {
      const shown = Object.fromEntries(
        (["exact", "least", "most", "target"] as const).flatMap((name) => {
          const value = constraint[name];
          return value === undefined ? [] : [[name, toNumber(value)]];
        }),
      );
      return limitWords({ ...shown, weight: constraint.weight });
    }
    case "difficulty": {
      const { mean, tolerance, spread } = constraint;
      const near = tolerance === undefined ? `→ ${mean}` : `${mean} ± ${tolerance}`;
      if (!spread) return { zh: near, en: near };
      return { zh: `${near}，离散程度 ${limitsText(spread)}`, en: `${near}, spread ${limitsText(spread)}` };
    }
    case "information": {
      const points = constraint.at.map((point) => ({ at: point.ability, text: informationText(point) }));
      return {
        zh: points.map(({ at, text }) => `在能力 ${at} 处 ${text}`).join("，"),
        en: points.map(({ at, text }) => `at ability ${at}: ${text}`).join(", "),
      };
    }
    case "keys": {
      const { letters, least, most } = constraint;
      const range = `${Math.round(least * 1000) / 10}%–${Math.round(most * 1000) / 10}%`;
      return { zh: `${letters.join("、")} 各占 ${range}`, en: `${letters.join(", ")} ${range} each` };
    }
  }
}

export function informationText(point: { least?: number; most?: number; target?: number; tolerance?: number }): string {
  const { target, tolerance, ...limits } = point;
  if (target === undefined) return limitsText(limits);
  const near = tolerance === undefined ? `→ ${target}` : `${target} ± ${Math.round(tolerance * 10_000) / 100}%`;
  return [limitsText(limits), near].filter((text) => text !== "").join(", ");
}

function limitWords(limits: { exact?: number; least?: number; most?: number; target?: number; weight?: number }): Sentence {
  const zh: string[] = [];
  const en: string[] = [];
  const add = (value: number | undefined, words: Sentence): void => {
    if (value === undefined) return;
    zh.push(`${words.zh} ${value}`);
    en.push(`${words.en} ${value}`);
  };
  add(limits.exact, { zh: "恰为", en: "exactly" });
  add(limits.least, { zh: "至少", en: "at least" });
  add(limits.most, { zh: "至多", en: "at most" });
  add(limits.target, { zh: "尽量接近", en: "as near as possible to" });
  return { zh: zh.join("，"), en: en.join(", ") };
}
