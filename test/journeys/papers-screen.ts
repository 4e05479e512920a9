import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

/** The office's screens around papers, by the words and roles on them, in Chinese. */
export class PapersScreen {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Orders parallel papers from the papers screen. */
  async order(forms: number, seed: string): Promise<void> {
    await this.page.getByRole("navigation", { name: "工作" }).getByRole("link", { name: "试卷", exact: true }).click();
    await this.page.getByLabel("平行卷份数").fill(String(forms));
    await this.page.getByLabel("种子").fill(seed);
    await this.page.getByRole("button", { name: "组卷", exact: true }).click();
  }

  /** Orders papers and watches the run until their report is there; tells what the page said on the way. */
  async orderAndWatch(forms: number, seed: string): Promise<string> {
    await this.#showTheStart();
    await this.order(forms, seed);
    const running = this.page.getByRole("region", { name: "正在组卷" });
    const said = (await running.textContent()) ?? "";
    await this.page.getByRole("heading", { name: /平行卷报告$/ }).waitFor();
    return said;
  }

  /** The first look at the run is answered as the order itself was, so that the page of the run shows however quick the engine is. */
  async #showTheStart(): Promise<void> {
    let started = "";
    await this.page.route("**/api/assembly-runs", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      const reply = await route.fetch();
      started = await reply.text();
      return route.fulfill({ response: reply });
    });
    const answer = { contentType: "application/json", body: "" };
    await this.page.route("**/api/assembly-runs/*", (route) => route.fulfill({ ...answer, body: started }), { times: 1 });
  }

  /** Column heads of a table of the report. */
  async headsOf(table: string): Promise<string[]> {
    return this.page.getByRole("table", { name: table }).first().getByRole("columnheader").allInnerTexts();
  }

  /** Opens one of the papers of the report. */
  async openPaper(form: string): Promise<void> {
    await this.page
      .getByRole("link", { name: `${form} 卷`, exact: true })
      .first()
      .click();
    await this.page.getByRole("heading", { name: new RegExp(` ${form} 卷$`) }).waitFor();
  }

  /** Opens the exchange of a slot and reads the items on offer, by id, in their order. */
  async offers(slot: number): Promise<string[]> {
    await this.page.getByRole("button", { name: `第 ${slot} 题换题` }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByText(/道试题换上后仍满足全部要求/).waitFor();
    const names = await dialog
      .getByRole("table", { name: "可换上的试题" })
      .getByRole("rowgroup")
      .last()
      .locator("label")
      .allTextContents();
    return names.map((name) => name.trim());
  }

  /** Reads an item on offer and puts it on the paper in place of the one there. */
  async exchange(id: string, reading: string): Promise<void> {
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("radio", { name: id }).check();
    await dialog.getByRole("article").filter({ hasText: "换上的试题" }).filter({ hasText: id }).getByText(reading).waitFor();
    await dialog.getByLabel("理由").fill("试用新题");
    await dialog.getByRole("button", { name: `换上 ${id}` }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  /** The file a link of the report hands out. */
  async download(name: string): Promise<Buffer> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.page.getByRole("link", { name }).click()]);
    return readFile(await download.path());
  }

  /** The bytes behind one of the print links of the paper. */
  async print(name: "打印（不含答案）" | "打印（含答案）"): Promise<Buffer> {
    const href = await this.page.getByRole("link", { name }).getAttribute("href");
    const reply = await this.page.context().request.get(new URL(href ?? "", this.page.url()).href);
    if (reply.status() !== 200 || reply.headers()["content-type"] !== "application/pdf")
      throw new Error(`${name}: ${reply.status()}`);
    return reply.body();
  }
}
