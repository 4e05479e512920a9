import ExcelJS from "exceljs";
import { renderSVG } from "uqr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { papersApi } from "#contract/papers.ts";
import type { BodyOf } from "#contract/route.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { type Caller, openTestHouse, signedInStaff, type TestHouse } from "../support/test-house.ts";

const ROSTER = [
  "姓名\t准考证号\t身份证号\t单位",
  "䶮大伟\t\t110101199001011234\t甲公司",
  "阿卜杜拉·买买提\tab-2001\t11010119900101432x\t甲公司",
  "=HYPERLINK(1)\t\t\t乙公司",
  "赵六\t\t\t",
].join("\r\n");

describe("sittings over HTTP", () => {
  let house: TestHouse;
  let office: Caller;
  let paperIds: string[];
  let params: { id: string };
  beforeAll(async () => {
    house = await openTestHouse({ withBank: true });
    office = await signedInStaff(house, "office", ["office"]);
    const { papers } = await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 2, seed: "sit" } });
    paperIds = papers.map(({ id }) => id);
  });
  afterAll(() => house.close());

  const schedule = (change: Partial<BodyOf<typeof sittingsApi.scheduleSitting>> = {}) => ({
    name: "十月场",
    blueprintId: "cmq",
    paperIds,
    startsAt: house.clock.now() + 30 * MINUTE_MS,
    rooms: [
      { name: "乙楼", seats: 3 },
      { name: "甲楼", seats: 3 },
    ],
    ...change,
  });
  const register = (content: string, isDryRun = false) =>
    office.call(sittingsApi.registerCandidates, { params, body: { format: "text", content, isDryRun } });

  it("[SIT-9] schedules with the settings of the papers' blueprint, changed where asked", async () => {
    const made = await office.call(sittingsApi.scheduleSitting, { body: schedule({ settings: { earliestHandInMinutes: 30 } }) });
    expect(made).toMatchObject({ state: "scheduled", candidates: 0, seated: 0, obstacles: ["no-candidates"], startedAt: null });
    const settings = { durationMinutes: 180, clock: "sitting", lateEntryMinutes: 20, earliestHandInMinutes: 30 };
    expect(made.settings).toEqual(settings);
    expect(made.papers.map(({ form }) => form)).toEqual(["A", "B"]);
    params = { id: made.id };
    expect((await office.call(papersApi.listPapers)).papers.map(({ sittings }) => sittings)).toEqual([["十月场"], ["十月场"]]);
  });

  it("[SIT-9] refuses papers of another blueprint, the same paper twice, two rooms of one name", async () => {
    const [paper] = paperIds as [string];
    const room = { name: "甲楼", seats: 1 };
    const wrong = [schedule({ blueprintId: "other" }), schedule({ paperIds: [paper, paper] }), schedule({ rooms: [room, room] })];
    for (const body of wrong)
      expect((await office.send(sittingsApi.scheduleSitting, { body })).body).toMatchObject({ code: "bad-request" });
    const missing = await office.send(sittingsApi.scheduleSitting, { body: schedule({ paperIds: ["paper_none"] }) });
    expect(missing.status).toBe(404);
    expect((await office.call(sittingsApi.listSittings)).sittings).toHaveLength(1);
  });

  it("[SIT-2] does not open without candidates", async () => {
    const reply = await office.send(sittingsApi.openSitting, { params });
    expect(reply.body).toMatchObject({ code: "wrong-state", detail: { obstacle: "no-candidates" } });
  });

  it("[SIT-4] shows what would come in, then registers it, once", async () => {
    const dry = await register(ROSTER, true);
    expect(dry).toMatchObject({ problems: [], added: 0, alreadyThere: 0 });
    expect(dry.rows).toEqual([
      { name: "䶮大伟", ticket: "2026010001", idTail: "1234", organisation: "甲公司" },
      { name: "阿卜杜拉·买买提", ticket: "AB2001", idTail: "432X", organisation: "甲公司" },
      { name: "=HYPERLINK(1)", ticket: "2026010002", idTail: "", organisation: "乙公司" },
      { name: "赵六", ticket: "2026010003", idTail: "", organisation: "" },
    ]);
    expect((await office.call(sittingsApi.listCandidates, { params })).rows).toEqual([]);
    expect(await register(ROSTER)).toMatchObject({ rows: dry.rows, added: 4 });
    expect(await register(ROSTER)).toMatchObject({ rows: [], added: 0, alreadyThere: 4 });
    const { rows } = await office.call(sittingsApi.listCandidates, { params });
    expect(rows.map(({ name }) => name).sort()).toEqual(dry.rows.map(({ name }) => name).sort());
  });

  it("[SIT-4] takes nobody from a list with one wrong row", async () => {
    const answer = await register("姓名\t准考证号\n新人甲\t3001\n新人乙\tAB 2001");
    expect(answer.problems).toEqual([{ row: 3, column: "ticket", reason: "ticket-taken", value: "AB2001" }]);
    expect(answer.added).toBe(0);
    expect((await office.call(sittingsApi.showSitting, { params })).candidates).toBe(4);
  });

  it("[SIT-5] stores no more of an identity number than its tail, anywhere", async () => {
    const { read, tables } = house.house.database;
    const everything = JSON.stringify([await read.select().from(tables.candidates), await read.select().from(tables.events)]);
    expect(everything).toContain("432X");
    expect(everything).not.toContain("19900101");
  });

  it("[SIT-4] takes a workbook", async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet("名单").addRows([["考生名单"], ["姓名", "单位"], ["钱七", "丙公司"]]);
    const content = Buffer.from(await workbook.xlsx.writeBuffer()).toString("base64");
    const body = { format: "xlsx" as const, content, isDryRun: false };
    const answer = await office.call(sittingsApi.registerCandidates, { params, body });
    expect(answer).toMatchObject({ added: 1, rows: [{ name: "钱七", ticket: "2026010004", organisation: "丙公司" }] });
    const broken = await office.send(sittingsApi.registerCandidates, { params, body: { ...body, content: "AAAA" } });
    expect(broken).toMatchObject({ status: 422, body: { code: "bad-roster" } });
  });

  it("[SIT-2] does not open before everybody has a seat", async () => {
    const reply = await office.send(sittingsApi.openSitting, { params });
    expect(reply.body).toMatchObject({ code: "wrong-state", detail: { obstacle: "not-seated" } });
  });

  it("[SIT-7] seats everybody, papers in turn along the seats", async () => {
    const seated = await office.call(sittingsApi.assignSeats, { params });
    expect(seated).toMatchObject({ candidates: 5, seated: 5, obstacles: [] });
    const { rows } = await office.call(sittingsApi.listCandidates, { params });
    const places = rows.map(({ room, seat, form }) => `${room} ${seat} ${form}`).sort();
    expect(places).toEqual(["乙楼 001 A", "乙楼 002 B", "乙楼 003 A", "甲楼 001 B", "甲楼 002 A"].sort());
  });

  it("[SIT-7] says how many seats are missing", async () => {
    const small = await office.call(sittingsApi.scheduleSitting, { body: schedule({ rooms: [{ name: "甲楼", seats: 1 }] }) });
    const at = { id: small.id };
    const body = { format: "text" as const, content: "姓名\n甲\n乙", isDryRun: false };
    const { rows } = await office.call(sittingsApi.registerCandidates, { params: at, body });
    expect(rows.map(({ ticket }) => ticket)).toEqual(["2026020001", "2026020002"]);
    const reply = await office.send(sittingsApi.assignSeats, { params: at });
    expect(reply.body).toMatchObject({ code: "not-enough-seats", detail: { seats: 1, candidates: 2 } });
  });

  it("[SIT-8] prints tickets in the order of rooms and seats; code and link let exactly that candidate in", async () => {
    const { tickets } = await office.call(sittingsApi.listTickets, { params });
    const places = tickets.map(({ room, seat }) => `${room} ${seat}`);
    expect(places).toEqual(["乙楼 001", "乙楼 002", "乙楼 003", "甲楼 001", "甲楼 002"]);
    expect(new Set(tickets.map(({ code }) => code)).size).toBe(5);
    const { sittings } = house.house;
    for (const [at, { name, ticket, code, qrSvg }] of tickets.entries()) {
      expect(code).toMatch(/^[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/);
      const link = `http://127.0.0.1/enter#t=${ticket}&c=${code.replaceAll(" ", "")}`;
      expect(qrSvg).toBe(renderSVG(link, { border: 1 }));
      expect((await sittings.candidateByTicket(ticket.toLowerCase(), code.toLowerCase()))?.name).toBe(name);
      expect(await sittings.candidateByTicket(ticket, tickets[at - 1]?.code ?? "")).toBeNull();
    }
    expect(await sittings.candidateByTicket("no-such-ticket", tickets[0]?.code ?? "")).toBeNull();
  });

  it("[SIT-8] keeps codes out of database and ledger", async () => {
    const { tickets } = await office.call(sittingsApi.listTickets, { params });
    const { read, tables } = house.house.database;
    const everything = JSON.stringify([await read.select().from(tables.candidates), await read.select().from(tables.events)]);
    for (const { code } of tickets) expect(everything.toUpperCase()).not.toContain(code.replaceAll(" ", ""));
  });

  it("[SIT-2] opens once and freezes roster and seats", async () => {
    const opened = await office.call(sittingsApi.openSitting, { params });
    expect(opened.state).toBe("open");
    expect((await office.call(sittingsApi.openSitting, { params })).state).toBe("open");
    const body = { format: "text", content: "姓名\n迟到者", isDryRun: true };
    for (const reply of [
      await office.send(sittingsApi.registerCandidates, { params, body }),
      await office.send(sittingsApi.assignSeats, { params }),
    ])
      expect(reply).toMatchObject({ status: 409, body: { code: "wrong-state", detail: { state: "open" } } });
  });

  it("[SIT-3] starts by itself at the planned time, once, and remembers when", async () => {
    await house.advance(30 * MINUTE_MS - 1);
    expect((await office.call(sittingsApi.showSitting, { params })).state).toBe("open");
    await house.advance(1);
    const started = await office.call(sittingsApi.showSitting, { params });
    expect(started).toMatchObject({ state: "started", startedAt: house.clock.now() });
    await house.advance(MINUTE_MS);
    expect((await office.call(sittingsApi.startSitting, { params })).startedAt).toBe(started.startedAt);
    const facts = await house.house.database.readEvents(`sitting:${params.id}`);
    expect(facts.filter(({ kind }) => kind === "start")).toHaveLength(1);
  });

  it("[SIT-6] closes by itself when time and grace are over", async () => {
    await house.advance(179 * MINUTE_MS + 10_000);
    expect((await office.call(sittingsApi.showSitting, { params })).state).toBe("started");
    await house.advance(1);
    expect((await office.call(sittingsApi.showSitting, { params })).state).toBe("closed");
  });

  it("[SIT-3] can be started early by hand, but not before it is open", async () => {
    const early = await office.call(sittingsApi.scheduleSitting, { body: schedule({ name: "提前场" }) });
    const at = { id: early.id };
    expect((await office.send(sittingsApi.startSitting, { params: at })).body).toMatchObject({ code: "wrong-state" });
    await office.call(sittingsApi.registerCandidates, {
      params: at,
      body: { format: "text", content: "姓名\n甲二", isDryRun: false },
    });
    await office.call(sittingsApi.assignSeats, { params: at });
    await office.call(sittingsApi.openSitting, { params: at });
    const started = await office.call(sittingsApi.startSitting, { params: at });
    expect(started).toMatchObject({ state: "started", startedAt: house.clock.now() });
  });

  it("answers for a sitting that is not there", async () => {
    const none = { params: { id: "sit_none" } };
    const replies = [
      await office.send(sittingsApi.showSitting, none),
      await office.send(sittingsApi.listCandidates, none),
      await office.send(sittingsApi.listTickets, none),
      await office.send(sittingsApi.assignSeats, none),
      await office.send(sittingsApi.openSitting, none),
    ];
    expect(replies.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});
