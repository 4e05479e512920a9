import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import type { Role } from "#contract/people.ts";
import type { Item } from "#item-bank/item.ts";
import type { FrozenPaper } from "#server/papers/frozen-paper.ts";
import { launchBrowser } from "../support/browser.ts";
import { pdfText } from "../support/pdf-text.ts";
import { CLIENT, openTestHouse, signedInStaff, TEST_PASSWORD, type TestHouse } from "../support/test-house.ts";
import { BankScreen } from "./bank-screen.ts";
import { filledTemplate, KANO, MENDED_OPTION, PROCESS_APPROACH, QUALITY_PLANNING } from "./new-items.ts";
import { PapersScreen } from "./papers-screen.ts";
import { staffPage } from "./staff-screen.ts";

/** All multiple-choice items of part 1 but this one are out of use, so that three papers lack two. */
const LEFT_IN_USE = "cmq-1-m-001";
const ITEMS = [QUALITY_PLANNING, KANO, PROCESS_APPROACH];
const IDS = ITEMS.map(({ 编号 }) => 编号);
const FORMS = ["A", "B", "C"];

let browser: Browser;
let house: TestHouse;
let origin: string;
const pages = new Map<string, Page>();

beforeAll(async () => {
  browser = await launchBrowser();
  house = await openTestHouse({ withBank: true, clientFolder: CLIENT });
  const office = await signedInStaff(house, "office", ["office"]);
  const items = Array.from({ length: 7 }, (_, at) => `cmq-1-m-00${at + 1}`).filter((id) => id !== LEFT_IN_USE);
  await office.call(bankOverviewApi.bulkChangeItems, { body: { items, change: { kind: "retire" } } });
  for (const [name, roles] of Object.entries({ writer: ["writer"], checker: ["reviewer"], reviewer: ["reviewer"] }))
    await signedInStaff(house, name, roles as Role[]);
  origin = await house.app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

it("from a gap in the table of specifications to printed parallel papers, through the screens", async () => {
  await findTheGap();
  await importItems();
  await mendAndSubmit();
  await checkBlind();
  await settleAndApprove();
  await seeTheGapClosed();
  const papers = await assembleThree();
  await printBoth(await exchangeOne(papers));
});

/** Everybody works in a session of their own and stays signed in. */
async function pageOf(name: string): Promise<Page> {
  const known = pages.get(name);
  if (known) return known;
  const page = await staffPage(browser, origin, { name, password: TEST_PASSWORD });
  pages.set(name, page);
  return page;
}

async function findTheGap(): Promise<void> {
  const page = await pageOf("office");
  const panel = await new BankScreen(page).specification(3);
  await panel.getByText("1 格题量不足，共缺 2 题").waitFor();
  const short = panel.getByRole("button", { name: /题量不足/ });
  expect(await short.count()).toBe(1);
  expect(await short.getAttribute("aria-label")).toBe("第 1 部分 多选：现有 1，需要 3，题量不足");
  expect(await short.textContent()).toMatch(/^1 \/ 3缺 2/);
  const screen = new PapersScreen(page);
  await screen.order(3, "journey");
  await page.getByText("没有组成试卷").waitFor();
  const lacking = page.getByRole("table", { name: "不够的试题" }).getByRole("row").filter({ hasText: "多项选择题" });
  expect((await lacking.getByRole("cell").allTextContents()).slice(0, 5)).toEqual([
    "1 质量与质量管理",
    "多项选择题",
    "3",
    "1",
    "2",
  ]);
}

async function importItems(): Promise<void> {
  const page = await pageOf("writer");
  const bank = new BankScreen(page);
  const template = await bank.template();
  await bank.choose(
    "新题.xlsx",
    await filledTemplate(template, [
      { ...QUALITY_PLANNING, 正确答案: "ABF" },
      { ...KANO, 部分: "甲" },
      { ...PROCESS_APPROACH, 题干: "" },
      { ...KANO, 编号: "new-12-m-001", 部分: 12 },
    ]),
  );
  await page.getByText("还有 3 处没有处理，暂不能导入。").waitFor();
  const told = (await bank.hindrances().allTextContents()).map((text) => text.replace(/\s+/g, ""));
  expect(told).toEqual([
    expect.stringContaining("工作表“试题”单元格M2答案里的F不是这道题的选项（只有ABCDE）"),
    expect.stringMatching(/^工作表“试题”第3行单元格C3看不懂部分（应为数字）“甲”.*缺少：部分/),
    expect.stringContaining("工作表“试题”单元格G4题干是空的"),
  ]);
  await page.getByText("蓝图中没有第 12 部分的多选题").waitFor();
  expect(await bank.importButton().isDisabled()).toBe(true);
  expect((await house.house.items.all()).filter(({ id }) => IDS.includes(id))).toEqual([]);

  const mended = await filledTemplate(template, ITEMS);
  await bank.choose("新题.xlsx", mended);
  await page.getByText("可以导入 3 题。").waitFor();
  await page.getByRole("button", { name: "导入 3 题" }).click();
  await page.getByText("导入完成：新增 3 题，更新 0 题，0 题原已在题库。").waitFor();
  await bank.choose("新题.xlsx", mended);
  await page.getByText("没有需要导入的：选中的试题都已在题库。").waitFor();
  expect(await bank.importButton().isDisabled()).toBe(true);
}

async function mendAndSubmit(): Promise<void> {
  const page = await pageOf("writer");
  const bank = new BankScreen(page);
  await bank.enter("我的试题");
  await bank.pick(IDS);
  await bank.submitPicked(3);
  await page.getByText("送审：2 题已完成。").waitFor();
  await page.getByText("1 题未修改：").waitFor();
  await page
    .getByRole("listitem")
    .filter({ hasText: "必须修改的问题" })
    .getByRole("link", { name: IDS[2] as string })
    .click();
  await page.getByText("选项“以上都对”说的是其他选项").waitFor();
  await page.getByRole("textbox", { name: "选项 E", exact: true }).fill(MENDED_OPTION);
  await page.getByText("选项“以上都对”说的是其他选项").waitFor({ state: "detached" });
  await page.getByLabel("修改说明").fill("换掉“以上都对”");
  await page.getByRole("button", { name: "保存为第 2 版" }).click();
  await page.getByText("第 2 版已保存").waitFor();
  await page.getByRole("button", { name: "送审" }).click();
  await page.getByText("已送审。").waitFor();
  await bank.enter("我的试题");
  await bank.pick(IDS);
  await bank.give("盲核答案", { count: 3, to: "checker 测试" });
  await bank.give("审题", { count: 3, to: "reviewer 测试" });
}

async function checkBlind(): Promise<void> {
  const page = await pageOf("checker");
  const bank = new BankScreen(page);
  await bank.enter("我的任务");
  await page.getByText("3 项待办").waitFor();
  await page.getByRole("link", { name: `去盲核 ${IDS[0]}` }).click();
  await page.getByText(QUALITY_PLANNING.选项C).waitFor();
  expect(await page.getByText(QUALITY_PLANNING.解析).count()).toBe(0);
  expect(await bank.answerBlind("AB")).toContain("不一致");
  for (const item of [KANO, PROCESS_APPROACH]) {
    await page.getByRole("link", { name: "下一题" }).click();
    await page.getByText(item.选项C).waitFor();
    expect(await bank.answerBlind(item.正确答案)).toContain("答案一致");
  }
  await page.getByText("您没有其他待盲核的试题。").waitFor();
}

async function settleAndApprove(): Promise<void> {
  const page = await pageOf("reviewer");
  const bank = new BankScreen(page);
  await bank.review(QUALITY_PLANNING.编号);
  await page.getByRole("button", { name: /^批准/ }).click();
  await page.getByText("答案尚未由他人盲核一致，不能批准。").first().waitFor();
  await page.getByRole("tab", { name: /^盲核/ }).click();
  await page.getByText("作答 AB").waitFor();
  await page.getByText("尚无结论").waitFor();
  await page.getByRole("button", { name: "核定答案" }).click();
  await page.getByRole("dialog").getByLabel("对答案的结论").fill("E 是质量策划的第四步，见《朱兰质量手册》；答案成立。");
  await page.getByRole("dialog").getByRole("button", { name: "核定答案" }).click();
  await page.getByText("已记录对答案的结论。").waitFor();
  await bank.approve();
  for (const { 编号 } of [KANO, PROCESS_APPROACH]) {
    await page.getByRole("link", { name: /^下一道待审试题/ }).click();
    await page.getByRole("heading", { name: `审阅 ${编号}` }).waitFor();
    await bank.approve();
  }
  await page.getByText("您没有其他待审的试题。").waitFor();
  await bank.enter("我的任务");
  await page.getByText("没有待办的任务").waitFor();
}

async function seeTheGapClosed(): Promise<void> {
  const page = await pageOf("office");
  const panel = await new BankScreen(page).specification(3);
  await panel.getByText("3 套试卷所需题量都已满足").waitFor();
  const cell = panel.getByRole("button", { name: /^第 1 部分 多选：/ });
  expect(await cell.getAttribute("aria-label")).toBe("第 1 部分 多选：现有 4，需要 3，充足");
  expect(await cell.textContent()).toMatch(/^4 \/ 3余 1/);
}

/** Three papers, by form. */
async function assembleThree(): Promise<FrozenPaper[]> {
  const page = await pageOf("office");
  const screen = new PapersScreen(page);
  expect(await screen.orderAndWatch(3, "journey")).toContain("已得到 0 / 3 份");
  await page.getByText(/已组成 3 份试卷，每份逐条满足全部 \d+ 项要求.*各卷没有共用试题/).waitFor();
  for (const table of ["双向细目表", "认知层次", "逐条要求"]) expect((await screen.headsOf(table)).slice(-3)).toEqual(FORMS);
  const rows = page.getByRole("table", { name: "双向细目表" }).getByRole("row", { name: /^1 质量与质量管理 · 多项选择题/ });
  expect(await rows.getByRole("cell").allTextContents()).toEqual(["1", "1", "1", "1"]);
  const report = await screen.download("下载 PDF");
  expect(pdfText(report)).toContain("3份平行试卷");

  const papers = await Promise.all((await house.house.papers.list()).map(({ id }) => house.house.papers.load(id)));
  papers.sort((left, right) => (left.form < right.form ? -1 : 1));
  expect(papers.map(({ form }) => form)).toEqual(FORMS);
  const used = papers.flatMap(({ slots }) => slots.filter(({ item }) => item.part === 1 && item.type === "multiple"));
  const usedIds = used.map(({ item }) => item.id);
  expect(new Set(usedIds).size).toBe(3);
  expect([LEFT_IN_USE, ...IDS]).toEqual(expect.arrayContaining(usedIds));
  for (const { item, version } of used) expect(version).toBe(item.id === PROCESS_APPROACH.编号 ? 2 : 1);
  return papers;
}

/** Another item takes the first place of paper A; the paper that comes of it. */
async function exchangeOne(papers: readonly FrozenPaper[]): Promise<FrozenPaper> {
  const page = await pageOf("office");
  const screen = new PapersScreen(page);
  await screen.openPaper("A");
  const offers = await screen.offers(1);
  expect(offers.length).toBeGreaterThan(1);
  const onPapers = papers.flatMap(({ slots }) => slots.map(({ item }) => item.id));
  expect(offers.filter((id) => onPapers.includes(id))).toEqual([]);
  const chosen = offers[1] ?? "";
  const { item } = (await house.house.items.approvedItems()).find((entry) => entry.item.id === chosen) ?? {};
  await screen.exchange(chosen, firstWords(item));
  const said = `第 1 题已由 ${papers[0]?.slots[0]?.item.id} 换成 ${chosen}。`;
  await page.getByText(said).waitFor();
  const exchangedId = idAtEnd(page.url());
  await page.getByRole("link", { name: "查看换题前的旧卷" }).click();
  await page.getByText("这份试卷已被换题后的新卷代替").waitFor();
  expect(idAtEnd(page.url())).toBe(papers[0]?.id);
  await page.getByRole("link", { name: "查看新卷" }).click();
  await page.getByText(said).waitFor();

  const exchanged = await house.house.papers.load(exchangedId);
  const idsOf = (paper: FrozenPaper | undefined) => paper?.slots.map(({ item: { id } }) => id);
  expect(idsOf(exchanged)).toEqual([chosen, ...(idsOf(papers[0]) ?? []).slice(1)]);
  return exchanged;
}

async function printBoth(paper: FrozenPaper): Promise<void> {
  const screen = new PapersScreen(await pageOf("office"));
  const plain = pdfText(await screen.print("打印（不含答案）"));
  const withKey = pdfText(await screen.print("打印（含答案）"));
  const multiple = paper.slots.filter(({ item }) => item.type === "multiple");
  const row = multiple.slice(0, 10);
  const keyRow =
    row.map(({ slot }) => slot).join("") + row.flatMap(({ item }) => (item.type === "essay" ? [] : item.key)).join("");
  const stems = paper.slots.map(({ item }) => item.stem).join("");
  const outlines = paper.slots
    .flatMap(({ item }) => (item.type === "essay" ? [longestWords(item.outline)] : []))
    .filter((words) => !stems.includes(words));
  expect(outlines).not.toEqual([]);
  for (const { item } of paper.slots) {
    const words = firstWords(item).replace(/\s+/g, "");
    expect(plain).toContain(words);
    expect(withKey).toContain(words);
  }
  for (const secret of ["参考答案", "评分标准", keyRow, ...outlines]) {
    expect(plain).not.toContain(secret);
    expect(withKey).toContain(secret);
  }
}

/** The beginning of a stem, before anything that is drawn otherwise than it is written. */
function firstWords(item: Item | undefined): string {
  const [words = ""] = /^[^*$|!\\\n]*/.exec(item?.stem ?? "") ?? [];
  return words.slice(0, 15).trim();
}

/** The longest run of Chinese characters of a text: letters with marks and formulas may be drawn in pieces. */
function longestWords(text: string): string {
  const runs = text.match(/\p{Script=Han}+/gu) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "");
}

function idAtEnd(address: string): string {
  return decodeURIComponent(new URL(address).pathname.split("/").pop() ?? "");
}
