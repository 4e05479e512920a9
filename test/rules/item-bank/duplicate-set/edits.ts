import type { DraftItem } from "#item-bank/lint/lint-finding.ts";
import type { RandomStream } from "#kernel/random-stream.ts";

type Edit = (item: DraftItem, random: RandomStream) => DraftItem | null;

/** Words people put for each other. */
const SYNONYMS: readonly (readonly [string, string])[] = (
  "企业=公司 公司=企业 应当=应该 下列=以下 采用=使用 恰当=合适 属于=归于 顾客=客户 员工=职工 原因=缘由 措施=办法 提高=提升 降低=减少 产品=制品 " +
  "检验=检查 主要=首要 目的=用意 要求=规定 分析=剖析 情况=情形 进行=开展 车间=工段 确定=明确 方法=做法 判断=判定 数据=资料 测量=量测 改进=改善 " +
  "组织=机构 供方=供应商 过程=流程 目标=指标 审核=稽核 发现=察觉 说法=表述 理解=认识 增加=加大 计划=规划 影响=左右 需要=须要"
)
  .split(" ")
  .map((pair) => pair.split("=") as [string, string]);

const INSERTED = [
  "据了解，",
  "为便于管理，",
  "经有关部门批准，",
  "与往年相比，",
  "在顾客的要求下，",
  "根据合同约定，",
  "近期，",
  "经小组讨论，",
];
const FRAMES: readonly (readonly [RegExp, string])[] = [
  [/(?:下列|以下)([^，。（]{2,14})中，?/, "在$1里，"],
  [/的是（[\s\u3000]*）。?$/, "的一项为（　　）。"],
  [/的有（[\s\u3000]*）。?$/, "的各项包括（　　）。"],
  [/是（[\s\u3000]*）。?$/, "应为（　　）。"],
  [/有（[\s\u3000]*）。?$/, "包括（　　）。"],
  [/某([^，。]{2,6})(企业|公司|厂|医院)/, "一家$1$2"],
  [/根据|按照|依据/, "依照"],
  [/(?:应当|应该|宜)/, "适合"],
];

/** The kinds of copying the search must see through. An edit gives null where the item offers nothing to edit. */
export const edits: Readonly<Record<string, Edit>> = {
  "punctuation and width": (item) => ({ ...item, stem: width(item.stem ?? ""), options: texts(item, width) }),
  "synonyms swapped": (item, random) => {
    const known = random.shuffle(SYNONYMS.filter(([word]) => item.stem?.includes(word))).slice(0, 2);
    if (known.length === 0) return null;
    return { ...item, stem: replaced(item.stem ?? "", known) };
  },
  "numbers changed": (item, random) => {
    if (!/\d/.test(item.stem ?? "")) return null;
    const other = (text: string): string => text.replace(/\d+(?:\.\d+)?/g, () => String(1 + random.below(900)));
    return { ...item, stem: other(item.stem ?? ""), options: texts(item, other) };
  },
  "options shuffled": (item, random) => {
    const order = random.shuffle(item.options ?? []);
    const key = order.flatMap(({ label }, at) => (item.key?.includes(label) ? [item.options?.[at]?.label ?? ""] : []));
    return { ...item, options: order.map(({ text }, at) => ({ label: item.options?.[at]?.label ?? "", text })), key };
  },
  "clauses moved or put in": (item, random) => {
    const clauses = (item.stem ?? "").split("，");
    if (clauses.length < 4) return { ...item, stem: `${INSERTED[random.below(INSERTED.length)]}${item.stem}` };
    const at = random.below(clauses.length - 2);
    [clauses[at], clauses[at + 1]] = [clauses[at + 1] ?? "", clauses[at] ?? ""];
    return { ...item, stem: clauses.join("，") };
  },
  paraphrase: (item, random) => {
    let stem = item.stem ?? "";
    for (const [pattern, words] of FRAMES) stem = stem.replace(pattern, words);
    stem = replaced(stem, SYNONYMS);
    const clauses = stem.split("，");
    if (clauses.length > 3) clauses.splice(0, clauses.length - 1, ...random.shuffle(clauses.slice(0, -1)));
    stem = clauses.join("，");
    return stem === item.stem ? null : { ...item, stem };
  },
};

function texts(item: DraftItem, edit: (text: string) => string): { label: string; text: string }[] {
  return (item.options ?? []).map(({ label, text }) => ({ label, text: edit(text) }));
}

function width(text: string): string {
  return text
    .replace(
      /[，。；：（）“”]/g,
      (mark) => ({ "，": ", ", "。": ".", "；": ";", "：": ":", "（": "(", "）": ")", "“": '"', "”": '"' })[mark] ?? "",
    )
    .replace(/(?<![!([\w/.-])[0-9A-Z](?![\w.)\]-])/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    .replace(/的/g, " 的");
}

/** Each word once, so that swapping back is no edit. */
function replaced(text: string, pairs: readonly (readonly [string, string])[]): string {
  const known = new Map(pairs);
  return text.replace(new RegExp([...known.keys()].join("|"), "g"), (word) => known.get(word) ?? word);
}
