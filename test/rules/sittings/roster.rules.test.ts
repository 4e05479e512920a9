import { describe, expect, it } from "vitest";
import { type KnownCandidate, MOST_CANDIDATES, readRoster, withTickets } from "#server/sittings/roster.rules.ts";

const registered: KnownCandidate[] = [
  { name: "王芳", ticket: "20260001", idTail: "1234", organisation: "甲公司", isHere: true },
  { name: "李雷", ticket: "20260002", idTail: "", organisation: "", isHere: false },
];
const read = (rows: string[][], known: KnownCandidate[] = []) => readRoster(rows, known);

describe("a roster's columns", () => {
  it("[SIT-5] are known by Chinese and English headings, in any order, others ignored", () => {
    const person = { name: "张三", ticket: "A1001", idTail: "123X", organisation: "某某公司" };
    const chinese = [
      ["序号", "工作单位", "身份证号", "姓 名", "准考证号"],
      ["1", "某某公司", "11010119900101123x", "张三", "a1001"],
    ];
    const english = [
      ["Company", "ID number", "NAME", "Ticket No."],
      ["某某公司", "11010119900101123X", "张三", "A1001"],
    ];
    for (const rows of [chinese, english]) expect(read(rows)).toEqual({ entries: [person], problems: [], alreadyThere: 0 });
  });

  it("[SIT-5] are name, ticket, identity number, organisation without a heading", () => {
    expect(read([["张三", "1001", "110101199001011234", "某某公司"], ["李四"]]).entries).toEqual([
      { name: "张三", ticket: "1001", idTail: "1234", organisation: "某某公司" },
      { name: "李四", ticket: "", idTail: "", organisation: "" },
    ]);
  });

  it("[SIT-5] may stand below a title; rows are counted as the person sees them", () => {
    const rows = [["2026 年考生名单"], [""], ["姓名", "准考证号"], ["张三", "1001"], ["", "1002"]];
    expect(read(rows)).toMatchObject({
      entries: [{ name: "张三" }, {}],
      problems: [{ row: 5, column: "name", reason: "name-empty" }],
    });
  });

  it("[SIT-5] must hold the names", () => {
    expect(
      read([
        ["准考证号", "单位"],
        ["1001", "甲"],
      ]).problems[0],
    ).toEqual({
      row: 1,
      column: "name",
      reason: "no-name-column",
      value: "",
    });
  });
});

