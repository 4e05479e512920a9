import type { Sentence } from "#kernel/issue-sentences.ts";
import { childrenOf, findAll, type XmlElement } from "./xml-tree.ts";

/** Where a test uses an item. */
export interface ItemRef {
  readonly id: string;
  readonly href: string;
  /** What the item's score is multiplied by. */
  readonly weight: number;
  /** Title of the section it stands in, where that says something. */
  readonly section?: string;
}

/** What an assessmentTest (as `asQti2` leaves it) says about its items, and what of it has no place here. */
export function readQtiTest(test: XmlElement): { readonly refs: readonly ItemRef[]; readonly notes: readonly Sentence[] } {
  const refs: ItemRef[] = [];
  collect(test, undefined, refs);
  const lost = Object.entries(UNKEPT).filter(([name]) => findAll(test, (element) => element.name === name).length > 0);
  const several = refs.some(({ href }, at) => refs.findIndex((other) => other.href === href) < at);
  return {
    refs,
    notes: [
      ...lost.map(([, what]): Sentence => ({ zh: `试卷里的${what.zh}没有导入`, en: `the test's ${what.en} did not come in` })),
      ...(several
        ? [{ zh: "试卷多次引用同一题，只导入一次", en: "the test uses an item more than once; it comes in once" }]
        : []),
    ],
  };
}

const UNKEPT: Readonly<Record<string, Sentence>> = {
  preCondition: { zh: "前置条件", en: "preconditions" },
  branchRule: { zh: "跳转规则", en: "branch rules" },
  selection: { zh: "抽题规则", en: "selection rules" },
  ordering: { zh: "随机顺序", en: "random order" },
  outcomeProcessing: { zh: "总分计算规则", en: "outcome processing" },
  timeLimits: { zh: "时间限制", en: "time limits" },
  testFeedback: { zh: "试卷反馈", en: "test feedback" },
  assessmentSectionRef: { zh: "引用的外部章节", en: "references to outside sections" },
};

const EMPTY_TITLE = /^(?:test\s*)?(?:section|part|部分|章节)\s*[\d.]*$/i;

function collect(element: XmlElement, section: string | undefined, refs: ItemRef[]): void {
  for (const child of childrenOf(element)) {
    if (child.name === "assessmentItemRef") {
      const { identifier = "", href = "" } = child.attributes;
      const weight = Number(childrenOf(child, "weight")[0]?.attributes.value ?? 1);
      refs.push({ id: identifier, href, weight: weight > 0 ? weight : 1, ...(section ? { section } : {}) });
    } else {
      const title = child.name === "assessmentSection" ? child.attributes.title?.trim() : undefined;
      collect(child, title && !EMPTY_TITLE.test(title) ? title : section, refs);
    }
  }
}
