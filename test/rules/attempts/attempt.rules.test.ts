import { describe, expect, it } from "vitest";
import type { SheetShape } from "#contract/answer-sheet.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { type Attempt, type AttemptEvent, evolve, NO_ATTEMPT, remainingMs } from "#server/attempts/attempt.rules.ts";
import * as decide from "#server/attempts/attempt-decisions.rules.ts";

const SHAPE: SheetShape = {
  slots: [
    { slot: 1, type: "single", options: 4 },
    { slot: 2, type: "multiple", options: 5 },
    ...[3, 4, 5, 6, 7].map((slot) => ({ slot, type: "essay" as const, options: 0 })),
  ],
  countedEssays: 3,
  longestEssay: 1000,
};
const BOOKING = { sittingId: "s", candidateId: "c", paperId: "p", shape: SHAPE, graceMs: 10_000 };
const START = 1_000_000;
const PLAN: decide.StartPlan = {
  sittingStartedAt: START,
  clock: "sitting",
  durationMs: 180 * MINUTE_MS,
  lateEntryMs: 20 * MINUTE_MS,
  earliestHandInMs: 60 * MINUTE_MS,
};

/** Runs decisions against a growing state, as the writer does. */
class Run {
  attempt: Attempt = NO_ATTEMPT;
  now = START;
  sequence = 0;
  events: AttemptEvent[] = [];

  do<Reply>(outcome: { events: readonly AttemptEvent[]; reply: Reply } | { refused: string }): Reply | string {
    if ("refused" in outcome) return outcome.refused;
    for (const event of outcome.events) {
      this.sequence += 1;
      this.events.push(event);
      this.attempt = evolve(this.attempt, event, { at: this.now, sequence: this.sequence, hash: `hash-${this.sequence}-abcdef` });
    }
    return outcome.reply;
  }

  started(): this {
    this.do(decide.decideBook(this.attempt, BOOKING));
    this.do(decide.decideIdentify(this.attempt, "质量 ABC"));
    this.do(decide.decideAcceptRules(this.attempt, "v1"));
    this.do(decide.decideStart(this.attempt, PLAN, this.now));
    this.do(decide.decideHello(this.attempt, "device01"));
    return this;
  }

  say(first: number, ...commands: SheetCommand[]) {
    return this.do(
      decide.decideSay(
        this.attempt,
        { device: "device01", epoch: 1, messages: commands.map((command, at) => ({ n: first + at, command })) },
        this.now,
      ),
    );
  }

  get running() {
    if (this.attempt.status !== "running") throw new Error(`attempt is ${this.attempt.status}`);
    return this.attempt;
  }
}

const choose = (slot: number, ...options: ("A" | "B" | "C" | "D")[]): SheetCommand => ({ kind: "choose", slot, options });
const rewrite = (slot: number, text: string): SheetCommand => ({ kind: "rewrite", slot, text });

