import { describe, expect, it } from "vitest";
import { bySeat, inRooms } from "#client/office/shared/seat-order.ts";
import { inGroups, svgAddress } from "#client/office/sittings/entry-code.ts";
import { nextActionOf } from "#client/office/sittings/next-action.ts";
import { decodeText, readRosterBytes } from "#client/office/sittings/roster-file.ts";
import { instantOf, readSchedule, type ScheduleFields, settingsFields } from "#client/office/sittings/schedule-form.ts";
import { type Step, stepsOf } from "#client/office/sittings/steps.ts";
import { rowWindow } from "#client/ui/row-window.ts";
import type { SittingDetail } from "#contract/sittings.ts";

const settings = {
  durationMinutes: 180,
  clock: "sitting",
  lateEntryMinutes: 20,
  earliestHandInMinutes: 60,
} as const;

function sitting(edit: Partial<SittingDetail> = {}): SittingDetail {
  return {
    id: "sit-1",
    name: "10 月考试",
    blueprintId: "cmq",
    state: "scheduled",
    startsAt: 1,
    candidates: 0,
    papers: [{ id: "p", form: "A" }],
    settings,
    rooms: [{ name: "第一机房", seats: 30 }],
    startedAt: null,
    seated: 0,
    obstacles: ["no-candidates"],
    ...edit,
  };
}

const standing = (steps: readonly Step[], name: Step["name"]) => steps.find((step) => step.name === name)?.standing;
const current = (steps: readonly Step[]) => steps.filter((step) => step.standing === "now").map(({ name }) => name);

describe("steps of a sitting", () => {
  it("have exactly one to do now, on the whole way", () => {
    const way = [
      { sitting: sitting(), now: "register" },
      { sitting: sitting({ candidates: 3 }), now: "seat" },
      { sitting: sitting({ candidates: 3, seated: 2 }), now: "seat" },
      { sitting: sitting({ candidates: 3, seated: 3 }), now: "open" },
      {
        sitting: sitting({ candidates: 3, seated: 3, state: "open" }),
        now: "start",
      },
      {
        sitting: sitting({ candidates: 3, seated: 3, state: "started" }),
        now: "close",
      },
      {
        sitting: sitting({ candidates: 3, seated: 3, state: "closed" }),
        now: "mark",
      },
    ];
    for (const stop of way) expect(current(stepsOf(stop.sitting, undefined))).toEqual([stop.now]);
  });

  it("go on to the release only when nothing is missing, and end after it", () => {
    const closed = sitting({ candidates: 3, seated: 3, state: "closed" });
    expect(current(stepsOf(closed, [{ kind: "readings-waiting", count: 4 }]))).toEqual(["mark"]);
    expect(current(stepsOf(closed, []))).toEqual(["release"]);
    expect(current(stepsOf({ ...closed, state: "released" }, undefined))).toEqual([]);
  });

  it("never wait for printing, which may be done once everybody has a seat", () => {
    expect(standing(stepsOf(sitting({ candidates: 3 }), undefined), "print")).toBe("later");
    expect(standing(stepsOf(sitting({ candidates: 3, seated: 3 }), undefined), "print")).toBe("anytime");
  });
});

describe("the next action", () => {
  it("leads from registering to the results", () => {
    const words = (["scheduled", "open", "started", "closed", "released"] as const).map(
      (state) => nextActionOf({ id: "x", state, candidates: 1 }).word,
    );
    expect(words).toEqual(["prepare", "watch", "watch", "results", "done"]);
    expect(nextActionOf({ id: "x", state: "scheduled", candidates: 0 }).word).toBe("register");
  });
});

