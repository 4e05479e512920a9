import type { Page } from "playwright-core";

/** Signs a member of staff in. */
export async function staffSignIn(page: Page, origin: string, account: { name: string; password: string }): Promise<void> {
  await page.goto(`${origin}/staff`);
  await page.getByLabel("账号").fill(account.name);
  await page.getByLabel("密码").fill(account.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}
