import { describe, expect, it } from "vitest";
import { readText } from "#item-bank/interchange/text-tables.ts";
import { refusals, shown, warnings } from "./shown.ts";

const OPTIONS = "A一|B二|C三|D四";
const LINES = "A. 一\nB. 二\nC. 三\nD. 四";
const all = (text: string) => {
  const reading = readText(text);
  return [...shown(reading), ...refusals(reading)];
};

describe("questions in text, as programs and people write them", () => {
  it.each([
    ["正确答案是：B", "B"],
    ["答　案：B", "B"],
    ["【 答 案 】B", "B"],
    ["〖答案〗B", "B"],
    ["★答案：B", "B"],
    ["答案=B", "B"],
    ["答案 - B", "B"],
    ["答案：`B`", "B"],
    ["答案：**B**", "B"],
    ["答案：B（二）", "B"],
    ["Answer: A and B", "AB"],
    ["我的答案：A 正确答案：B", "B"],
    ["我的答案: A:一;\n正确答案: B:二;", "B"],
    ["我的答案: A:一; 正确答案: AB:一; 二;", "AB"],
    ["<details><summary>查看答案</summary>\n\n**B**\n\n</details>", "B"],
  ])("reads the answer %j", (answer, key) => {
    const reading = readText(`1. 甲\n${LINES}\n${answer}`);
    expect(shown(reading)).toEqual([`${key.length > 1 ? "multiple" : "single"} ${key} / 甲 / ${OPTIONS}`]);
  });

  it("keeps what stands behind the letters as an explanation, unless it may be an answer too", () => {
    const [item] = readText(`1. 甲\n${LINES}\n【答案】 ABD C错在范围。\n【解析】见下。`).items;
    expect([item?.key.join(""), item?.rationale]).toEqual(["ABD", "C错在范围。\n见下。"]);
    expect(all(`1. 甲\n${LINES}\n答案：B 或 C`)).toEqual(["line 6: 看不懂答案“B 或 C”：应为选项字母，例如 B 或 ABD"]);
  });

  it.each([
    ["一、1-5 ABCDA"],
    ["单选题：1-5 ABCDA"],
    ["1A 2B 3C 4D 5A"],
    ["1A2B3C4D5A"],
    ["①A ②B ③C ④D ⑤A"],
    ["1-3\nABC\n4-5\nDA"],
    ["1. （3分）A\n2. （3分）B\n3.（3分）C\n4. D（3分）\n5. A (3分)"],
    ["1．A【解析】甲。\n2．B。解析：乙。\n3. 答案：C。解析：丙\n4、选D。因为丁。\n5、正确答案：A\n解析：戊"],
    ["1【答案】A\n【详解】甲，故选：A\n2【答案】B\n3【答案】C\n4【答案】D\n5【答案】A"],
    ["| 题号 | 1 | 2 | 3 | 4 | 5 |\n|---|---|---|---|---|---|\n| 答案 | A | B | C | D | A |"],
    ["| 题号 | 答案 |\n|---|---|\n| 1 | A |\n| 2 | B |\n| 3 | C |\n| 4 | D |\n| 5 | A |"],
    ["题号　答案　题号　答案\n1　A　2　B\n3　C　4　D\n5　A"],
    ["题号 1 2 3 4 5\n选项 A B C D A"],
    ["1.“A” 2.“B” 3.“C” 4.“D” 5.“A”"],
  ])("takes the answer list %j", (list) => {
    const questions = [1, 2, 3, 4, 5].map((number) => `${number}. 题${number}\n${LINES}`).join("\n\n");
    for (const heading of ["参考答案", "2024-2025 学年第一学期《质量管理》参考答案及评分标准"]) {
      const reading = readText(`${questions}\n\n${heading}\n${list}\n`);
      expect([reading.items.map(({ key }) => key.join("")).join(""), refusals(reading)]).toEqual(["ABCDA", []]);
    }
  });

  it("tells the entries of a range whose answers are missing", () => {
    const reading = readText(`1. 甲\n${LINES}\n2. 乙\n${LINES}\n\n参考答案\n1-2 AB 3-4`);
    expect([reading.items.length, warnings(reading).slice(0, 2)]).toEqual([
      2,
      ["line 13: 答案表里的第 3 题没有对应的试题", "line 13: 答案表里的第 4 题没有对应的试题"],
    ]);
  });

  it("reads questions without numbers below a heading that says their type", () => {
    const text = `判断题\n甲是乙。\n【答案】对\n丙是丁。\n【答案】错\n\n单选题\n戊是？\n${LINES}\n【答案】C\n己是？\n${LINES}\n【答案】D`;
    expect(all(text)).toEqual([
      "single A / 甲是乙。 / A正确|B错误",
      "single B / 丙是丁。 / A正确|B错误",
      `single C / 戊是？ / ${OPTIONS}`,
      `single D / 己是？ / ${OPTIONS}`,
    ]);
  });

  it("gives a single essay without a number the list below its heading among the answers", () => {
    const text = `一、单选题\n1. 甲\n${LINES}\n二、主观题\n谈谈乙。\n参考答案\n一、单选题\n1. C\n二、主观题\n参考答案要点：\n1. 一点。\n2. 两点。`;
    const reading = readText(text);
    expect([all(text), reading.items[1]?.outline, warnings(reading)]).toEqual([
      [`single C / 甲 / ${OPTIONS}`, "essay / 谈谈乙。"],
      "1. 一点。\n2. 两点。",
      [],
    ]);
  });

  it("keeps 问题 inside a case with its stem", () => {
    const text = "论述题\n\n1、某公司：\n（1）超差；\n（2）延期。\n问题：\n1. 原因是什么？\n2. 如何改进？\n答：过程失控。";
    expect(readText(text).items.map(({ stem, outline }) => [stem, outline])).toEqual([
      ["某公司：\n（1）超差；\n（2）延期。\n问题：\n1. 原因是什么？\n2. 如何改进？", "过程失控。"],
    ]);
  });

  it("takes a type and points from one bracket, and a title with a year for no question", () => {
    const [item] = readText(`2023 年模拟试题\n1. (单选题, 2.0分) 甲\n${LINES}\n答案：A`).items;
    expect([item?.stem, item?.type, item?.points]).toEqual(["甲", "single", 2]);
  });

  it("leaves the numbered notices at the head of a paper alone", () => {
    const text = `模拟试卷\n注意事项：\n1. 用黑色笔作答。\n2. 交回试卷。\n\n一、单项选择题\n1. 甲\n${LINES}\n答案：A`;
    expect(all(text)).toEqual([`single A / 甲 / ${OPTIONS}`]);
    expect(warnings(readText(text))).toEqual([
      "line 1: “模拟试卷 注意事项： 1. 用黑色笔作答。 2. 交回试卷。”不属于任何试题，没有导入",
    ]);
  });

  it("reads full-width digits, hidden characters and the line ends of other systems", () => {
    const text = `１．甲（　）\nＡ．一\tＢ．二\nＣ．三\tＤ．四\n２．乙\nＡ．一　　Ｂ．二\nＣ．三　　Ｄ．四\n答案：\n１．Ｂ　２．Ｃ`;
    const expected = [`single B / 甲（ ） / ${OPTIONS}`, `single C / 乙 / ${OPTIONS}`];
    expect(all(text)).toEqual(expected);
    for (const end of ["\r", "\r\n", "\u2028", "\u0085"]) expect(all(text.replaceAll("\n", end))).toEqual(expected);
    expect(all(text.replaceAll("．", "\u200b．"))).toEqual(expected);
  });

  it("takes 选项： as a label, and ticked lines without letters as options", () => {
    expect(all("题型：单选题\n题干：甲\n选项：A.一 B.二 C.三 D.四\n答案：B")).toEqual([`single B / 甲 / ${OPTIONS}`]);
    expect(all("1. 甲\n- [ ] 一\n- [x] 二\n- [x] 三\n- [ ] 四")).toEqual([`multiple BC / 甲 / ${OPTIONS}`]);
  });

  it("ends a question at a heading of a kind it does not know by a longer name, and refuses 填空 without 题", () => {
    const text = `一、单选题\n1. 甲\n${LINES}\n答案：A\n二、编程题：\n1. 写一段程序。\n三、填空\n1. 质量是____。\n答案：好\n四、综合实践题\n1. 乙\n${LINES}\n答案：B`;
    expect(all(text)).toEqual([
      `single A / 甲 / ${OPTIONS}`,
      "essay / 写一段程序。",
      `single B / 乙 / ${OPTIONS}`,
      "line 11: 题型“填空”不能导入",
    ]);
  });

  it("refuses questions without numbers below a heading of a kind it does not have", () => {
    expect(all("## 填空题\n\n甲是____。\n\n答案：一\n\n乙是____。\n\n答案：二")).toEqual([
      "line 3: 题型“填空题”不能导入",
      "line 7: 题型“填空题”不能导入",
    ]);
  });

  it("finds the answer in a bracket before the number, and in a tick behind an option", () => {
    const text = `一、单选题\n（B）1. 甲\n${LINES}\n【D】2．乙\n${LINES}\n二、判断题\n（√）1. 丙。\n(×) 2. 丁。\n( ) 3. 戊。`;
    expect(all(text)).toEqual([
      `single B / 甲 / ${OPTIONS}`,
      `single D / 乙 / ${OPTIONS}`,
      "single A / 丙。 / A正确|B错误",
      "single B / 丁。 / A正确|B错误",
      "line 15: 没有答案",
    ]);
    expect(all("1. 甲\nA. 一 ✅\nB. 二\nC. 三 ✔")).toEqual(["multiple AC / 甲 / A一|B二|C三"]);
  });

  it("reads over the foot of a page, and takes program text for text", () => {
    const paged = `1. 甲\nA. 一\nB. 二\n第 1 页 共 2 页\nC. 三\nD. 四\n--- 第 2 页 ---\n答案：C`;
    expect(all(paged)).toEqual([`single C / 甲 / ${OPTIONS}`]);
    const code = `1. 输出是（ ）\n\n\`\`\`python\nprint(2*3*4)\n# 一、判断题\n1. 不是题\nA. 不是选项\n\`\`\`\n\n${LINES}\n答案：B`;
    expect(all(code)).toEqual([`single B / 输出是（ ） print(2*3*4) # 一、判断题 1. 不是题 A. 不是选项 / ${OPTIONS}`]);
    expect(all(`\`\`\`quiz\n问题：甲\n${LINES}\n答案：B\n\`\`\``)).toEqual([`single B / 甲 / ${OPTIONS}`]);
  });

  it("never lets a line about the answer into an option", () => {
    const reading = readText(`1. 甲\n${LINES}\n参考的答案如下 B`);
    expect([refusals(reading), warnings(reading)]).toEqual([
      ["line 1: 没有答案"],
      ["line 6: “参考的答案如下 B”不属于任何试题，没有导入"],
    ]);
  });
});