describe("a roster's rows", () => {
  it.each(["𬭎䶮", "阿卜杜拉·买买提", "=1+1", "+86", "O'Neil-Müller", "㐂".repeat(50), "𠮷".repeat(50), "神（福）"])(
    "[SIT-5] keep the name %s as it is written",
    (name) => {
      expect(read([["姓名"], [name]])).toMatchObject({ entries: [{ name }], problems: [] });
    },
  );

  it("[SIT-5] lose what cannot be seen", () => {
    expect(read([["姓名"], ["\u200b 张\u202e三\u3000\t"]]).entries[0]?.name).toBe("张三");
  });

  it("[SIT-5] keep no more of an identity number than its last four characters, and show no more", () => {
    const rows = [
      ["姓名", "证件号"],
      ["甲", "110101 19900101 123x"],
      ["乙", "110101********4321"],
      ["丙", "E#2345678"],
      ["丁", "H1234567(8)"],
    ];
    const { entries, problems } = read(rows);
    expect(entries.map(({ idTail }) => idTail)).toEqual(["123X", "4321", "5678", "5678"]);
    expect(problems).toEqual([{ row: 4, column: "idTail", reason: "id-malformed", value: "5678" }]);
    expect(JSON.stringify(read(rows))).not.toMatch(/19900101|2345678|1234567/);
  });

  it("[SIT-5] refuse numbers whose last digits a spreadsheet has lost", () => {
    const rows = [
      ["姓名", "准考证号", "证件号"],
      ["甲", "2.02610E+15", "1.10101E+17"],
    ];
    expect(read(rows).problems).toEqual([
      { row: 2, column: "ticket", reason: "digits-lost", value: "2.02610E+15" },
      { row: 2, column: "idTail", reason: "digits-lost", value: "1.10101E+17" },
    ]);
  });

  it("[SIT-5] name every problem by row and column", () => {
    const rows = [
      ["姓名", "准考证号", "证件号", "单位"],
      ["", "1001", "", ""],
      ["字".repeat(51), "1002", "", ""],
      ["甲", "12", "", ""],
      ["乙", "准1003", "", ""],
      ["丙\ufffd", "1004", "", "单\ufffd位"],
      ["丁", "1005", "", "长".repeat(101)],
    ];
    expect(read(rows).problems.map(({ row, column, reason }) => `${row} ${column} ${reason}`)).toEqual([
      "2 name name-empty",
      "3 name name-too-long",
      "4 ticket ticket-malformed",
      "5 ticket ticket-malformed",
      "6 name garbled",
      "6 organisation garbled",
      "7 organisation organisation-too-long",
    ]);
  });

  it("[SIT-4] may not repeat a ticket number within the list, however it is written", () => {
    const rows = [
      ["姓名", "准考证号"],
      ["甲", "ab 10-01"],
      ["乙", "ＡＢ１００１"],
    ];
    expect(read(rows).problems).toEqual([{ row: 3, column: "ticket", reason: "repeated", value: "AB1001", otherRow: 2 }]);
  });

  it("[SIT-4] may not take a ticket number of anybody else on the installation", () => {
    const rows = [
      ["姓名", "准考证号"],
      ["韩梅", "2026-0002"],
      ["王方", "20260001"],
    ];
    expect(read(rows, registered).problems).toEqual([
      { row: 2, column: "ticket", reason: "ticket-taken", value: "20260002" },
      { row: 3, column: "ticket", reason: "ticket-taken", value: "20260001" },
    ]);
  });

  it("[SIT-4] that say again what is registered here come in no second time", () => {
    const withTicket = [
      ["姓名", "准考证号"],
      ["王芳", "20260001"],
    ];
    const without = [
      ["姓名", "证件号", "单位"],
      ["王芳", "110101199001011234", "甲公司"],
      ["王芳", "1234", "乙公司"],
    ];
    expect(read(withTicket, registered)).toEqual({ entries: [], problems: [], alreadyThere: 1 });
    expect(read(without, registered)).toMatchObject({ entries: [{ organisation: "乙公司" }], problems: [], alreadyThere: 1 });
  });

  it("[SIT-4] without a ticket number must differ in name, identity number or organisation", () => {
    const rows = [
      ["姓名", "证件号"],
      ["张伟", "1234"],
      ["张伟", "5678"],
      ["张伟", "1234"],
    ];
    expect(read(rows).problems).toEqual([{ row: 4, column: "name", reason: "repeated", value: "张伟", otherRow: 2 }]);
  });

  it("[SIT-4] must be there, and not too many", () => {
    expect(read([]).problems).toEqual([{ row: 1, column: null, reason: "no-rows", value: "" }]);
    expect(read([["姓名"], [""]]).problems).toEqual([{ row: 1, column: null, reason: "no-rows", value: "" }]);
    const many = Array.from({ length: MOST_CANDIDATES + 1 }, (_, n) => [`考生${n}`]);
    expect(read(many).problems).toMatchObject([{ column: null, reason: "too-many-rows", value: "20000" }]);
  });
});

describe("made ticket numbers", () => {
  it("[SIT-4] run on from the prefix and step over numbers that are taken or given", () => {
    const entry = (name: string, ticket = "") => ({ name, ticket, idTail: "", organisation: "" });
    const made = withTickets([entry("甲"), entry("乙", "2026010003"), entry("丙"), entry("丁")], {
      prefix: "202601",
      taken: ["2026010001"],
    });
    expect(made.map(({ ticket }) => ticket)).toEqual(["2026010002", "2026010003", "2026010004", "2026010005"]);
  });
});
