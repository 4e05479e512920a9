import type { Browser, Page } from "playwright-core";

/** Signs a member of staff in. */
export async function staffSignIn(page: Page, origin: string, account: { name: string; password: string }): Promise<void> {
  await page.goto(`${origin}/staff`);
  await page.getByLabel("账号").fill(account.name);
  await page.getByLabel("密码").fill(account.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

/** A page of its own session, in Chinese, signed in and at the person's first screen. */
export async function staffPage(browser: Browser, origin: string, account: { name: string; password: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await staffSignIn(page, origin, account);
  await page.getByRole("navigation").first().waitFor();
  return page;
}
