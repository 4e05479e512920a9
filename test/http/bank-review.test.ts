import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bankApi } from "#contract/bank.ts";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { bankReviewApi } from "#contract/bank-review.ts";
import { papersApi } from "#contract/papers.ts";
import type { Item } from "#item-bank/item.ts";
import { Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe("the writer's workbench over HTTP", () => {
  let house: TestHouse;
  let writer: Caller;
  let other: Caller;
  let checker: Caller;
  let reviewer: Caller;
  let office: Caller;
  let ids: Record<string, string>;
  let choice: Item;
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    writer = await signedInStaff(house, "writer", ["writer"]);
    other = await signedInStaff(house, "other", ["writer"]);
    checker = await signedInStaff(house, "checker", ["reviewer"]);
    reviewer = await signedInStaff(house, "reviewer", ["reviewer"]);
    office = await signedInStaff(house, "office", ["office"]);
    const { people } = await office.call(bankReviewApi.listReviewers);
    ids = Object.fromEntries(people.map(({ id, name }) => [name.split(" ")[0] ?? "", id]));
    const found = (await house.house.items.approvedItems()).find(({ item }) => item.id === "cmq-1-s-005");
    if (!found) throw new Error("the bank has no cmq-1-s-005");
    choice = found.item;
  });
  afterAll(() => house.close());

  const at = (id: string) => ({ params: { id } });
  /** A writer's edit of an item, submitted. */
  async function submitted(id: string, stem: string): Promise<{ version: number; key: string[] }> {
    const before = await writer.call(bankApi.showItem, at(id));
    const item = { ...before.item, stem } as Item;
    const { version } = await writer.call(bankApi.saveItem, { ...at(id), body: { item, baseVersion: before.version, note: "" } });
    await writer.call(bankApi.actOnItem, { ...at(id), body: { action: "submit", version, note: "" } });
    return { version, key: item.type === "essay" ? [] : [...item.key] };
  }

  it("[BAN-8] gives a checker the candidate's view only, and bars whoever has seen the key", async () => {
    const { version, key } = await submitted(choice.id, choice.stem.replace("（", " （"));
    const blind = await checker.send(bankReviewApi.showBlind, at(choice.id));
    expect(blind.status).toBe(200);
    expect(JSON.stringify(blind.body)).not.toMatch(/"(key|rationale|difficulty|enemies|reference)"/);
    await reviewer.call(bankApi.showItem, at(choice.id));
    expect((await reviewer.send(bankReviewApi.showBlind, at(choice.id))).body).toMatchObject({ code: "key-seen" });
    const check = (caller: Caller, answer: string[], v = version) =>
      caller.send(bankReviewApi.checkKey, { ...at(choice.id), body: { version: v, answer } });
    expect((await check(reviewer, key)).body).toMatchObject({ code: "key-seen" });
    expect((await check(writer, key)).body).toMatchObject({ code: "same-person" });
    expect((await check(checker, key, version - 1)).body).toMatchObject({ code: "stale-version" });
    expect((await check(checker, ["A", "B"])).body).toMatchObject({ code: "bad-answer" });
    const wrong = ["A", "B", "C", "D"].filter((label) => !key.includes(label)).slice(0, 1);
    expect((await check(checker, wrong)).body).toMatchObject({ agrees: false, answer: wrong });
    expect((await check(checker, key)).body, "a second try after the answer was told").toMatchObject({ code: "key-seen" });
  });

  it("[BAN-8] lets a mismatch block approval until it is settled with a reason", async () => {
    const { version } = await reviewer.call(bankApi.showItem, at(choice.id));
    const act = (caller: Caller, action: string, note = "") =>
      caller.send(bankApi.actOnItem, { ...at(choice.id), body: { action, version, note } });
    expect((await act(reviewer, "approve")).body).toMatchObject({ code: "key-unchecked" });
    expect((await act(checker, "settle-key", "我错了")).body).toMatchObject({ code: "same-person" });
    expect((await act(reviewer, "settle-key")).body).toMatchObject({ code: "note-missing" });
    expect((await act(reviewer, "settle-key", "原答案有标准依据")).body).toMatchObject({
      keyChecks: [{ agrees: false, settlement: "原答案有标准依据", settledBy: "reviewer 测试" }],
    });
    expect((await act(reviewer, "approve")).body).toMatchObject({ state: "approved", approvedVersion: version });
  });

  it("[BAN-9] keeps threads on a span, gives them to somebody, and blocks approval until they are resolved", async () => {
    const { version, key } = await submitted(
      "cmq-1-s-002",
      `${(await writer.call(bankApi.showItem, at("cmq-1-s-002"))).item.stem}`.replace("（", " （"),
    );
    const body = {
      version,
      field: "stem",
      span: { start: 0, end: 4 },
      quote: "题干头四字",
      text: "这里不清楚",
      assigneeId: ids.writer ?? "",
    };
    const { comments } = await reviewer.call(bankReviewApi.addComment, { ...at("cmq-1-s-002"), body: { ...body, dueAt: 5 } });
    const [thread] = comments;
    expect(thread).toMatchObject({ span: { start: 0, end: 4 }, quote: "题干头四字", assignee: "writer 测试", resolvedAt: null });
    expect((await writer.call(bankReviewApi.listTasks, { query: { whose: "me", isDone: false } })).tasks).toMatchObject([
      { kind: "comment", itemId: "cmq-1-s-002", isMine: true, dueAt: 5 },
    ]);
    const answer = {
      version,
      field: "stem",
      text: "已改",
      threadId: thread?.id ?? "",
      span: null,
      quote: "",
      assigneeId: null,
      dueAt: null,
    };
    await writer.call(bankReviewApi.addComment, { ...at("cmq-1-s-002"), body: answer });
    await checker.call(bankReviewApi.checkKey, { ...at("cmq-1-s-002"), body: { version, answer: key, remark: "" } });
    const approve = () => reviewer.send(bankApi.actOnItem, { ...at("cmq-1-s-002"), body: { action: "approve", version } });
    expect((await approve()).body).toMatchObject({ code: "open-comments" });
    const params = { id: "cmq-1-s-002", commentId: thread?.id ?? "" };
    await reviewer.call(bankReviewApi.resolveComment, { params, body: { isResolved: true } });
    expect((await approve()).body).toMatchObject({ state: "approved" });
    expect((await writer.call(bankReviewApi.listTasks, { query: { whose: "me", isDone: false } })).tasks).toEqual([]);
  });

  it("[BAN-7] gives tasks to those who may do them, and closes them when they are done", async () => {
    const { version, key } = await submitted(
      "cmq-1-s-003",
      `${(await writer.call(bankApi.showItem, at("cmq-1-s-003"))).item.stem}`.replace("（", " （"),
    );
    const give = (assigneeId: string | undefined) =>
      office.call(bankReviewApi.giveTasks, {
        body: { kind: "key-check", items: ["cmq-1-s-003", "cmq-2-s-001"], assigneeId: assigneeId ?? "", dueAt: null },
      });
    expect((await give(ids.writer)).refused).toMatchObject([
      { itemId: "cmq-1-s-003", code: "same-person" },
      { code: "wrong-state" },
    ]);
    expect(await give(ids.checker)).toMatchObject({ tasks: [{ itemId: "cmq-1-s-003" }], refused: [{ code: "wrong-state" }] });
    const open = async () => (await checker.call(bankReviewApi.listTasks, { query: { whose: "me", isDone: false } })).tasks;
    expect(await open()).toHaveLength(1);
    await checker.call(bankReviewApi.checkKey, { ...at("cmq-1-s-003"), body: { version, answer: key, remark: "" } });
    expect(await open()).toEqual([]);
  });

  it("[BAN-10] keeps unsaved work per person and lets a lock be taken over without loss", async () => {
    const params = { id: "cmq-1-s-004" };
    const mine = await writer.call(bankApi.lockItem, { params, body: { takeOver: false } });
    expect(mine).toMatchObject({ isMine: true });
    await writer.call(bankApi.keepWorkingCopy, { params, body: { baseVersion: 1, content: { stem: "写到一半" } } });
    expect(await other.send(bankApi.lockItem, { params, body: {} })).toMatchObject({
      status: 409,
      body: { code: "locked", detail: { holder: "writer 测试" } },
    });
    expect(await other.call(bankApi.lockItem, { params, body: { takeOver: true } })).toMatchObject({ isMine: true });
    expect((await other.call(bankApi.showItem, { params })).workingCopy).toBeNull();
    expect((await writer.call(bankApi.showItem, { params })).workingCopy).toMatchObject({
      baseVersion: 1,
      content: { stem: "写到一半" },
    });
    await house.advance(121_000);
    expect(await writer.call(bankApi.lockItem, { params, body: { takeOver: false } })).toMatchObject({ isMine: true });
    await writer.call(bankApi.dropWorkingCopy, { params });
    expect((await writer.call(bankApi.showItem, { params })).workingCopy).toBeNull();
  });

  it("[BAN-12] changes many items by the same rules as one, and takes it back", async () => {
    const items = ["cmq-2-s-001", "cmq-2-s-002", "cmq-no-such"];
    const before = await writer.call(bankApi.showItem, at("cmq-2-s-001"));
    const done = await writer.call(bankOverviewApi.bulkChangeItems, {
      body: { items, change: { kind: "add-tag", tag: "2026秋" } },
    });
    expect(done).toMatchObject({ changed: 2, refused: [{ itemId: "cmq-no-such", code: "not-found" }], undoneAt: null });
    const page = { sort: "id" as const, offset: 0, limit: 10 };
    expect((await writer.call(bankApi.listItems, { query: { tag: "2026秋", ...page } })).total).toBe(2);
    await writer.call(bankApi.saveItem, {
      ...at("cmq-2-s-002"),
      body: {
        item: { ...(await writer.call(bankApi.showItem, at("cmq-2-s-002"))).item, difficulty: 0.5 },
        baseVersion: 2,
        note: "",
      },
    });
    await writer.call(bankOverviewApi.undoBulkChange, { params: { id: done.id } });
    const after = await writer.call(bankApi.showItem, at("cmq-2-s-001"));
    expect(after.item).toEqual(before.item);
    expect(after).toMatchObject({ version: before.version + 2, state: "approved", approvedVersion: before.version + 2 });
    expect((await writer.call(bankApi.listItems, { query: { tag: "2026秋", ...page } })).rows.map(({ id }) => id)).toEqual([
      "cmq-2-s-002",
    ]);
    expect((await writer.send(bankOverviewApi.undoBulkChange, { params: { id: done.id } })).body).toMatchObject({
      code: "nothing-to-undo",
    });
  });

  it("[BAN-11] logs who opened what, clips live stems, and asks a second person beyond 20 live items", async () => {
    const reader = await signedInStaff(house, "reader", ["writer"]);
    const { papers } = await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 1, seed: "live" } });
    const live = (papers[0]?.slots ?? []).map(({ id }) => id);
    const query = { state: "live" as const, sort: "id" as const, offset: 0, limit: 100 };
    const { rows } = await reader.call(bankApi.listItems, { query });
    expect(rows).toHaveLength(75);
    expect(rows.every(({ stem }) => [...stem].length <= 25)).toBe(true);
    for (const id of live.slice(0, 20)) await reader.call(bankApi.showItem, at(id));
    expect(await reader.send(bankApi.showItem, at(live[20] ?? ""))).toMatchObject({ status: 403, body: { code: "pass-needed" } });
    await reader.call(bankApi.showItem, at(live[0] ?? ""));
    const pass = await reader.call(bankOverviewApi.askBulkPass, { body: { reason: "核对整卷文字" } });
    expect((await reader.send(bankOverviewApi.grantBulkPass, { params: { id: pass.id } })).status).toBe(403);
    expect(await office.call(bankOverviewApi.grantBulkPass, { params: { id: pass.id } })).toMatchObject({
      grantedBy: "office 测试",
    });
    await reader.call(bankApi.showItem, at(live[20] ?? ""));
    const { entries } = await office.call(bankOverviewApi.accessLog, { query: { itemId: live[20] ?? "", limit: 10 } });
    expect(entries).toMatchObject([{ by: "reader 测试", action: "open", isLive: true, secondPerson: "office 测试" }]);
    await house.advance(31 * 60_000);
    for (const id of live.slice(0, 20)) await reader.call(bankApi.showItem, at(id));
    expect((await reader.send(bankApi.showItem, at(live[21] ?? ""))).body).toMatchObject({ code: "pass-needed" });
  });

  it("[BAN-13] shows one image under one name for ever, to staff; a stranger to a paper gets none", async () => {
    const { name } = await writer.call(bankApi.addFigure, { body: { content: PIXEL } });
    expect((await writer.call(bankApi.addFigure, { body: { content: PIXEL } })).name).toBe(name);
    const shown = await reviewer.send(bankApi.showFigure, { params: { name } });
    expect(shown.raw.toString("base64")).toBe(PIXEL);
    expect((await new Caller(house.app).send(bankApi.showFigure, { params: { name } })).status).toBe(401);
    expect((await writer.send(bankApi.addFigure, { body: { content: btoa("<svg onload=alert(1)>") } })).body).toMatchObject({
      code: "bad-figure",
    });
  });

  it("[BPS-2] counts the table of specifications beside what the next papers need", async () => {
    const { cells, levelNeeds } = await office.call(bankOverviewApi.specification, { query: { papers: 3 } });
    expect(cells.find(({ part, type }) => part === 5 && type === "multiple")).toMatchObject({ needed: 18, gap: 0 });
    const tight = await office.call(bankOverviewApi.specification, { query: { papers: 10 } });
    const cell = tight.cells.find(({ part, type }) => part === 5 && type === "multiple");
    expect(cell).toMatchObject({ needed: 60, gap: 60 - (cell?.have ?? 0) });
    expect(levelNeeds.every(({ have, least }) => have >= least)).toBe(true);
    const progress = await office.call(bankOverviewApi.bankProgress);
    expect(progress.states.reduce((sum, { count }) => sum + count, 0)).toBe(
      progress.ages.reduce((sum, { count }) => sum + count, 0),
    );
  });
});
