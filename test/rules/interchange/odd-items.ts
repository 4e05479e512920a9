import { type EssayItem, type Item, itemSchema } from "#item-bank/item.ts";

/** An item with everything that may go wrong on its way through another format. */
export const oddItem: Item = itemSchema.parse({
  id: "9-odd-item",
  type: "multiple",
  part: 3,
  topic: "A/B 测试 & <其他>",
  level: "应用",
  difficulty: 0.55,
  stem: [
    "第一行：a < b && c > d，\\*不是强调\\*，$C_{pk}=\\frac{USL-\\mu}{3\\sigma}$12 与 **重点 $x^2$**",
    "第二行（　　）  两个空格，]]> 与 <b>文字</b> &nbsp; 也是文字",
    "第三行 \"引号\" 'x' \\| \\$5",
    "",
    "- 一",
    "- 二 **粗**",
    "",
    "1. 甲",
    "2. 乙",
    "",
    "| 项 | 值 |",
    "| --- | --- |",
    "| a \\| b | $\\bar{x}$ |",
    "",
    "$$\\sum_{i=1}^{n} x_i < 3$$",
    "",
    "1\\. 不是列表，https://example.org/?a=1&b=2",
  ].join("\n"),
  options: [
    { label: "A", text: "1\\. 甲 <i>" },
    { label: "B", text: "**乙** $\\alpha$" },
    { label: "C", text: "丙\\(x\\)" },
    { label: "D", text: "\\- 丁" },
  ],
  key: ["A", "C"],
  rationale: "见 **GB/T 19001** 第 6.2 条。\n\n第二段。",
  reference: "GB/T 19001—2016 6.2",
  tags: ["甲", "a & b"],
  set: "set-1",
  expectedSeconds: 90,
  calibration: { a: 1.2, b: -0.3 },
  justifications: { "long-key": "原文如此" },
  enemies: ["cmq-5-s-001"],
});

export const oddEssay = itemSchema.parse({
  id: "odd-essay",
  type: "essay",
  part: 2,
  topic: "战略",
  level: "应用",
  difficulty: 0.4,
  stem: "论述 **质量** 的 $\\sigma$。",
  rubric: [
    {
      id: "c1",
      title: "要点 * 一",
      points: 20,
      guide: [
        { points: 12.5, text: "第一 | 点" },
        { points: 7.5, text: "第二点" },
      ],
    },
  ],
  outline: "要点：\n- a\n- b\n\n结尾",
  rationale: "依据 <标准>",
  samples: [{ quality: "good", points: 20, marks: { c1: 20 }, text: "样例\n\n两段" }],
}) as EssayItem;