describe("the schedule form", () => {
  const fields: ScheduleFields = {
    name: " 10 月考试 ",
    blueprintId: "cmq",
    paperIds: ["p1", "p2"],
    date: "2026-10-18",
    time: "09:00",
    rooms: [
      { name: "第一机房", seats: "30" },
      { name: "", seats: "" },
    ],
    settings: settingsFields(settings),
  };

  it("makes the body of the request, without empty rooms", () => {
    expect(readSchedule(fields).body).toEqual({
      name: "10 月考试",
      blueprintId: "cmq",
      paperIds: ["p1", "p2"],
      startsAt: new Date(2026, 9, 18, 9, 0).getTime(),
      rooms: [{ name: "第一机房", seats: 30 }],
      settings,
    });
  });

  it("leaves what is empty to the blueprint, and tells no limit from an empty limit", () => {
    const empty = readSchedule({
      ...fields,
      settings: settingsFields(undefined),
    });
    expect(empty.body?.settings).toEqual({});
    const noLimit = readSchedule({
      ...fields,
      settings: { ...fields.settings, hasLateLimit: false },
    });
    expect(noLimit.body?.settings.lateEntryMinutes).toBeNull();
  });

  it("names everything that is wrong at once", () => {
    const wrong = readSchedule({
      ...fields,
      name: " ",
      paperIds: [],
      date: "",
      rooms: [
        { name: "甲", seats: "0" },
        { name: "甲", seats: "5" },
      ],
      settings: { ...fields.settings, durationMinutes: "0" },
    });
    expect(wrong.errors).toEqual(["name", "papers", "date", "rooms", "seats", "minutes"]);
    expect(readSchedule({ ...fields, rooms: [{ name: "甲", seats: "1001" }] }).errors).toEqual(["seats"]);
    expect(readSchedule({ ...fields, rooms: [{ name: "甲", seats: "三十" }] }).errors).toEqual(["seats"]);
  });

  it("knows no instant without a date and a time", () => {
    expect(instantOf("2026-10-18", "")).toBeNull();
    expect(instantOf("", "09:00")).toBeNull();
  });
});

describe("a roster file", () => {
  it("is told by its first bytes", () => {
    expect(readRosterBytes(new Uint8Array([0x50, 0x4b, 3, 4]))).toEqual({
      format: "xlsx",
      content: "UEsDBA==",
    });
    expect(readRosterBytes(new TextEncoder().encode("姓名\n王芳"))).toEqual({
      format: "text",
      content: "姓名\n王芳",
    });
  });

  it("may be what Chinese Windows writes", () => {
    expect(decodeText(new Uint8Array([0xcd, 0xf5, 0xb7, 0xbc]))).toBe("王芳");
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toBe("A");
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x8b, 0x73]))).toBe("王");
  });

  it("keeps large workbooks whole", () => {
    const bytes = new Uint8Array(100_000).map((_, at) => at % 251);
    bytes.set([0x50, 0x4b]);
    const back = Uint8Array.from(atob(readRosterBytes(bytes).content), (letter) => letter.charCodeAt(0));
    expect(back).toEqual(bytes);
  });
});

describe("tickets and sheets", () => {
  it("show entry codes in groups of four, however they come", () => {
    expect(inGroups("7K3M9QXT2WHP")).toBe("7K3M 9QXT 2WHP");
    expect(inGroups("7K3M 9QXT-2WHP")).toBe("7K3M 9QXT 2WHP");
  });

  it("carry the picture as an address in which nothing stays markup", () => {
    const address = svgAddress('<svg xmlns="x"><path d="M0 0#1"/></svg>');
    expect(address).toMatch(/^data:image\/svg\+xml;charset=utf-8,[^<>"#]+$/);
  });

  it("go by room and seat as people count; who has no seat comes last", () => {
    const seats = [
      { room: "第十二机房", seat: "1" },
      { room: null, seat: null },
      { room: "第二机房", seat: "10" },
      { room: "第二机房", seat: "9" },
      { room: "第十机房", seat: "1" },
    ];
    expect([...seats].sort(bySeat).map(({ room, seat }) => `${room} ${seat}`)).toEqual([
      "第二机房 9",
      "第二机房 10",
      "第十机房 1",
      "第十二机房 1",
      "null null",
    ]);
    expect(inRooms(seats.slice(2)).map(({ room, rows }) => [room, rows.length])).toEqual([
      ["第二机房", 2],
      ["第十机房", 1],
    ]);
  });
});

describe("a long table", () => {
  const frame = { rowHeightPx: 40, viewHeightPx: 400 };
  it("draws what is in view with some spare, and stands in for the rest in pixels", () => {
    const middle = rowWindow(10_000, { ...frame, scrollTopPx: 200_000 });
    expect(middle.first).toBeLessThanOrEqual(5_000);
    expect(middle.last).toBeGreaterThanOrEqual(5_010);
    expect(middle.last - middle.first).toBeLessThan(60);
    expect(middle.abovePx + (middle.last - middle.first) * 40 + middle.belowPx).toBe(400_000);
  });
  it("reaches both ends", () => {
    expect(rowWindow(10_000, { ...frame, scrollTopPx: 0 }).first).toBe(0);
    expect(rowWindow(10_000, { ...frame, scrollTopPx: 399_600 }).last).toBe(10_000);
    const shrunk = rowWindow(500, { ...frame, scrollTopPx: 200_000 });
    expect([shrunk.first < 500, shrunk.last]).toEqual([true, 500]);
    expect(rowWindow(5, { ...frame, scrollTopPx: 0 })).toEqual({
      first: 0,
      last: 5,
      abovePx: 0,
      belowPx: 0,
    });
  });
});
