import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The bank's screens as its people use them: by the words and roles on them, in Chinese. */
export class BankScreen {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Goes to a screen by its door in the rail. */
  async enter(door: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "工作" }).getByRole("link", { name: door, exact: true }).click();
  }

  /** The table of specifications for so many papers. */
  async specification(papers: number): Promise<Locator> {
    await this.enter("试题库");
    const panel = this.page.getByRole("region", { name: "双向细目表" });
    await panel.getByLabel("接下来组卷").selectOption({ label: `${papers} 套` });
    await this.page.waitForURL(new RegExp(`papers=${papers}`));
    return panel;
  }

  /** Takes the template from the import screen. */
  async template(): Promise<Buffer> {
    await this.enter("导入试题");
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.getByRole("link", { name: "下载 Excel 模板" }).click(),
    ]);
    return readFile(await download.path());
  }

  /** Chooses a file on the import screen; the trial runs by itself. */
  async choose(name: string, buffer: Buffer): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent("filechooser"),
      this.page
        .getByRole("button", { name: /^(选择文件|换一个文件)$/ })
        .first()
        .click(),
    ]);
    await chooser.setFiles({ name, mimeType: XLSX, buffer });
  }

  /** The places that stand in the way, each with its reasons. */
  hindrances(): Locator {
    return this.page.getByRole("region", { name: /^须先处理/ }).getByRole("listitem");
  }

  importButton(): Locator {
    return this.page.getByRole("main").getByRole("button", { name: /^导入/ });
  }

  /** Ticks items of the list. */
  async pick(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.page.getByRole("checkbox", { name: `选取 ${id}`, exact: true }).check();
    await this.page.getByText(`已选 ${ids.length} 题`).first().waitFor();
  }

  /** Sends the items picked to review at once. */
  async submitPicked(count: number): Promise<void> {
    await this.page
      .getByRole("region", { name: `已选 ${count} 题` })
      .getByRole("button", { name: "送审" })
      .click();
    await this.page
      .getByRole("dialog")
      .getByRole("button", { name: `送审 ${count} 题` })
      .click();
    await this.page.getByRole("dialog").waitFor({ state: "hidden" });
  }

  /** Gives the items picked to somebody. */
  async give(task: "审题" | "盲核答案", { count, to }: { count: number; to: string }): Promise<void> {
    await this.page.getByRole("button", { name: "分派审题" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("任务").selectOption({ label: task });
    await dialog.getByLabel("交给").selectOption({ label: to });
    await dialog.getByRole("button", { name: `分派 ${count} 题` }).click();
    await dialog.getByText(`已将 ${count} 题交给 ${to}。`).waitFor();
    await dialog.getByRole("button", { name: "关闭" }).click();
  }

  /** Answers the item on the blind screen by its letters and hears whether it agrees. */
  async answerBlind(letters: string): Promise<string> {
    const submit = this.page.getByRole("button", { name: "提交答案" });
    await submit.waitFor();
    for (const letter of letters) await this.page.keyboard.press(letter);
    await submit.click();
    const said = this.page.getByText(`您的答案 ${letters} 与命题员的答案`);
    return (await said.textContent()) ?? "";
  }

  /** Opens the review of an item from one's own tasks. */
  async review(id: string): Promise<void> {
    await this.enter("我的任务");
    await this.page.getByRole("link", { name: `去审题 ${id}` }).click();
    await this.page.getByRole("heading", { name: `审阅 ${id}` }).waitFor();
  }

  async approve(): Promise<void> {
    await this.page.getByRole("button", { name: "批准", exact: true }).click();
    await this.page.getByText("已批准，可用于组卷。").waitFor();
  }
}
