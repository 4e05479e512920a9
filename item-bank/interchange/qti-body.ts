import { childOf, childrenOf, findAll, isElement, textOf, type XmlElement, type XmlNode } from "./xml-tree.ts";

/** Words shown after answering, or to some people only. */
export interface Aside {
  /** What makes it show: an outcome's value, often the name of an option. */
  readonly id: string;
  readonly nodes: readonly XmlNode[];
}

/** An item's body taken apart: what the candidate reads, and what stands beside it. */
export interface QtiBody {
  readonly stem: readonly XmlNode[];
  readonly interactions: readonly XmlElement[];
  readonly feedback: readonly Aside[];
  /** Notes for authors, scorers and tutors; `id` is whom they are for. */
  readonly rubrics: readonly Aside[];
}

/** An option as written: its text and the feedback inside it. */
export interface QtiChoice {
  readonly id: string;
  readonly isFixed: boolean;
  readonly nodes: readonly XmlNode[];
  readonly feedback: readonly Aside[];
}

const NOT_SHOWN = ["stylesheet", "catalogInfo", "companionMaterialsInfo"];

interface Sink {
  readonly feedback: Aside[];
  readonly rubrics: Aside[];
}

export function isInteraction({ name }: XmlElement): boolean {
  return name.endsWith("Interaction");
}

export function bodyOf(item: XmlElement): QtiBody {
  const body = childOf(item, "itemBody");
  const sink: Sink = { feedback: [], rubrics: [] };
  const stem = body ? divide(body.children, sink) : [];
  const modal = childrenOf(item, "modalFeedback").map((element) => aside(element, sink));
  return {
    stem,
    interactions: body ? findAll(body, isInteraction) : [],
    feedback: [...sink.feedback, ...modal],
    rubrics: sink.rubrics,
  };
}

export function choicesOf(interaction: XmlElement): QtiChoice[] {
  return childrenOf(interaction, "simpleChoice").map((choice) => {
    const sink: Sink = { feedback: [], rubrics: [] };
    return {
      id: choice.attributes.identifier ?? "",
      isFixed: choice.attributes.fixed === "true",
      nodes: divide(choice.children, sink),
      feedback: sink.feedback,
    };
  });
}

/** What a candidate reads; interactions leave their prompt, feedback and rubrics go aside. */
function divide(nodes: readonly XmlNode[], sink: Sink): XmlNode[] {
  return nodes.flatMap((node): XmlNode[] => {
    if (!isElement(node)) return [node];
    if (NOT_SHOWN.includes(node.name)) return [];
    if (node.name === "feedbackBlock" || node.name === "feedbackInline") {
      sink.feedback.push(aside(node, sink));
      return [];
    }
    if (node.name === "rubricBlock" && !/candidate|testConstructor/.test(node.attributes.view ?? "")) {
      sink.rubrics.push({ ...aside(node, sink), id: node.attributes.view ?? "" });
      return [];
    }
    if (isInteraction(node)) {
      const prompt = childOf(node, "prompt");
      return prompt ? [{ ...prompt, name: "div", children: divide(prompt.children, sink) }] : [];
    }
    if (node.name === "object" && /^image\//.test(node.attributes.type ?? "")) {
      return [{ ...node, name: "img", attributes: { src: node.attributes.data ?? "", alt: textOf(node).trim() }, children: [] }];
    }
    const name = ["rubricBlock", "contentBody", "templateBlock"].includes(node.name) ? "div" : node.name;
    return [{ ...node, name, children: divide(node.children, sink) }];
  });
}

function aside(element: XmlElement, sink: Sink): Aside {
  const children = element.children.map((child) =>
    isElement(child) && child.name === "contentBody" ? { ...child, name: "div" } : child,
  );
  return { id: element.attributes.identifier ?? "", nodes: divide(children, sink) };
}
