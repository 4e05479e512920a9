import type { Sentence } from "#kernel/issue-sentences.ts";
import { isKnownMarkup } from "./qti-names.ts";
import { childOf, childrenOf, findAll, isElement, textOf, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** Words shown after answering, or to some people only. */
export interface Aside {
  /** What makes it show: an outcome's value, often the name of an option. */
  readonly id: string;
  readonly nodes: readonly XmlNode[];
  /** The outcome that has to have this value. */
  readonly outcome?: string;
  /** Shown for every value but this one. */
  readonly isHide?: true;
  readonly title?: string;
}

/** An item's body taken apart: what the candidate reads, and what stands beside it. */
export interface QtiBody {
  readonly stem: readonly XmlNode[];
  readonly interactions: readonly XmlElement[];
  readonly feedback: readonly Aside[];
  /** Notes for authors, scorers and tutors; `id` is whom they are for. */
  readonly rubrics: readonly Aside[];
  /** What was left out of the stem, or is in it without our knowing what it is. */
  readonly losses: readonly Sentence[];
}

/** An option as written: its text and the feedback inside it. */
export interface QtiChoice {
  readonly id: string;
  readonly isFixed: boolean;
  readonly nodes: readonly XmlNode[];
  readonly feedback: readonly Aside[];
  readonly losses: readonly Sentence[];
}

const NOT_SHOWN = ["stylesheet", "catalogInfo", "companionMaterialsInfo", "apipAccessibility"];

interface Sink {
  readonly feedback: Aside[];
  readonly rubrics: Aside[];
  readonly losses: Map<string, Sentence>;
}

export function isInteraction({ name }: XmlElement): boolean {
  return name.endsWith("Interaction");
}

export function bodyOf(item: XmlElement): QtiBody {
  const body = childOf(item, "itemBody");
  const sink: Sink = { feedback: [], rubrics: [], losses: new Map() };
  const stem = body ? divide(body.children, sink) : [];
  const modal = childrenOf(item, "modalFeedback").map((element) => aside(element, sink));
  return {
    stem,
    interactions: body ? findAll(body, isInteraction) : [],
    feedback: [...sink.feedback, ...modal],
    rubrics: sink.rubrics,
    losses: [...sink.losses.values()],
  };
}

export function choicesOf(interaction: XmlElement): QtiChoice[] {
  return childrenOf(interaction, "simpleChoice").map((choice) => {
    const sink: Sink = { feedback: [], rubrics: [], losses: new Map() };
    const nodes = divide(choice.children, sink);
    return {
      id: choice.attributes.identifier ?? "",
      isFixed: choice.attributes.fixed === "true",
      nodes,
      feedback: sink.feedback,
      losses: [...sink.losses.values()],
    };
  });
}

/** What a candidate reads; interactions leave their prompt, feedback and rubrics go aside. */
function divide(nodes: readonly XmlNode[], sink: Sink): XmlNode[] {
  return nodes.flatMap((node): XmlNode[] => (isElement(node) ? divideElement(node, sink) : [node]));
}

function divideElement(node: XmlElement, sink: Sink): XmlNode[] {
  const { name, attributes } = node;
  if (NOT_SHOWN.includes(name)) return [];
  if (name === "math" || name === "svg") return [node];
  if (/\bdisplay\s*:\s*none\b/i.test(attributes.style ?? "")) return lost(node, sink, HIDDEN);
  if (name === "printedVariable") return lost(node, sink, printed(attributes.identifier ?? ""));
  if (name === "feedbackBlock" || name === "feedbackInline") {
    sink.feedback.push(aside(node, sink));
    return [];
  }
  if (name === "infoControl") {
    sink.feedback.push(aside(node, sink));
    return lost(node, sink, ON_DEMAND);
  }
  if (name === "rubricBlock" && !/candidate|testConstructor/.test(attributes.view ?? "")) {
    sink.rubrics.push({ ...aside(node, sink), id: attributes.view ?? "" });
    return [];
  }
  if (isInteraction(node)) {
    const prompt = childOf(node, "prompt");
    return prompt ? [{ ...prompt, name: "div", children: divide(prompt.children, sink) }] : [];
  }
  if (name === "object" && /^image\//.test(attributes.type ?? "")) {
    return [{ ...node, name: "img", attributes: { src: attributes.data ?? "", alt: textOf(node).trim() }, children: [] }];
  }
  if (!isKnownMarkup(name)) tell(sink, strange(name));
  const shown = ["rubricBlock", "contentBody", "templateBlock", "templateInline"].includes(name) ? "div" : name;
  return [{ ...node, name: shown, children: divide(node.children, sink) }];
}

function aside(element: XmlElement, sink: Sink): Aside {
  const { identifier = "", outcomeIdentifier, showHide, title } = element.attributes;
  const children = element.children.map((child) =>
    isElement(child) && child.name === "contentBody" ? { ...child, name: "div" } : child,
  );
  return {
    id: identifier,
    nodes: divide(children, sink),
    ...(outcomeIdentifier ? { outcome: outcomeIdentifier } : {}),
    ...(showHide === "hide" ? { isHide: true as const } : {}),
    ...(title ? { title } : {}),
  };
}

function lost(node: XmlElement, sink: Sink, sentence: Sentence): XmlNode[] {
  const isEmpty = textOf(node).trim() === "" && findAll(node, ({ name }) => name === "img").length === 0;
  if (!isEmpty || node.name === "printedVariable") tell(sink, sentence);
  return [];
}

/** More kinds of losses than anybody reads. */
const MOST_LOSSES = 100;

function tell(sink: Sink, sentence: Sentence): void {
  if (sink.losses.size < MOST_LOSSES) sink.losses.set(sentence.zh, sentence);
}

const HIDDEN: Sentence = {
  zh: "隐藏的内容（display: none，多为其他语言的译文）没有导入",
  en: "hidden content (display: none, mostly translations) did not come in",
};
const ON_DEMAND: Sentence = {
  zh: "点开才显示的提示（infoControl）放进了解析",
  en: "help shown on demand (infoControl) went into the rationale",
};

function printed(id: string): Sentence {
  return {
    zh: `题干里要显示的变量 ${id}（printedVariable）没有导入`,
    en: `the variable ${id} printed in the stem (printedVariable) did not come in`,
  };
}

function strange(name: string): Sentence {
  return {
    zh: `不认识的标签 <${name}>，里面的文字留在题干里，请核对`,
    en: `<${name}> is unknown; its words stay in the stem, please check`,
  };
}
