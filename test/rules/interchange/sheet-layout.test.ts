import { describe, expect, it } from "vitest";
import { columnLetters, type SheetGrid } from "#item-bank/interchange/sheet-grid.ts";
import { columnOf } from "#item-bank/interchange/sheet-headings.ts";
import { readGrids } from "#item-bank/interchange/sheet-layout.ts";
import { refusals, shown, warnings } from "./shown.ts";

const grid = (rows: readonly (readonly string[])[], title = "题"): SheetGrid => ({
  name: `sheet ${title}`,
  title,
  rows: rows.map((cells, row) => ({
    number: row + 1,
    cells: cells.map((text, column) => ({ text, address: `${columnLetters(column)}${row + 1}` })),
  })),
});
const read = (rows: readonly (readonly string[])[], title?: string) => readGrids([grid(rows, title)]);
const HEAD = ["题型", "题干", "选项A", "选项B", "选项C", "答案"];

describe("question sheets", () => {
  it.each([
    ["题型（必填）", "kind"],
    ["题目类型", "kind"],
    ["*试题内容", "stem"],
    ["题目", "stem"],
    ["Question Text", "stem"],
    ["正确答案", "answer"],
    ["标准 答案:", "answer"],
    ["答案解析", "rationale"],
    ["难易程度", "difficulty"],
    ["分值(分)", "points"],
    ["所属知识点", "topic"],
    ["章节", "part"],
    ["认知层次", "level"],
    ["序号", "number"],
  ])("knows the heading %s", (heading, name) => {
    expect(columnOf(heading)).toEqual({ name });
  });

  it.each(["选项A", "A", "Ａ", "A选项", "A项", "选项 a", "Option A", "备选答案A", "choice_a", "答案A"])(
    "knows the option column %s",
    (heading) => {
      expect(columnOf(heading)).toEqual({ option: "A" });
    },
  );

  it.each([
    ["B", "B"],
    ["ｂ", "B"],
    ["A,B", "AB"],
    ["A、C", "AC"],
    ["A；B", "AB"],
    ["ＡＢ", "AB"],
    ["a b", "AB"],
    ["C|A", "AC"],
    ["A/B/C", "ABC"],
    ["1,3", "AC"],
    ["2", "B"],
    ["B.乙", "B"],
    ["丙", "C"],
    ["选项B", "B"],
    ["【AB】", "AB"],
    ["答案：C", "C"],
    ["A和B", "AB"],
  ])("reads the answer %s as %s", (answer, key) => {
    expect(read([HEAD, ["选择题", "题", "甲", "乙", "丙", answer]]).items[0]?.key.join("")).toBe(key);
  });

  it.each([
    ["对", "A"],
    ["错", "B"],
    ["√", "A"],
    ["×", "B"],
    ["正确", "A"],
    ["F", "B"],
    ["TRUE", "A"],
    ["否", "B"],
    ["A", "A"],
  ])("reads the judgement %s as %s", (answer, key) => {
    expect(
      read([
        ["题型", "题目", "答案"],
        ["判断题", "题", answer],
      ]).items[0],
    ).toMatchObject({ type: "single", key: [key] });
  });

  it("finds the header below titles, in any order, and again further down", () => {
    const reading = read([
      ["质量经理题库（2026）"],
      [],
      ["答案", "解析", "题干", "A", "B", "题型", "备注"],
      ["A", "因为", "甲", "一", "二", "单选题", "略"],
      [],
      ["二、多项选择题"],
      ["AB", "", "乙", "一", "二", "", ""],
      ["题干", "题型", "参考答案", "分值", "难度"],
      ["丙", "简答题", "要点", "10分", "70%"],
    ]);
    expect(shown(reading)).toEqual(["single A / 甲 / A一|B二", "multiple AB / 乙 / A一|B二", "essay / 丙"]);
    expect(reading.items[2]).toMatchObject({ outline: "要点", points: 10, difficulty: 0.7, place: "sheet 题 row 9" });
    expect(warnings(reading)).toEqual([
      "sheet 题 row 3 cell G3: “备注”一列没有对应的字段，没有导入",
      "sheet 题 row 7: 全部选项都是正确答案，没有干扰项",
    ]);
  });

  it.each([
    "A.甲\nB.乙\nC.丙",
    "A、甲；B、乙；C、丙",
    "甲|乙|丙",
    "甲；乙；丙",
    "A. 甲 B. 乙 C. 丙",
    "甲\n乙\n丙",
    "甲$$乙$$丙",
    "A:甲##B:乙##C:丙",
  ])("cuts the options of one column: %j", (options) => {
    expect(
      shown(
        read([
          ["题干", "选项", "答案"],
          ["题", options, "B"],
        ]),
      ),
    ).toEqual(["single B / 题 / A甲|B乙|C丙"]);
  });

  it("takes options from rows below, where only they are filled", () => {
    const rows = [
      ["题干", "选项", "答案"],
      ["题", "甲", "B"],
      ["", "乙", ""],
      ["", "丙", ""],
      ["题二", "甲|乙", "A"],
    ];
    expect(shown(read(rows))).toEqual(["single B / 题 / A甲|B乙|C丙", "single A / 题二 / A甲|B乙"]);
  });

  it("counts from 0 where the headings do", () => {
    expect(
      shown(
        read([
          ["question", "choice0", "choice1", "choice2", "answer"],
          ["Q", "a1", "b1", "c1", "2"],
        ]),
      ),
    ).toEqual(["single C / Q / Aa1|Bb1|Cc1"]);
  });

  it("takes the type from the sheet's name where no column says it", () => {
    expect(
      shown(
        read(
          [
            ["题目", "答案"],
            ["题", "错"],
          ],
          "判断题",
        ),
      ),
    ).toEqual(["single B / 题 / A正确|B错误"]);
    expect(
      refusals(
        read(
          [
            ["题目", "A", "B", "答案"],
            ["题", "一", "二", "AB"],
          ],
          "单选题",
        ),
      ),
    ).toEqual(["sheet 单选题 row 2 cell D2: 题型是单选，答案却有 2 个（AB）"]);
  });

  it("refuses a broken row by its cell and keeps the others", () => {
    const reading = read([
      HEAD,
      ["单选题", "好", "甲", "乙", "", "A"],
      ["单选题", "没答案", "甲", "乙", "丙", ""],
      ["单选题", "错字母", "甲", "乙", "", "C"],
      ["单选题", "", "甲", "乙", "丙", "A"],
      ["单选题", "缺选项", "甲", "", "丙", "A"],
      ["单选题", "一项", "甲", "", "", "A"],
      ["单选题", "多答", "甲", "乙", "丙", "AB"],
      ["多选题", "少答", "甲", "乙", "丙", "A"],
      ["判断题", "看不懂", "", "", "", "也许"],
      ["填空题", "质量是__", "", "", "", "甲"],
      ["随便", "题", "甲", "乙", "", "A"],
      ["单选题", "重复", "甲", "甲", "丙", "A"],
      ["单选题", "两义", "2", "1", "3", "2"],
    ]);
    expect(shown(reading)).toEqual(["single A / 好 / A甲|B乙"]);
    expect(refusals(reading)).toEqual([
      "sheet 题 row 3 cell F3: 没有答案",
      "sheet 题 row 4 cell F4: 答案里的 C 不是这道题的选项（只有 AB）",
      "sheet 题 row 5 cell B5: 题干是空的",
      "sheet 题 row 6 cell D6: 选项 B 是空的",
      "sheet 题 row 7: 只有一个选项，至少要有两个",
      "sheet 题 row 8 cell F8: 题型是单选，答案却有 2 个（AB）",
      "sheet 题 row 9 cell F9: 题型是多选，答案却只有一个（A）",
      "sheet 题 row 10 cell F10: 看不懂判断题的答案“也许”",
      "sheet 题 row 11 cell A11: 题型“填空题”不能导入",
      "sheet 题 row 12 cell A12: 不认识的题型“随便”：请写单选题、多选题、判断题或论述题",
      "sheet 题 row 13: 选项 A 和 B 的内容相同",
      "sheet 题 row 14 cell F14: 答案“2”既可以看作选项 B，又与选项 A 的内容相同",
    ]);
  });

  it("reads facets, own columns and the house's own", () => {
    const house = JSON.stringify({ enemies: ["q-9"], calibration: { a: 1, b: 0 } });
    const reading = read([
      ["编号", "题干", "A", "B", "答案", "部分", "知识点", "认知层次", "出处", "标签", "题组", "分数", "kaoheng"],
      ["q-8", "题", "一", "二", "A", "第三部分", "过程", "应用", "GB/T 19001", "新, 难", "S1", "两", house],
      ["12", "题二", "一", "二", "A", "质量工具", "", "", "", "", "", "1.5", ""],
    ]);
    expect(reading.items[0]).toMatchObject({
      id: "q-8",
      part: 3,
      topic: "过程",
      level: "应用",
      reference: "GB/T 19001",
      house: { tags: ["新", "难"], set: "S1", enemies: ["q-9"], calibration: { a: 1, b: 0 } },
    });
    expect(reading.items[1]).toMatchObject({ topic: "质量工具", points: 1.5 });
    expect(reading.items[1]).not.toHaveProperty("id");
    expect(warnings(reading)[0]).toBe("sheet 题 row 2 cell L2: 看不懂分值“两”，没有导入这一项");
  });

  it("leaves a page of notes out beside questions, and refuses a sheet without headings", () => {
    const notes = grid([["请按模板填写"]], "填写说明");
    const reading = readGrids([
      notes,
      grid([
        ["题干", "A", "B", "答案"],
        ["题", "一", "二", "A"],
      ]),
    ]);
    expect([reading.items.length, refusals(reading), warnings(reading)[0]]).toEqual([
      1,
      [],
      "sheet 填写说明: 这张表没有题干等表头，看作说明，没有导入",
    ]);
    expect(refusals(read([["甲", "一", "二", "A"]]))[0]).toMatch(/^sheet 题: 没有找到表头/);
  });
});
