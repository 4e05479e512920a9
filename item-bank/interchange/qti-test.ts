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

export interface QtiTest {
  readonly refs: readonly ItemRef[];
  /** Sections that lie in files of their own. */
  readonly sections: readonly { readonly id: string; readonly href: string }[];
  /** What of the test has no place here. */
  readonly notes: readonly Sentence[];
}

/** What an assessmentTest, or a section in a file of its own (as `asQti2` leaves them), says about its items. */
export function readQtiTest(test: XmlElement): QtiTest {
  const refs: ItemRef[] = [];
  const notes: Sentence[] = Object.entries(UNKEPT)
    .filter(([name]) => findAll(test, (element) => element.name === name).length > 0)
    .map(([, what]) => ({ zh: `试卷里的${what.zh}没有导入`, en: `the test's ${what.en} did not come in` }));
  collect(test, titleOf(test), { refs, notes });
  if (new Set(refs.map(({ href }) => href)).size < refs.length) {
    notes.push({ zh: "试卷多次引用同一题，只导入一次", en: "the test uses an item more than once; it comes in once" });
  }
  const sections = findAll(test, ({ name }) => name === "assessmentSectionRef").map(({ attributes }) => ({
    id: attributes.identifier ?? "",
    href: attributes.href ?? "",
  }));
  return { refs, sections, notes };
}

const UNKEPT: Readonly<Record<string, Sentence>> = {
  preCondition: { zh: "前置条件", en: "preconditions" },
  branchRule: { zh: "跳转规则", en: "branch rules" },
  selection: { zh: "抽题规则", en: "selection rules" },
  ordering: { zh: "随机顺序", en: "random order" },
  outcomeProcessing: { zh: "总分计算规则", en: "outcome processing" },
  timeLimits: { zh: "时间限制", en: "time limits" },
  testFeedback: { zh: "试卷反馈", en: "test feedback" },
  rubricBlock: { zh: "说明或共用材料（rubricBlock）", en: "instructions or shared material (rubricBlock)" },
};

const EMPTY_TITLE = /^(?:test\s*)?(?:section|part|部分|章节)\s*[\d.]*$/i;

function titleOf({ name, attributes }: XmlElement): string | undefined {
  const title = name === "assessmentSection" ? attributes.title?.trim() : undefined;
  return title && !EMPTY_TITLE.test(title) ? title : undefined;
}

function collect(element: XmlElement, section: string | undefined, found: { refs: ItemRef[]; notes: Sentence[] }): void {
  for (const child of childrenOf(element)) {
    if (child.name !== "assessmentItemRef") {
      collect(child, titleOf(child) ?? section, found);
      continue;
    }
    const { identifier = "", href = "" } = child.attributes;
    const written = childrenOf(child, "weight")[0]?.attributes.value ?? "1";
    const isUsable = Number(written) > 0;
    if (!isUsable) {
      found.notes.push({
        zh: `题目 ${identifier} 的权重“${written}”没有采用，分值按题目自己的满分`,
        en: `the weight “${written}” of ${identifier} is not taken; the item's own full score counts`,
      });
    }
    found.refs.push({ id: identifier, href, weight: isUsable ? Number(written) : 1, ...(section ? { section } : {}) });
  }
}
