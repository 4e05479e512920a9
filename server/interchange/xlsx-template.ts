import { type Item, itemSchema } from "#item-bank/item.ts";

const MARK = "【示例，填好后请删除这一行】";

/** One question of each type, as the template shows them. */
export const EXAMPLES: readonly Item[] = [
  {
    id: "example-single",
    type: "single",
    part: 1,
    topic: "质量概念",
    level: "理解",
    difficulty: 0.7,
    stem: `${MARK}按照 PDCA 循环，对照目标检查结果属于（　　）阶段。`,
    options: { A: "策划", B: "实施", C: "检查", D: "处置" },
    key: "C",
    rationale: "PDCA 依次是策划、实施、检查、处置；对照目标检查结果是第三步。",
    reference: "GB/T 19001—2016 0.3.2",
    tags: ["基础"],
    expectedSeconds: 60,
  },
  {
    id: "example-multiple",
    type: "multiple",
    part: 6,
    topic: "新七种工具",
    level: "识记",
    difficulty: 0.6,
    stem: `${MARK}下列工具中，属于新七种工具的有（　　）。`,
    options: { A: "亲和图", B: "直方图", C: "矩阵图", D: "控制图", E: "系统图" },
    key: ["A", "C", "E"],
    rationale: "直方图和控制图属于老七种工具。",
  },
  {
    id: "example-essay",
    type: "essay",
    part: 2,
    topic: "战略管理",
    level: "应用",
    difficulty: 0.5,
    stem: `${MARK}论述组织怎样把质量战略分解到各部门，并举一例。`,
    outline: "要点：一、由战略目标到关键指标；二、目标逐级分解，落实到人；三、定期评审并调整；四、举例恰当。",
    rubric: [
      {
        id: "c1",
        title: "分解的思路",
        points: 12,
        guide: [
          { points: 12, text: "三个环节齐全，说理清楚" },
          { points: 6, text: "只说到其中一两个环节" },
        ],
      },
      {
        id: "c2",
        title: "举例",
        points: 8,
        guide: [
          { points: 8, text: "例子具体，与论点相符" },
          { points: 4, text: "例子笼统" },
        ],
      },
    ],
  },
].map((example) => itemSchema.parse(example));

/** What the page of notes beside the sheet is called. */
export const NOTES_TITLE = "填写说明";

/** The page of notes beside the sheet. */
export const NOTES: readonly string[] = [
  "一行写一道试题，从示例下面写起；示例行请删除。没有用到的列可以留空，列的次序可以改变，列名不要改。",
  "题型：单选题、多选题或论述题。正确答案写字母，多选连写，如 ACD。选项从 A 起依次填写，中间不要空。",
  "编号可以不写；写了就用小写字母、数字和短横，如 qm-1-012，同一编号再次导入时认作同一道题。",
  "部分写数字；认知层次用考试大纲的词；难度写 0 到 1 的预期得分率（0.7 表示七成得分），或写易、中、难。",
  "题干里要强调的词写成 **不**；分段空一行；表格用 | 分列，公式写成 $C_p$；要写出 * $ | 本身，前面加反斜杠。",
  "插图：把 png 或 jpg 图片放在题干或选项的单元格上（浮动图片），并写上替代文字。",
  "论述题写参考答案和评分标准；评分标准先并入参考答案，导入后在编辑页面细化成逐项给分。",
  "以 = + - @ 开头的文字请先把单元格设为“文本”再填写；像 1-2、3/4 这样的内容也一样，否则会变成公式或日期。",
  "先点“试导入”：哪一行有问题、为什么，会逐条列出；全部改好后再导入。",
];
