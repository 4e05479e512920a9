import katex from "katex";
import "katex/dist/katex.min.css";

/** Most a formula may grow to; stops texts made to hang the page. */
const MOST_EXPANSIONS = 500;
const LARGEST_EM = 20;

/** Typesets into an element. Nodes are made one by one, so no markup of an author is ever read as HTML. */
export function typeset(place: HTMLElement, tex: string, isBlock: boolean): void {
  katex.render(tex, place, {
    displayMode: isBlock,
    throwOnError: false,
    strict: "ignore",
    trust: false,
    maxExpand: MOST_EXPANSIONS,
    maxSize: LARGEST_EM,
    output: "htmlAndMathml",
  });
}
