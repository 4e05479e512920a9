import type { Page } from "playwright-core";

/** The candidate's screens as a person uses them: by the words and roles on them, in Chinese. */
export class CandidateScreen {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async signIn(origin: string, { ticket, code }: { ticket: string; code: string }): Promise<void> {
    await this.page.goto(origin);
    await this.page.getByLabel("准考证号").fill(ticket);
    await this.page.getByLabel("登录码").fill(code);
    await this.page.getByRole("button", { name: "登录", exact: true }).click();
  }

  async confirmIdentityAndRules(): Promise<void> {
    await this.page.getByLabel("在此输入").fill("质量管理 2026，ISO 9001：持续改进。");
    await this.page.getByRole("button", { name: "以上信息属实，这是我本人" }).click();
    await this.page.getByRole("checkbox", { name: /我已阅读并承诺/ }).check();
    await this.page.getByRole("button", { name: "同意并继续" }).click();
  }

  async waitForExam(): Promise<void> {
    await this.page.getByRole("timer").waitFor();
  }

  /** Goes to a question by its cell on the answer sheet: 1–70, or an essay by its numeral. */
  async goTo(question: number | string): Promise<void> {
    const name = typeof question === "number" ? `第 ${question} 题，` : `论述题${question}，`;
    await this.page.locator(`button.cell[aria-label^="${name}"]`).first().click();
  }

  /** Chooses options of the question on screen by one key each. */
  async press(...labels: string[]): Promise<void> {
    for (const label of labels) await this.page.keyboard.press(label.toLowerCase());
  }

  async write(text: string): Promise<void> {
    const field = this.page.locator("textarea.essay-field:visible");
    await field.click();
    await field.fill(text);
  }

  /** Waits until the header says that everything is stored. */
  async waitUntilSaved(): Promise<void> {
    await this.page.locator('.save-state[data-state="saved"]').waitFor();
  }

  cell(question: number | string) {
    const name = typeof question === "number" ? `第 ${question} 题，` : `论述题${question}，`;
    return this.page.locator(`button.cell[aria-label^="${name}"]`).first();
  }

  /** Review page, two confirmations, receipt; answers the receipt code. */
  async handIn(): Promise<string> {
    await this.page.getByRole("button", { name: "交卷", exact: true }).first().click();
    await this.page.getByRole("main").getByRole("button", { name: "交卷", exact: true }).last().click();
    await this.page.getByRole("button", { name: "继续交卷" }).click();
    await this.page.getByRole("button", { name: "确认交卷，不再修改" }).click();
    const code = await this.page.locator(".receipt-code").textContent();
    return (code ?? "").replaceAll(" ", "");
  }
}