describe("before the start", () => {
  it("[C-01] nobody starts before identity, rules and the server's start time", () => {
    const run = new Run();
    expect(run.do(decide.decideStart(run.attempt, PLAN, START))).toBe("wrong-state");
    run.do(decide.decideBook(run.attempt, BOOKING));
    expect(run.do(decide.decideAcceptRules(run.attempt, "v1"))).toBe("wrong-state");
    run.do(decide.decideIdentify(run.attempt, "x"));
    expect(run.do(decide.decideStart(run.attempt, PLAN, START))).toBe("rules-not-accepted");
    run.do(decide.decideAcceptRules(run.attempt, "v1"));
    expect(run.do(decide.decideStart(run.attempt, PLAN, START - 1))).toBe("not-started");
    expect(run.do(decide.decideStart(run.attempt, { ...PLAN, sittingStartedAt: null }, START))).toBe("not-started");
    expect(run.do(decide.decideStart(run.attempt, PLAN, START))).toBeNull();
  });

  it("lets nobody in after the late entry limit, and counts a common clock from the sitting's start", () => {
    const run = new Run();
    run.do(decide.decideBook(run.attempt, BOOKING));
    run.do(decide.decideIdentify(run.attempt, "x"));
    run.do(decide.decideAcceptRules(run.attempt, "v1"));
    expect(run.do(decide.decideStart(run.attempt, PLAN, START + 20 * MINUTE_MS + 1))).toBe("too-late");
    run.now = START + 20 * MINUTE_MS;
    run.do(decide.decideStart(run.attempt, PLAN, run.now));
    expect(run.running.deadline).toBe(START + 180 * MINUTE_MS);
    expect(run.running.handInFrom).toBe(START + 60 * MINUTE_MS);
  });

  it("counts a candidate's own clock from the own start", () => {
    const run = new Run();
    run.now = START + 5 * MINUTE_MS;
    run.do(decide.decideBook(run.attempt, BOOKING));
    run.do(decide.decideIdentify(run.attempt, "x"));
    run.do(decide.decideAcceptRules(run.attempt, "v1"));
    run.do(decide.decideStart(run.attempt, { ...PLAN, clock: "candidate" }, run.now));
    expect(run.running.deadline).toBe(START + 185 * MINUTE_MS);
    expect(remainingMs(run.attempt, run.now)).toBe(180 * MINUTE_MS);
  });

  it("books, confirms and starts once however often it is asked", () => {
    const run = new Run().started();
    const before = run.events.length;
    run.do(decide.decideBook(run.attempt, BOOKING));
    run.do(decide.decideIdentify(run.attempt, "x"));
    run.do(decide.decideAcceptRules(run.attempt, "v1"));
    run.do(decide.decideStart(run.attempt, PLAN, START + MINUTE_MS));
    run.do(decide.decideHello(run.attempt, "device01"));
    expect(run.events.length).toBe(before);
  });
});

describe("saying", () => {
  it("records each message once: saying again changes nothing and gives the same receipt", () => {
    const run = new Run().started();
    expect(run.say(1, choose(1, "B"), choose(2, "A", "C"))).toEqual({ ackedThrough: 2, refused: [] });
    const state = run.attempt;
    expect(run.say(1, choose(1, "B"), choose(2, "A", "C"))).toEqual({ ackedThrough: 2, refused: [] });
    expect(run.attempt).toBe(state);
    expect(run.say(2, choose(2, "A", "C"), choose(1, "D"))).toEqual({ ackedThrough: 3, refused: [] });
    expect(run.running.sheet.choices.get(1)).toEqual(["D"]);
    expect(run.say(5, choose(1, "A"))).toBe("out-of-step");
  });

  it("refuses one bad message of a batch by its number and records the others", () => {
    const run = new Run().started();
    expect(run.say(1, choose(1, "A", "B"), choose(99, "A"), choose(2, "B"))).toEqual({
      ackedThrough: 3,
      refused: [
        { n: 1, code: "bad-answer" },
        { n: 2, code: "bad-answer" },
      ],
    });
    expect(run.running.sheet.choices.get(2)).toEqual(["B"]);
    const replayed = run.events.reduce<Attempt>(
      (state, event, at) => evolve(state, event, { at: START, sequence: at + 1, hash: "h" }),
      NO_ATTEMPT,
    );
    expect(replayed).toMatchObject({ sheet: run.running.sheet });
  });

  it("[S-10] lets one device write: the older one is refused from the moment the newer one says hello", () => {
    const run = new Run().started();
    run.say(1, choose(1, "A"));
    expect(run.do(decide.decideHello(run.attempt, "device02"))).toEqual({ epoch: 2 });
    expect(run.say(2, choose(1, "B"))).toBe("not-the-writer");
    expect(run.running.sheet.choices.get(1)).toEqual(["A"]);
  });

  it("counts words inside the grace and labels them, and keeps later ones without counting them", () => {
    const run = new Run().started();
    run.now = run.running.deadline + 9_000;
    run.say(1, choose(1, "C"));
    expect(run.events.at(-1)).toMatchObject({ kind: "said", late: true });
    run.now = run.running.deadline + 10_001;
    expect(run.say(2, choose(1, "D"))).toBe("attempt-closed");
    run.do(decide.decideExpire(run.attempt, "CODE", run.now));
    expect(run.say(2, choose(1, "D"))).toEqual({ ackedThrough: 2, refused: [{ n: 2, code: "attempt-closed" }] });
    expect(run.events.at(-1)).toMatchObject({ kind: "late", c: [choose(1, "D")] });
    expect(run.attempt).toMatchObject({ status: "closed", sheet: { choices: new Map([[1, ["C"]]]) } });
  });
});

