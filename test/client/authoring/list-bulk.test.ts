import { describe, expect, it } from "vitest";
import { changeOf, EMPTY_ENTRY } from "#client/authoring/list/bulk-form.ts";
import { type BulkCalls, byReason, MOST_AT_ONCE, runBulk, standsInTheWay, undoBulk } from "#client/authoring/list/bulk-run.ts";
import type { BulkChange } from "#contract/bank-overview.ts";
import { idAt } from "./list-rows.ts";

/** Refuses every hundredth item and gives each piece an id. */
class Server implements BulkCalls {
  readonly pieces: number[] = [];
  readonly undone: string[] = [];
  change = async (items: string[], change: BulkChange) => {
    this.pieces.push(items.length);
    const refused = items.filter((id) => id.endsWith("00")).map((itemId) => ({ itemId, code: "locked" }));
    const id = `bulk-${this.pieces.length}`;
    return { id, at: 0, by: "林文", change, changed: items.length - refused.length, refused, undoneAt: null };
  };
  undo = async (id: string) => {
    this.undone.push(id);
    return { id, at: 0, by: "林文", change: { kind: "submit" } as const, changed: 0, refused: [], undoneAt: 1 };
  };
}

describe("a change of many items", () => {
  it("goes in pieces the server takes and comes back as one outcome", async () => {
    const server = new Server();
    const items = Array.from({ length: 1201 }, (_, at) => idAt(at));
    const progress: number[] = [];
    const change = { kind: "level", level: "应用" } as const;
    const outcome = await runBulk(server, { items, change, onProgress: (done) => progress.push(done) });
    expect(server.pieces).toEqual([MOST_AT_ONCE, MOST_AT_ONCE, 201]);
    expect(progress).toEqual([500, 1000, 1201]);
    expect(outcome.records).toEqual(["bulk-1", "bulk-2", "bulk-3"]);
    expect([outcome.changed, outcome.refused.length]).toEqual([1188, 13]);
  });

  it("is taken back piece by piece, the last one first", async () => {
    const server = new Server();
    await undoBulk(server, ["a", "b", "c"]);
    expect(server.undone).toEqual(["c", "b", "a"]);
  });

  it("names what was refused by reason, the commonest first", () => {
    const refused = [
      { itemId: "1", code: "locked" },
      { itemId: "2", code: "wrong-state" },
      { itemId: "3", code: "wrong-state" },
    ];
    expect(byReason(refused)).toEqual([
      { code: "wrong-state", items: ["2", "3"] },
      { code: "locked", items: ["1"] },
    ]);
  });

  it("makes enemies of 2 to 51 items only", () => {
    expect([1, 2, 51, 52].map((count) => standsInTheWay("enemies", count))).toEqual([
      "too-few",
      undefined,
      undefined,
      "too-many",
    ]);
    expect(standsInTheWay("submit", 5000)).toBeUndefined();
  });
});

describe("what is typed for a change", () => {
  it("becomes the change", () => {
    expect(changeOf("topic", { ...EMPTY_ENTRY, part: "3", topic: " 领导力 " })).toEqual({
      kind: "topic",
      part: 3,
      topic: "领导力",
    });
    expect(changeOf("difficulty", { ...EMPTY_ENTRY, difficulty: "0.65" })).toEqual({ kind: "difficulty", difficulty: 0.65 });
    expect(changeOf("retire", EMPTY_ENTRY)).toEqual({ kind: "retire" });
  });

  it("or says what is missing or wrong", () => {
    expect(changeOf("topic", EMPTY_ENTRY)).toEqual([
      { field: "part", kind: "missing" },
      { field: "topic", kind: "missing" },
    ]);
    expect(changeOf("difficulty", { ...EMPTY_ENTRY, difficulty: "1.2" })).toEqual([
      { field: "difficulty", kind: "bad-difficulty" },
    ]);
    expect(changeOf("difficulty", { ...EMPTY_ENTRY, difficulty: " " })).toEqual([{ field: "difficulty", kind: "missing" }]);
  });
});
