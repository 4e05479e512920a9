import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankApi, type ItemDetail } from "#contract/bank.ts";
import { bankReviewApi } from "#contract/bank-review.ts";
import { papersApi } from "#contract/papers.ts";
import { type Item, itemSchema } from "#item-bank/item.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const NEW_ITEM = {
  id: "new-item-1",
  type: "single",
  part: 1,
  topic: "质量概念与发展",
  level: "识记",
  difficulty: 0.7,
  stem: "ＩＳＯ 9000 中的“质量”是指（　　）。",
  options: ["特性满足要求的程度", "产品价格的高低", "工艺复杂的程度", "检验通过的次数"].map((text, at) => ({
    label: "ABCD"[at] as string,
    text,
  })),
  key: ["A"],
  rationale: "GB/T 19000 3.6.2：客体的一组固有特性满足要求的程度。",
  reference: "GB/T 19000—2016 3.6.2",
  justifications: { "mixed-punctuation": "检索要认得全角写法" },
  enemies: [],
};

describe("the bank over HTTP", () => {
  let house: TestHouse;
  let writer: Caller;
  let other: Caller;
  let reviewer: Caller;
  let checker: Caller;
  let office: Caller;
  const params = { id: NEW_ITEM.id };
  const item: Item = itemSchema.parse(NEW_ITEM);
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    writer = await signedInStaff(house, "writer", ["writer", "reviewer"]);
    other = await signedInStaff(house, "other", ["writer"]);
    reviewer = await signedInStaff(house, "reviewer", ["reviewer"]);
    checker = await signedInStaff(house, "checker", ["reviewer"]);
    office = await signedInStaff(house, "office", ["office"]);
  });
  afterAll(() => house.close());

  it("[BAN-1] takes a new item as a draft that no paper may use", async () => {
    const made = await writer.call(bankApi.createItem, { body: { item, note: "新题" } });
    expect(made).toMatchObject({ state: "draft", version: 1, approvedVersion: null, item });
    expect(made.versions).toMatchObject([{ version: 1, savedBy: "writer 测试", note: "新题", isApproved: false }]);
    expect((await house.house.items.approvedItems()).some(({ item: { id } }) => id === item.id)).toBe(false);
    expect((await writer.send(bankApi.createItem, { body: { item } })).body).toMatchObject({ code: "name-taken" });
  });

  /** Takes the newest version through review by three different people. */
  async function approve(id: string, version: number, key: readonly string[]): Promise<ItemDetail> {
    const at = { id };
    await writer.call(bankApi.actOnItem, { params: at, body: { action: "submit", version, note: "" } });
    const check = await checker.call(bankReviewApi.checkKey, { params: at, body: { version, answer: [...key], remark: "" } });
    expect(check.agrees).toBe(true);
    return reviewer.call(bankApi.actOnItem, { params: at, body: { action: "approve", version, note: "" } });
  }

  it("[BAN-1] lets nobody approve what they wrote, and approves what is newest", async () => {
    const act = (caller: Caller, action: string, version = 1) =>
      caller.send(bankApi.actOnItem, { params, body: { action, version } });
    expect((await act(reviewer, "approve")).body).toMatchObject({ code: "wrong-state" });
    expect((await act(writer, "submit", 2)).body).toMatchObject({ code: "stale-version" });
    expect((await act(writer, "submit")).body).toMatchObject({ state: "in-review" });
    expect((await act(writer, "approve")).body).toMatchObject({ code: "same-person" });
    expect((await act(reviewer, "approve")).body).toMatchObject({ code: "key-unchecked" });
    await checker.call(bankReviewApi.checkKey, { params, body: { version: 1, answer: ["A"], remark: "" } });
    expect((await act(checker, "approve")).body).toMatchObject({ code: "same-person" });
    expect((await act(reviewer, "approve")).body).toMatchObject({ state: "approved", approvedVersion: 1 });
    expect((await act(reviewer, "approve")).body).toMatchObject({ code: "wrong-state" });
  });

  it("[BAN-1] keeps the approved version in use while an edit waits", async () => {
    const next = { ...item, stem: "GB/T 19000 对“质量”的定义是（　　）。" };
    const saved = await writer.call(bankApi.saveItem, { params, body: { item: next, baseVersion: 1, note: "" } });
    expect(saved).toMatchObject({ version: 2, approvedVersion: 1, state: "draft" });
    const inUse = (await house.house.items.approvedItems()).find((entry) => entry.item.id === item.id);
    expect(inUse).toEqual({ version: 1, item });
    expect((await approve(item.id, 2, ["A"])).approvedVersion).toBe(2);
    expect((await reviewer.call(bankApi.showItemVersion, { params: { ...params, version: 1 } })).item).toEqual(item);
  });

  it("[BAN-2] refuses a save made on an older version, and records nothing when nothing changed", async () => {
    const { item: current, version } = await other.call(bankApi.showItem, { params });
    const save = (baseVersion: number, stem: string) =>
      other.send(bankApi.saveItem, { params, body: { item: { ...current, stem }, baseVersion, note: "" } });
    expect(await save(version - 1, "晚到的修改")).toMatchObject({
      status: 409,
      body: { code: "stale-version", detail: { version } },
    });
    expect((await save(version, current.stem)).body).toMatchObject({ version });
    const [one, two] = await Promise.all([save(version, "甲的修改"), save(version, "乙的修改")]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
  });

  it("[BAN-2] keeps id and type of an item for ever", async () => {
    const { version } = await other.call(bankApi.showItem, { params });
    const save = (edit: object) =>
      other.send(bankApi.saveItem, { params, body: { item: { ...item, ...edit }, baseVersion: version, note: "" } });
    expect((await save({ id: "another-id" })).body).toMatchObject({ code: "bad-item", detail: { field: "id" } });
    expect((await save({ type: "multiple", key: ["A", "B"] })).body).toMatchObject({
      code: "bad-item",
      detail: { field: "type" },
    });
    expect((await save({ key: ["Z"] })).status).toBe(400);
  });

  it("[BAN-4] finds by words in stem, options, topic and id, whatever their width, case and order", async () => {
    const find = async (text: string) =>
      (await other.call(bankApi.listItems, { query: { text, sort: "id", offset: 0, limit: 500 } })).rows;
    const params2 = { id: "new-item-2" };
    await other.call(bankApi.createItem, { body: { item: { ...item, ...params2 }, note: "" } });
    for (const text of ["iso 9000", "９０００　iso", "程度 检验 iso", "NEW-ITEM-2"]) {
      expect(
        (await find(text)).map(({ id }) => id),
        text,
      ).toContain(params2.id);
    }
    expect(await find("iso 9000 没有的词")).toEqual([]);
    expect(await find("%")).toEqual(await find("％"));
  });

  it("[BAN-4] combines filters and pages through what they leave", async () => {
    const filter = { part: 2, type: "multiple" as const };
    const page = (offset: number, limit: number) =>
      other.call(bankApi.listItems, { query: { ...filter, sort: "id", offset, limit } });
    const { rows, total } = await page(0, 500);
    expect(rows).toHaveLength(total);
    expect(rows.every(({ part, type }) => part === 2 && type === "multiple")).toBe(true);
    const paged = [...(await page(0, 5)).rows, ...(await page(5, 5)).rows];
    expect(paged).toEqual(rows.slice(0, 10));
    const { cells } = await other.call(bankApi.bankFacets);
    expect(cells.find(({ part, type }) => part === 2 && type === "multiple")?.approved).toBe(total);
  });

  it("[BAN-5] retires and revives; papers that hold an item keep the version they froze", async () => {
    const { papers } = await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 1, seed: "bank" } });
    const [paper] = papers;
    const slot = paper?.slots[0];
    const held = { id: slot?.id ?? "" };
    const before: ItemDetail = await writer.call(bankApi.showItem, { params: held });
    expect(before.usedIn).toEqual([{ paperId: paper?.id, form: "A", version: slot?.version }]);
    const stem = `${before.item.stem}（已改写）`;
    await writer.call(bankApi.saveItem, {
      params: held,
      body: { item: { ...before.item, stem }, baseVersion: before.version, note: "" },
    });
    const key = before.item.type === "essay" ? [] : before.item.key;
    await approve(held.id, before.version + 1, key);
    const version = before.version + 1;
    const act = (action: "retire" | "revive") =>
      reviewer.call(bankApi.actOnItem, { params: held, body: { action, version, note: "" } });
    const retired = await act("retire");
    expect(retired).toMatchObject({ state: "retired" });
    expect((await house.house.items.approvedItems()).some((entry) => entry.item.id === held.id)).toBe(false);
    const again = await office.call(papersApi.showPaper, { params: { id: paper?.id ?? "" } });
    expect(again.slots).toEqual(paper?.slots);
    expect(JSON.stringify(await office.call(papersApi.previewPaper, { params: { id: paper?.id ?? "" } }))).not.toContain(stem);
    expect(await act("revive")).toMatchObject({ state: "live", approvedVersion: version });
  });

  it("answers for an item that is not there", async () => {
    const nobody = { id: "no-such-item" };
    expect((await other.send(bankApi.showItem, { params: nobody })).status).toBe(404);
    expect((await other.send(bankApi.showItemVersion, { params: { ...params, version: 99 } })).status).toBe(404);
  });
});