describe("closing", () => {
  it("[C-12] refuses a blank paper and an early hand-in, and gives one receipt for ever", () => {
    const run = new Run().started();
    const order = { device: "device01", epoch: 1, code: "FIRST" };
    expect(run.do(decide.decideHandIn(run.attempt, order, START + MINUTE_MS))).toBe("too-early");
    run.now = START + 61 * MINUTE_MS;
    expect(run.do(decide.decideHandIn(run.attempt, order, run.now))).toBe("blank-paper");
    run.say(1, choose(1, "A"), rewrite(3, "论述"), rewrite(4, "论述"));
    run.do(decide.decideHandIn(run.attempt, order, run.now));
    const closed = run.attempt;
    expect(closed).toMatchObject({
      status: "closed",
      receipt: { code: "FIRST", closedBy: "candidate", answered: 3, unanswered: 4, countedEssays: 2 },
    });
    run.do(decide.decideHandIn(run.attempt, { ...order, code: "SECOND" }, run.now + 1));
    expect(run.attempt).toBe(closed);
  });

  it("[C-13] closes at the deadline by itself, after the grace and not before, with the deadline as the time", () => {
    const run = new Run().started();
    run.say(1, choose(1, "A"));
    const { deadline } = run.running;
    expect(run.do(decide.decideExpire(run.attempt, "X", deadline + 10_000))).toBeNull();
    expect(run.attempt.status).toBe("running");
    run.now = deadline + 10_001;
    run.do(decide.decideExpire(run.attempt, "X", run.now));
    expect(run.attempt).toMatchObject({ status: "closed", receipt: { closedBy: "deadline", closedAt: deadline } });
  });

  it("[V-03] granted time moves the deadline later, never earlier, and revives nothing that is closed", () => {
    const run = new Run().started();
    const { deadline } = run.running;
    run.do(decide.decideGrant(run.attempt, 15, "断电"));
    expect(run.running).toMatchObject({ deadline: deadline + 15 * MINUTE_MS, grantedMs: 15 * MINUTE_MS });
    run.now = deadline + 16 * MINUTE_MS;
    run.do(decide.decideExpire(run.attempt, "X", run.now));
    expect(run.do(decide.decideGrant(run.attempt, 5, "again"))).toBe("attempt-closed");
  });

  it("[C-11] fills up with the longest drafts of at least 20 characters, in paper order on ties", () => {
    const long = (character: string, length: number) => character.repeat(length);
    const run = new Run().started();
    run.say(
      1,
      { kind: "count", slot: 3, on: true },
      rewrite(3, "短"),
      rewrite(4, long("乙", 19)),
      rewrite(5, long("丙", 30)),
      rewrite(6, long("丁", 30)),
      rewrite(7, long("戊", 25)),
    );
    // 4 and 5 were the first begun, so their switches went on by themselves; switching 4 off leaves a place.
    run.say(7, { kind: "count", slot: 4, on: false }, { kind: "count", slot: 5, on: false });
    expect(decide.countedAtEnd(run.running)).toEqual([3, 5, 6]);
  });
});
