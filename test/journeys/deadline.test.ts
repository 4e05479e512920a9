import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS, SECOND_MS } from "#kernel/instant.ts";
import { responseStore } from "#server/responses/response.store.ts";
import { launchBrowser } from "../support/browser.ts";
import { type ExamDay, openExamDay } from "../support/exam-day.ts";
import { CLIENT, openTestHouse, type TestHouse } from "../support/test-house.ts";
import { VirtualClock } from "../support/virtual-clock.ts";
import { CandidateScreen } from "./candidate-screen.ts";

let browser: Browser;
let house: TestHouse;
let day: ExamDay;
let origin: string;

beforeAll(async () => {
  browser = await launchBrowser();
  house = await openTestHouse({ withBank: true, clientFolder: CLIENT, clock: new VirtualClock() });
  origin = await house.app.listen({ host: "127.0.0.1", port: 0 });
  day = await openExamDay(house, 2);
});
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

it("[C-13] nobody hands in: the server closes at the deadline and what was saved counts", async () => {
  const ticket = day.tickets[0] as ExamDay["tickets"][number];
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  const screen = new CandidateScreen(page);
  await screen.signIn(origin, ticket);
  await screen.confirmIdentityAndRules();
  await page.getByText("等候开考").first().waitFor();
  await house.advance(10 * MINUTE_MS);
  await screen.waitForExam();

  await screen.goTo(1);
  await screen.press("B");
  await screen.goTo(51);
  await screen.press("A", "C");
  await screen.goTo("二");
  await screen.write("质量文化建设应当从高层承诺开始。");
  await screen.waitUntilSaved();
  expect(await page.getByRole("timer").textContent()).toMatch(/^0(3:00:00|2:59:[0-5]\d)$/);

  await house.advance(179 * MINUTE_MS + 30 * SECOND_MS);
  // An office act makes the server tell the screens; without it they would find out with the next clock reading.
  const { seats } = await day.office.call(sittingsApi.board, { params: { id: day.sittingId } });
  const attemptId = seats.find(({ state }) => state === "running")?.attemptId ?? "";
  await day.office.call(sittingsApi.grantTime, { params: { id: attemptId }, body: { minutes: 1, reason: "网络中断" } });
  await expect.poll(() => page.getByRole("timer").textContent(), { timeout: 15_000 }).toMatch(/^00:01:(30|2\d)$/);
  await screen.write("质量文化建设应当从高层承诺开始，并落实到激励与考核。");
  await screen.waitUntilSaved();

  await house.advance(2 * MINUTE_MS);
  await page.locator(".receipt-code").waitFor();
  expect(await page.getByText("考试时间到，系统自动交卷").count()).toBeGreaterThan(0);

  const rows = await responseStore(house.house.database).ofAttempt(house.house.database.read, attemptId);
  expect(rows.find(({ slot }) => slot === 1)?.shownLabels).toBe("B");
  expect(rows.find(({ slot }) => slot === 51)?.shownLabels).toBe("AC");
  expect(rows.find(({ text }) => text !== "")).toMatchObject({
    slot: 72,
    text: "质量文化建设应当从高层承诺开始，并落实到激励与考核。",
    isCounted: true,
  });
});
