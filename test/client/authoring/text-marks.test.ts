import { describe, expect, it } from "vitest";
import { createMarks } from "#client/authoring/editor/marks.ts";
import {
  type Edit,
  figureEdit,
  formulaEdit,
  listEdit,
  type Marked,
  strongEdit,
  tableEdit,
  tableFromCells,
  withEdit,
} from "#client/authoring/editor/text-marks.ts";
import { figuresOf, parseInline, parseRichText } from "#item-bank/rich-text.ts";

const fillers = { strong: "强调", formula: "x^2", entry: "条目", heading: "列", cell: "项" };

/** `[` and `]` stand for the selection, before and after. */
function marked(shown: string, edit: (at: Marked, words: typeof fillers) => Edit): string {
  const start = shown.indexOf("[");
  const text = shown.replace("[", "").replace("]", "");
  const made = edit({ text, start, end: shown.indexOf("]") - 1 }, fillers);
  const next = withEdit(text, made);
  return `${next.slice(0, made.start)}[${next.slice(made.start, made.end)}]${next.slice(made.end)}`;
}

describe("marks in a text", () => {
  it("emphasise what is selected, take it back, and fill in where nothing is", () => {
    expect(marked("下列[不]正确的是", strongEdit)).toBe("下列**[不]**正确的是");
    expect(marked("下列**[不]**正确的是", strongEdit)).toBe("下列[不]正确的是");
    expect(marked("下列[**不**]正确的是", strongEdit)).toBe("下列[不]正确的是");
    expect(marked("下列[]", strongEdit)).toBe("下列**[强调]**");
  });

  it("make formulas that the parser reads as such, also before a digit", () => {
    expect(marked("当 [\\sigma] 时", formulaEdit)).toBe("当 $[\\sigma]$ 时");
    const text = withEdit("当x2倍", formulaEdit({ text: "当x2倍", start: 1, end: 2 }, fillers));
    expect(parseInline(text).map(({ kind }) => kind)).toEqual(["text", "formula", "text"]);
  });

  it("make lists of the lines one is in, and lines of lists", () => {
    expect(marked("题干\n[甲\n乙]\n后", listEdit)).toBe("题干\n\n[- 甲\n- 乙]\n后");
    expect(marked("[- 甲\n- 乙]", listEdit)).toBe("[甲\n乙]");
  });

  it("put a table where it is a block of its own", () => {
    const text = withEdit("题干第一行\n问什么", tableEdit({ text: "题干第一行\n问什么", start: 5, end: 5 }, fillers));
    expect(parseRichText(text).map(({ kind }) => kind)).toEqual(["paragraph", "table", "paragraph"]);
  });

  it("turn cells of a sheet into a table, and leave other text alone", () => {
    expect(tableFromCells("年份\t合格率\r\n2025\t98|%\r\n")).toBe("| 年份 | 合格率 |\n| --- | --- |\n| 2025 | 98\\|% |");
    expect([tableFromCells("一行\t两格"), tableFromCells("甲\n乙")]).toEqual([undefined, undefined]);
  });

  it("carry an image's words, whatever signs they hold", () => {
    const text = withEdit(
      "看图",
      figureEdit({ text: "看图", start: 2, end: 2 }, { name: "a1.png", alt: "区间 [10, 20]\n的\\数据" }),
    );
    expect(figuresOf(text)).toEqual([{ name: "a1.png", alt: "区间 [10, 20] 的\\数据" }]);
  });
});

describe("a toolbar beside an input method", () => {
  it("waits with a mark until the word stands", () => {
    const field = document.body.appendChild(document.createElement("textarea"));
    const marks = createMarks({ kinds: ["strong"], fillers: () => fillers, onImage: () => {} });
    marks.attach(field);
    field.dispatchEvent(new CompositionEvent("compositionstart"));
    field.value = "zhi";
    field.setSelectionRange(3, 3);
    marks.press("strong");
    expect(field.value).toBe("zhi");
    field.value = "质";
    field.setSelectionRange(0, 1);
    field.dispatchEvent(new CompositionEvent("compositionend"));
    expect(field.value).toBe("**质**");
    expect([field.selectionStart, field.selectionEnd]).toEqual([2, 3]);
  });

  it("tells the owner of the field what was written", () => {
    const field = document.body.appendChild(document.createElement("textarea"));
    const heard: string[] = [];
    field.addEventListener("input", () => heard.push(field.value));
    const marks = createMarks({ kinds: ["formula"], fillers: () => fillers, onImage: () => {} });
    marks.attach(field);
    marks.press("formula");
    expect(heard).toEqual(["$x^2$"]);
  });
});
