import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Role } from "#contract/people.ts";
import type { EssayItem } from "#item-bank/item.ts";
import type { FrozenPaper } from "#server/papers/frozen-paper.ts";
import { launchBrowser } from "../support/browser.ts";
import { CLIENT, openTestHouse, TEST_PASSWORD, type TestHouse } from "../support/test-house.ts";
import { VirtualClock } from "../support/virtual-clock.ts";
import { CandidateScreen } from "./candidate-screen.ts";
import { type PlannedChoice, planChoices, spreadMark } from "./hand-marks.ts";
import { staffSignIn } from "./staff-screen.ts";

const EDITED = "cmq-1-s-001";
/** Marks of the first and second reader, of the third where they differ by more than 3, of the adjudicator; and what they come to. */
const MARKS = [
  { first: 15, second: 16, settled: 15.5 },
  { first: 10, second: 16, third: 15, settled: 15.5 },
  { first: 4, second: 12, third: 8, adjudication: 9.5, settled: 9.5 },
];
const ESSAYS = ["一", "二", "三", "四"];

let browser: Browser;
let house: TestHouse;
let origin: string;

beforeAll(async () => {
  browser = await launchBrowser();
  house = await openTestHouse({ withBank: true, clientFolder: CLIENT, clock: new VirtualClock() });
  origin = await house.app.listen({ host: "127.0.0.1", port: 0 });
  await account("writer", ["writer"]);
  await account("reviewer", ["reviewer"]);
  await account("checker", ["reviewer"]);
  await account("office", ["office"]);
  for (const name of ["grader1", "grader2", "grader3"]) await account(name, ["grader"]);
  await account("chief", ["chief-grader"]);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

it("one exam from end to end: item → papers → exam → marks → the total worked out by hand", async () => {
  await editAndApprove();
  const office = await signedIn("office");
  await assemble(office);
  const sittingId = await scheduleAndOpen(office);
  const [candidate] = await house.house.sittings.candidatesOf(sittingId);
  if (!candidate?.paperId) throw new Error("nobody is seated");
  const paper = await house.house.papers.load(candidate.paperId);
  for (const { item, version } of paper.slots) if (item.id === EDITED) expect(version).toBe(2);

  const plan = planChoices(paper, candidate.attemptId);
  const ticket = (await house.house.sittings.tickets(sittingId))[0] as { ticket: string; code: string };
  await sitTheExam(ticket, plan);
  await office.getByRole("button", { name: "提前结束" }).click();
  await office.getByLabel("原因").fill("考生已全部交卷");
  await office.getByRole("dialog").getByRole("button", { name: "提前结束" }).click();
  await office.getByText("全部答卷已收").waitFor();
  await house.house.sweeps.run();
  await markEverything(paper, sittingId);

  await office.goto(`${origin}/staff/office/results/${sittingId}`);
  await office.getByRole("button", { name: "发布成绩" }).click();
  await office.getByRole("dialog").getByRole("button", { name: "确认发布" }).click();
  await office.getByText("考生登录后可以查看").first().waitFor();
  await seeTheResult(ticket, { paper, plan });
});

async function account(name: string, roles: Role[]): Promise<void> {
  await house.house.accounts.createWithPassword({ name, displayName: `测试 ${name}`, roles }, TEST_PASSWORD, {
    mustChange: false,
  });
}

/** A page of its own session, signed in. */
async function signedIn(name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await staffSignIn(page, origin, { name, password: TEST_PASSWORD });
  await page.getByRole("navigation").first().waitFor();
  return page;
}

async function editAndApprove(): Promise<void> {
  const writer = await signedIn("writer");
  await writer.goto(`${origin}/staff/bank/items/${EDITED}`);
  const stem = writer.getByRole("textbox", { name: /题干/ });
  await stem.fill(`${await stem.inputValue()}`.replace(/^/, "【修订】"));
  await writer.getByPlaceholder(/修改说明/).fill("补充说明");
  await writer.getByRole("button", { name: "保存为第 2 版" }).click();
  await writer.getByText("第 2 版已保存").waitFor();
  await writer.getByRole("button", { name: "送审" }).click();
  await writer.getByText("已送审").first().waitFor();
  const checker = await signedIn("checker");
  await checkKey(checker, EDITED);
  await checker.context().close();
  const reviewer = await signedIn("reviewer");
  await reviewer.goto(`${origin}/staff/bank/items/${EDITED}`);
  await reviewer.getByRole("button", { name: "批准", exact: true }).click();
  await reviewer.getByText("已批准，可用于组卷").first().waitFor();
  await writer.context().close();
  await reviewer.context().close();
}

/** Answers an item blind, as its key says. */
async function checkKey(page: Page, id: string): Promise<void> {
  const { item } = (await house.house.items.approvedItems()).find((entry) => entry.item.id === id) ?? {};
  if (!item || item.type === "essay") throw new Error(`${id} has no key`);
  await page.goto(`${origin}/staff/bank/items/${id}/key-check`);
  await page.getByRole("button", { name: "提交答案" }).waitFor();
  for (const label of item.key) await page.keyboard.press(label);
  await page.getByRole("button", { name: "提交答案" }).click();
  await page.getByText(`您的答案 ${item.key.join("")} 与命题员的答案一致`).waitFor();
}

async function assemble(office: Page): Promise<void> {
  await office.goto(`${origin}/staff/office/papers`);
  await office.getByLabel("种子").fill("journey");
  await office.getByRole("button", { name: "组卷", exact: true }).click();
  await office.getByText("已组成 2 份试卷").waitFor();
}

async function scheduleAndOpen(office: Page): Promise<string> {
  await office.goto(`${origin}/staff/office/sittings/new`);
  await office.getByLabel("场次名称").fill("旅程场次");
  await office.getByLabel("考试日期").fill("2026-10-19");
  await office.getByLabel("考场名称 1").fill("第一机房");
  await office.getByLabel("座位数 1").fill("30");
  await office.getByLabel("开考多少分钟后可以交卷").fill("0");
  await office.getByRole("button", { name: "安排场次" }).click();
  await office.getByRole("link", { name: "登记考生" }).first().click();
  await office.getByLabel("粘贴名单").fill("姓名\t证件号\t单位\n张䶮\t110101199001011234\t东江精工有限公司");
  await office.getByRole("button", { name: "检查名单" }).click();
  await office.getByRole("button", { name: "导入 1 人" }).click();
  await office.getByRole("link", { name: "去编排座位" }).click();
  await office.getByRole("button", { name: "自动编排" }).click();
  await office.getByText("已编排 1 / 1 人").waitFor();
  for (const act of ["开放登录", "现在开考"]) {
    await office.getByRole("button", { name: act }).first().click();
    await office.getByRole("dialog").getByRole("button", { name: act }).click();
    await office.getByRole("dialog").waitFor({ state: "hidden" });
  }
  await office.getByRole("button", { name: "提前结束" }).waitFor();
  const [sitting] = await house.house.sittings.list();
  return sitting?.id ?? "";
}

async function sitTheExam(ticket: { ticket: string; code: string }, plan: readonly PlannedChoice[]): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(20_000);
  const screen = new CandidateScreen(page);
  await screen.signIn(origin, ticket);
  await screen.confirmIdentityAndRules();
  await screen.waitForExam();
  for (const { slot, press } of plan) {
    await screen.goTo(slot);
    await screen.press(...press);
    house.clock.advance(2_000);
    if (slot === 35) {
      // In the middle: what was acknowledged and what was not yet sent must both be there.
      await page.reload();
      await screen.waitForExam();
    }
  }
  for (const [at, numeral] of ESSAYS.entries()) {
    await screen.goTo(numeral);
    await screen.write(`第${at + 1}题作答：质量管理应当以顾客为关注焦点，落实过程方法与持续改进。`.repeat(2));
    house.clock.advance(60_000);
  }
  await screen.waitUntilSaved();
  const answered = plan.filter(({ press }) => press.length > 0).length;
  await page
    .getByText(`已答 ${answered + ESSAYS.length} · 未答 ${75 - answered - ESSAYS.length}`)
    .first()
    .waitFor();
  expect(await page.getByText("已选 3/3").count()).toBeGreaterThan(0);
  expect(await screen.handIn()).toMatch(/^[0-9A-Z]{12}$/);
  await page.context().close();
}

async function markEverything(paper: FrozenPaper, sittingId: string): Promise<void> {
  const essays = paper.slots.filter(({ item }) => item.type === "essay").map(({ item }) => item as EssayItem);
  const readers = { grader1: "first", grader2: "second", grader3: "third", chief: "adjudication" } as const;
  for (const [name, purpose] of Object.entries(readers)) {
    const page = await signedIn(name);
    for (const [at, marks] of MARKS.entries()) {
      const mark = (marks as Partial<Record<string, number>>)[purpose];
      const essay = essays[at];
      if (mark === undefined || !essay) continue;
      await page.goto(`${origin}/staff/marking/${sittingId}/${essay.id}`);
      await page.getByText("评分标准").first().waitFor();
      expect(await page.getByText("张䶮").count()).toBe(0);
      for (const points of spreadMark(essay, mark)) {
        await page.keyboard.type(String(points));
        await page.keyboard.press("Enter");
      }
      await page.keyboard.press("Control+Enter");
      await page.getByText("已提交").first().waitFor();
    }
    await page.context().close();
  }
}

async function seeTheResult(
  ticket: { ticket: string; code: string },
  { paper, plan }: { paper: FrozenPaper; plan: readonly PlannedChoice[] },
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(20_000);
  const screen = new CandidateScreen(page);
  await screen.signIn(origin, ticket);
  await page.getByRole("heading", { name: "考试成绩" }).waitFor();
  const essays = MARKS.reduce((sum, { settled }) => sum + settled, 0);
  const objective = plan.reduce((sum, { earnedHalves }) => sum + earnedHalves, 0) / 2;
  const text = ((await page.getByRole("main").textContent()) ?? "").replace(/\s+/g, "");
  expect(text).toContain(`总分${shown(objective + essays)}满分150分`);
  expect(text).toContain(objective + essays >= 90 ? "合格" : "未合格");
  const parts = paper.blueprint.syllabus.map(({ part, title, points }) => {
    const earned = plan.filter((entry) => entry.part === part).reduce((sum, { earnedHalves }) => sum + earnedHalves, 0) / 2;
    return `${part}${title.zh}${shown(earned)}/${points / 60}`;
  });
  expect(text).toContain(parts.join(""));
  expect(text).toContain(MARKS.map(({ settled }, at) => `论述题${ESSAYS[at]}${shown(settled)}/20`).join(""));
}

/** Points with at most one decimal, as screens show them. */
function shown(points: number): string {
  return Number.isInteger(points) ? String(points) : points.toFixed(1);
}
