import { describe, expect, it } from "vitest";
import { readText } from "#item-bank/interchange/text-tables.ts";
import { refusals, shown, warnings } from "./shown.ts";

const one = (text: string) => {
  const reading = readText(text);
  return [...shown(reading), ...refusals(reading)];
};
const TWO = "single B / 甲乙丙丁 / A一|B二|C三";

describe("questions in text", () => {
  it.each([
    ["1. 甲乙丙丁\nA. 一\nB. 二\nC. 三\n答案：B"],
    ["1、甲乙丙丁\nA、一\nB、二\nC、三\n【答案】B"],
    ["1．甲乙丙丁\nＡ．一\nＢ．二\nＣ．三\n正确答案：Ｂ"],
    ["（1）甲乙丙丁\n（A）一\n（B）二\n（C）三\n参考答案: b"],
    ["第1题 甲乙丙丁\nA) 一\nB) 二\nC) 三\n答案为B"],
    ["第1题：甲乙丙丁\nA：一\nB：二\nC：三\n答：B"],
    ["1) 甲乙丙丁\nA．一    B．二    C．三\n答案 B"],
    ["1. 甲乙丙丁 A. 一 B. 二 C. 三\n答案：B"],
    ["1. 甲乙丙丁\nA. 一\tB. 二\nC. 三\n标准答案：【B】"],
    ["1. 甲乙丙丁\nA.一B.二C.三\n答案：B。"],
    ["1. 甲乙丙丁\n(A) 一 (B) 二 (C) 三\nAnswer: B"],
    ["1. （B）甲乙丙丁\nA. 一\nB. 二\nC. 三"],
    ["1. 甲乙丙丁\nA. 一；B. 二；C. 三\n答案：B"],
    ["**1. 甲乙丙丁**\n\n- **A.** 一\n- **B.** 二\n- **C.** 三\n\n**答案**：B"],
    ["### 1. 甲乙丙丁\n- [ ] A. 一\n- [x] B. 二\n- [ ] C. 三"],
    ["单选题\n1.甲乙丙丁 [单选题] *\n○A.一\n○B.二(正确答案)\n○C.三"],
    ["甲乙丙丁\nA. 一\nB. 二\nC. 三\n答案：B"],
    ["题目：甲乙丙丁\nA. 一\nB. 二\nC. 三\n答案：B"],
    ["1 甲乙丙丁\nA 一\nB 二\nC 三\n答案：B"],
    ["> 1. 甲乙丙丁\n> A. 一\n> B. 二\n> C. 三\n> 答案：B"],
    ["1\\. 甲乙丙丁\nA\\. 一\nB\\. 二\nC\\. 三\n答案：B"],
    ["\r\n1. 甲乙丙丁\r\nA. 一\r\nB. 二\r\nC. 三\r\n答案：B\r\n"],
  ])("reads %j", (text) => {
    expect(one(text)).toEqual([TWO]);
  });

  it("finds the answer in the stem's brackets, empties them and tells a candidate nothing", () => {
    expect(one("1. 下列（ B ）正确\nA. 一\nB. 二\n2. 质量是（ＡＢ）。\nA. 一\nB. 二\nC. 三")).toEqual([
      "single B / 下列（ ）正确 / A一|B二",
      "multiple AB / 质量是（ ）。 / A一|B二|C三",
    ]);
    expect(one("1. 维生素（C）与（B）\nA. 一\nB. 二\nC. 三")[0]).toMatch(/^line 1: 题干里有几个像答案的括号/);
  });

  it.each([
    ["1-5 BCADA", "BCADA"],
    ["1~3 BCA 4~5：DA", "BCADA"],
    ["1—5：B C A D A", "BCADA"],
    ["1-5 B、C、A、D、A", "BCADA"],
    ["1.B 2.C 3.A 4.D 5.A", "BCADA"],
    ["1、B；2、C；3、A；4、D；5、A", "BCADA"],
    ["1．Ｂ\n2．Ｃ\n3．Ａ\n4．Ｄ\n5．Ａ", "BCADA"],
    ["(1)B (2)C (3)A (4)D (5)A", "BCADA"],
    ["题号\t1\t2\t3\t4\t5\n答案\tB\tC\tA\tD\tA", "BCADA"],
    ["| 题号 | 1 | 2 | 3 | 4 | 5 |\n| 答案 | B | C | A | D | A |", "BCADA"],
    ["1.【答案】B\n【解析】甲\n2.【答案】C\n3.【答案】A 解析：乙\n4. D\n5. A", "BCADA"],
  ])("takes the answer list %j at the end", (list, keys) => {
    const questions = [1, 2, 3, 4, 5].map((number) => `${number}. 题${number}\nA. 一 B. 二 C. 三 D. 四`).join("\n\n");
    for (const heading of ["参考答案", "# 答案", "答案及解析：", "附：参考答案", "《质量》模拟题参考答案", "一、参考答案"]) {
      const reading = readText(`${questions}\n\n${heading}\n${list}\n`);
      expect([heading, reading.items.map(({ key }) => key.join("")).join(""), refusals(reading)]).toEqual([heading, keys, []]);
    }
  });

  it("brings an answer list per section to its own section when numbers start again", () => {
    const text = `一、单项选择题
1. 甲
A. 一 B. 二
2. 乙
A. 一 B. 二
二、多项选择题（每题2分）
1. 丙
A. 一 B. 二 C. 三
2. 丁
A. 一 B. 二 C. 三
三、判断题
1. 戊
2. 己（　）

参考答案
一、单项选择题
1-2 BA
二、多项选择题
1.AB 2.BC
三、判断题
1.√ 2.×`;
    expect(one(text)).toEqual([
      "single B / 甲 / A一|B二",
      "single A / 乙 / A一|B二",
      "multiple AB / 丙 / A一|B二|C三",
      "multiple BC / 丁 / A一|B二|C三",
      "single A / 戊 / A正确|B错误",
      "single B / 己（ ） / A正确|B错误",
    ]);
    const behind = text
      .replace(/\n\n参考答案[\s\S]*/, "")
      .replace("二、多", "答案：1-2 BA\n二、多")
      .replace("三、判", "答案：1.AB 2.BC\n三、判");
    expect(one(`${behind}\n答案：1.对 2.错`)).toEqual(one(text));
    expect(
      one(text.replace(/\n[一二三]、[^\n]*(?=\n1)/g, (heading, at: number) => (at > text.indexOf("参考") ? "\n" : heading))),
    ).toEqual(one(text));
  });

  it("keeps lists inside essays with their essay, and key lists of essays with their question", () => {
    const text = `四、论述题
1. 请回答：
1. 甲是什么？
2. 乙是什么？
参考答案：
1. 甲是一。
2. 乙是二。

2. 简述丙。（10分）
答：一、丙是三；
二、丙也是四。
评分标准：每点5分`;
    const { items } = readText(text);
    expect(items.map(({ stem, outline, points }) => [stem, outline, points])).toEqual([
      ["请回答：\n1. 甲是什么？\n2. 乙是什么？", "1. 甲是一。\n2. 乙是二。", undefined],
      ["简述丙。", "一、丙是三；\n二、丙也是四。\n\n评分标准：每点5分", 10],
    ]);
    const atEnd = "一、论述题\n1. 简述甲。\n2. 简述乙。\n\n参考答案\n1. 甲是：\n（1）一；\n（2）二。\n2. 乙是三。";
    expect(readText(atEnd).items.map(({ outline }) => outline)).toEqual(["甲是：\n（1）一；\n（2）二。", "乙是三。"]);
  });

  it("reads what stands beside a question: analysis, topic, difficulty, points, level, part", () => {
    const text = `第二部分 质量驱动力
一、单选题（共2题，每小题1.5分）
1. 甲（2分）
A. 一
B. 二
答案：B　解析：因为二　难度：0.7
知识点：过程方法
认知层次：理解
2. 乙
A. 一
B. 二
【答案】A【解析】第一行
第二行【难度】易【考点】顾客`;
    const { items } = readText(text);
    expect(
      items.map(({ points, rationale, topic, difficulty, level, part }) => [points, rationale, topic, difficulty, level, part]),
    ).toEqual([
      [2, "因为二", "过程方法", 0.7, "理解", 2],
      [1.5, "第一行\n第二行", "顾客", "易", undefined, 2],
    ]);
  });

  it("takes the type from a tag, else from the heading, else from the number of answers", () => {
    const text =
      "1. [多选题] 甲\nA. 一\nB. 二\nC. 三\n答案：A/C\n2.【判断题】乙\n答案：×\n3.（不定项）丙\nA. 一\nB. 二\n答案：A\n4. 丁\nA. 一\nB. 二\nC. 三\n答案：AB";
    expect(one(text)).toEqual([
      "multiple AC / 甲 / A一|B二|C三",
      "single B / 乙 / A正确|B错误",
      "single A / 丙 / A一|B二",
      "multiple AB / 丁 / A一|B二|C三",
    ]);
    expect(warnings(readText(text))).toEqual(["line 12: 从这里起有 1 道题没有写明题型，按答案个数定为单选或多选"]);
  });

  it("refuses what is no whole question, by line, and keeps the rest", () => {
    const text = `一、单选题
1. 好题
A. 一
B. 二
答案：A
2. 没有答案
A. 一
B. 二
3. 字母不对
A. 一
B. 二
答案：E
4. 选项太少
A. 一
答案：A
5. 标号重复
A. 一
A. 二
答案：A
6. 单选多答
A. 一
B. 二
答案：AB
7. 缺一个标号
A. 一
C. 三
答案：A
8. 内容相同
A. 一
B. 一
答案：A
二、多选题
9. 只有一个
A. 一
B. 二
答案：A
三、填空题
10. 质量是____。
答案：一`;
    const reading = readText(text);
    expect(shown(reading)).toEqual(["single A / 好题 / A一|B二"]);
    expect(refusals(reading)).toEqual([
      "line 6: 没有答案",
      "line 12: 答案里的 E 不是这道题的选项（只有 AB）",
      "line 13: 只有一个选项，至少要有两个",
      "line 18: 选项 A 出现了两次",
      "line 23: 题型是单选，答案却有 2 个（AB）",
      "line 26: 选项应从 A 起依次排列：这里应为 B，却是 C",
      "line 28: 选项 A 和 B 的内容相同",
      "line 36: 题型是多选，答案却只有一个（A）",
      "line 38: 题型“填空题”不能导入",
    ]);
  });

  it("refuses an answer list that does not fit, or says otherwise than the question itself", () => {
    const three = "1. 甲\nA. 一 B. 二\n2. 乙\nA. 一 B. 二\n3. 丙\nA. 一 B. 二\n";
    expect(refusals(readText(`${three}参考答案\n1-3 AB`))[1]).toMatch(/^line 8: 答案表里这一段的答案个数与题数不符/);
    expect(refusals(readText(`${three}答案：A\n参考答案\n1-3 ABB`))).toEqual([
      "line 5: 题后的答案“A”与答案表的“B”（第 9 行）不一致",
    ]);
    expect(warnings(readText(`${three}参考答案\n1-4 ABBA`))[0]).toBe("line 8: 答案表里的第 4 题（A）没有对应的试题");
  });

  it("tells text that belongs to no question", () => {
    const reading = readText("模拟试题\n\n1. 甲\nA. 一\nB. 二\n答案：A\n\n以下为背景材料。\n\n2. 乙\nA. 一\nB. 二\n答案：B");
    expect(shown(reading)).toHaveLength(2);
    expect(warnings(reading).filter((warning) => warning.includes("不属于"))).toEqual([
      "line 1: “模拟试题”不属于任何试题，没有导入",
      "line 8: “以下为背景材料。”不属于任何试题，没有导入",
    ]);
  });

  it("leaves numbers, decimals and ordered lists in stems alone", () => {
    const text =
      "1. 某公司：\n1. 甲\n2. 乙\n下列正确的是\nA. 一\nB. 二\n答案：A\n2. 圆周率约\n3.14，则\nA. 一\nB. 二\n答案：B\n3. 1998年后\n2004年发布\nA. 一\nB. 二\n答案：B";
    expect(one(text)).toEqual([
      "single A / 某公司： 甲 乙 下列正确的是 / A一|B二",
      "single B / 圆周率约 3.14，则 / A一|B二",
      "single B / 1998年后 2004年发布 / A一|B二",
    ]);
  });

  it("reads a Markdown table with the headings of a sheet, and keeps other tables in their stem", () => {
    const text =
      "| 题型 | 题干 | A | B | 答案 |\n| --- | --- | --- | --- | --- |\n| 单选 | 甲 | 一 | 二 | B |\n\n1. 据表：\n\n| 年 | 数 |\n| --- | --- |\n| 1 | 2 |\n\nA. 一\nB. 二\n答案：A";
    expect(one(text)).toEqual(["single A / 据表： 年 数 1 2 / A一|B二", "single B / 甲 / A一|B二"]);
  });
});
