import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankApi } from "#contract/bank.ts";
import { bankTransferApi } from "#contract/bank-transfer.ts";
import { papersApi } from "#contract/papers.ts";
import { systemApi } from "#contract/system.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const HEAD = "题型,题干,选项A,选项B,选项C,选项D,正确答案,解析,难度,知识点,部分";
const GOOD = [
  "单选题,PDCA循环中的C是指（　　）。,策划,实施,检查,处置,C,PDCA的第三步,易,质量管理理论与名家,1",
  "多选题,属于新七种工具的有（　　）。,亲和图,直方图,矩阵图,控制图,AC,直方图和控制图属于老七种,中,新七种工具,6",
];
const MOUNTAIN = "单选题,珠穆朗玛峰位于（　　）。,国内,国外,海上,天上,E,没有E,易,质量概念与发展,1";
const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString("base64");
const csv = (rows: readonly string[]) => base64(`\ufeff${[HEAD, ...rows].join("\r\n")}`);

describe("questions from files and to files, over HTTP", () => {
  let house: TestHouse;
  let writer: Caller;
  let office: Caller;
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    writer = await signedInStaff(house, "writer", ["writer"]);
    office = await signedInStaff(house, "office", ["office"]);
  });
  afterAll(() => house.close());

  const upload = (rows: readonly string[], defaults: object = { level: "理解" }) => ({
    fileName: "试题.csv",
    content: csv(rows),
    format: "auto" as const,
    defaults,
  });
  const total = async () => (await writer.call(bankApi.listItems, { query: { sort: "id", offset: 0, limit: 1 } })).total;

  it("[BAN-14] tells before anything is stored what would come in, what not, and where", async () => {
    const before = await total();
    const report = await writer.call(bankTransferApi.tryImport, { body: upload([...GOOD, MOUNTAIN]) });
    expect(report).toMatchObject({ format: "csv", isReady: false });
    expect(report.items.map(({ type, standing, part, key }) => [type, standing, part, key.join("")])).toEqual([
      ["single", "new", 1, "C"],
      ["multiple", "new", 6, "AC"],
    ]);
    expect(report.refused).toHaveLength(1);
    expect(report.refused[0]?.place).toContain("4");
    const bare = await writer.call(bankTransferApi.tryImport, { body: upload(GOOD, {}) });
    expect(bare.items.map(({ missing }) => missing)).toEqual([["level"], ["level"]]);
    expect(bare.isReady).toBe(false);
    expect(await total()).toBe(before);
  });

  it("[BAN-14] tells of a question whose part no blueprint knows", async () => {
    const [first = ""] = GOOD;
    const strange = first.replace(/1$/, "12");
    const { warnings, isReady } = await writer.call(bankTransferApi.tryImport, { body: upload([first, strange]) });
    expect(isReady).toBe(true);
    expect(warnings.filter(({ reason }) => reason.zh.includes("蓝图中没有"))).toEqual([
      {
        place: expect.stringContaining("3"),
        reason: expect.objectContaining({ zh: expect.stringContaining("第 12 部分的单选题") }),
      },
    ]);
  });

  it("[BAN-14] brings in all or nothing, leaves out only what is named, and adds nothing twice", async () => {
    const before = await total();
    const all = await writer.send(bankTransferApi.importQuestions, { body: upload([...GOOD, MOUNTAIN]) });
    expect(all).toMatchObject({ status: 422, body: { code: "bad-file" } });
    expect(await total()).toBe(before);
    const { refused } = await writer.call(bankTransferApi.tryImport, { body: upload([...GOOD, MOUNTAIN]) });
    const leaveOut = refused.map(({ place }) => place);
    const done = await writer.call(bankTransferApi.importQuestions, { body: { ...upload([...GOOD, MOUNTAIN]), leaveOut } });
    expect(done.added).toHaveLength(2);
    expect(await total()).toBe(before + 2);
    const [first] = done.added;
    expect(await writer.call(bankApi.showItem, { params: { id: first ?? "" } })).toMatchObject({
      state: "draft",
      approvedVersion: null,
      item: { topic: "质量管理理论与名家", level: "理解", difficulty: 0.8 },
    });
    const again = await writer.call(bankTransferApi.importQuestions, { body: { ...upload(GOOD), leaveOut: [] } });
    expect(again).toEqual({ added: [], changed: [], same: 2 });
    const elsewhere = { ...upload([...GOOD].reverse()), fileName: "另存.csv", leaveOut: [] };
    expect(await writer.call(bankTransferApi.importQuestions, { body: elsewhere })).toEqual({ added: [], changed: [], same: 2 });
  });

  it("[BAN-14] names what is in the bank already in other words", async () => {
    const { item } = await writer.call(bankApi.showItem, { params: { id: "cmq-2-s-001" } });
    if (item.type === "essay") throw new Error("a choice item was expected");
    const row = [
      "单选题",
      `${item.stem.replace("的是", "的应是")}`,
      ...item.options.map(({ text }) => text),
      item.key[0],
      "解析",
      "易",
      item.topic,
      "2",
    ];
    const { items } = await writer.call(bankTransferApi.tryImport, { body: upload([row.map((cell) => `"${cell}"`).join(",")]) });
    expect(items[0]?.likes[0]).toMatchObject({ itemId: "cmq-2-s-001" });
  });

  it("[BAN-15] takes an export back without a change, and an edited one as a new version", async () => {
    const items = ["cmq-2-s-003", "cmq-e-001", "cmq-6-m-001"];
    for (const format of ["xlsx", "qti", "moodle-xml", "gift"] as const) {
      const { raw, status } = await writer.send(bankTransferApi.exportItems, { body: { format, items } });
      expect(status).toBe(200);
      const body = { fileName: "back", content: base64(raw), format: "auto" as const, defaults: {} };
      const report = await writer.call(bankTransferApi.tryImport, { body });
      expect(report.items.map(({ itemId, standing }) => `${itemId} ${standing}`).sort(), format).toEqual(
        items.map((id) => `${id} same`).sort(),
      );
      expect(report.refused).toEqual([]);
    }
  });

  it("[BAN-11] lets many live items leave only with a second person", async () => {
    await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 1, seed: "export" } });
    const trial = await writer.call(bankTransferApi.tryExport, { body: { format: "gift" } });
    expect(trial).toMatchObject({ live: 75, needsPass: true });
    expect(trial.warnings.length).toBeGreaterThan(0);
    expect((await writer.send(bankTransferApi.exportItems, { body: { format: "gift" } })).body).toMatchObject({
      code: "pass-needed",
    });
  });

  it("[BAN-16] refuses a zip bomb within two seconds while it goes on answering", async () => {
    const bomb = zipSync({ "imsmanifest.xml": new Uint8Array(200_000_000) }, { level: 9 });
    let isOver = false;
    const refusing = writer
      .send(bankTransferApi.tryImport, { body: { fileName: "bomb.zip", content: base64(bomb) } })
      .finally(() => {
        isOver = true;
      });
    let answered = 0;
    while (!isOver) {
      expect((await writer.send(systemApi.health)).status).toBe(200);
      answered += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await refusing).body).toMatchObject({ code: "bad-file" });
    expect(answered).toBeGreaterThan(0);
  });
});
