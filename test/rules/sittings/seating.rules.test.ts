import { describe, expect, it } from "vitest";
import { isRefusal } from "#kernel/refusal.ts";
import { planSeats } from "#server/sittings/seating.rules.ts";

const rooms = [
  { name: "一号机房", seats: 100 },
  { name: "二号机房", seats: 100 },
  { name: "三号机房", seats: 120 },
];

function people(sizes: readonly number[]) {
  return sizes.flatMap((size, group) =>
    Array.from({ length: size }, (_, n) => ({ id: `c${group}-${n}`, organisation: `单位${group}` })),
  );
}

function plan(candidates: readonly { id: string; organisation: string }[], seed: string) {
  const seats = planSeats(candidates, { rooms, paperIds: ["A", "B"], seed });
  if (isRefusal(seats)) throw new Error(seats.refused);
  const organisations = new Map(candidates.map(({ id, organisation }) => [id, organisation]));
  return seats.map((seat) => ({ ...seat, organisation: organisations.get(seat.candidateId) ?? "" }));
}

/** Every way to divide `total` people into organisations, largest first. */
function divisions(total: number, largest = total): number[][] {
  if (total === 0) return [[]];
  return Array.from({ length: Math.min(total, largest) }, (_, n) => n + 1).flatMap((first) =>
    divisions(total - first, first).map((rest) => [first, ...rest]),
  );
}

function meetings(line: readonly { organisation: string }[]): number {
  return line.filter(({ organisation }, at) => at > 0 && organisation !== "" && organisation === line[at - 1]?.organisation)
    .length;
}

describe("seating", () => {
  it("[SIT-7] gives everybody one seat, through the rooms in order, papers alternating", () => {
    const line = plan(people([60, 50, 40]), "s");
    expect(new Set(line.map(({ candidateId }) => candidateId)).size).toBe(150);
    expect(line.map(({ room, seat }) => `${room} ${seat}`)).toEqual(
      Array.from({ length: 150 }, (_, at) =>
        at < 100 ? `一号机房 ${String(at + 1).padStart(3, "0")}` : `二号机房 ${String(at - 99).padStart(3, "0")}`,
      ),
    );
    expect(line.map(({ paperId }) => paperId)).toEqual(Array.from({ length: 150 }, (_, at) => (at % 2 === 0 ? "A" : "B")));
  });

  it("[SIT-7] keeps one organisation apart in every roster of up to nine people that allows it", () => {
    for (let total = 1; total <= 9; total++) {
      for (const sizes of divisions(total)) {
        for (const seed of ["a", "b", "c"]) {
          const met = meetings(plan(people(sizes), seed));
          const unavoidable = Math.max(0, 2 * (sizes[0] ?? 0) - total);
          expect(met, `${sizes} ${seed}`).toBeLessThanOrEqual(2 * (sizes[0] ?? 0) <= total + 1 ? 0 : unavoidable);
        }
      }
    }
  });

  it("[SIT-7] spreads every organisation over all rooms", () => {
    const line = plan(people([...Array(10).fill(30)]), "s");
    expect(meetings(line)).toBe(0);
    for (const { name } of rooms) {
      const inRoom = line.filter(({ room }) => room === name);
      for (let group = 0; group < 10; group++) {
        const share = inRoom.filter(({ organisation }) => organisation === `单位${group}`).length;
        expect(share, `${name} 单位${group}`).toBeGreaterThanOrEqual(8);
        expect(share, `${name} 单位${group}`).toBeLessThanOrEqual(12);
      }
    }
  });

  it("[SIT-7] knows an organisation however it is spelt", () => {
    const spelt = ["华信 质量", "华信质量", " 华信质量", "ＡＢＣ", "abc", "ABC"];
    const roster = spelt.map((organisation, at) => ({ id: `c${at}`, organisation }));
    for (const seed of "abcdefghij") {
      const isAbc = plan(roster, seed).map(({ organisation }) => /abc/i.test(organisation.normalize("NFKC")));
      expect(isAbc.every((value, at) => at === 0 || value !== isAbc[at - 1])).toBe(true);
    }
  });

  it("[SIT-7] takes people of no organisation for strangers to each other", () => {
    const alone = Array.from({ length: 270 }, (_, at) => ({ id: `c${at}`, organisation: "" }));
    const line = plan([...alone, ...people([30])], "s");
    expect(new Set(line.map(({ candidateId }) => candidateId)).size).toBe(300);
    const inFirstRoom = line.slice(0, 100).filter(({ organisation }) => organisation !== "").length;
    expect(inFirstRoom).toBeGreaterThanOrEqual(8);
    expect(inFirstRoom).toBeLessThanOrEqual(12);
  });

  it("[SIT-7] is drawn from ids and seed alone", () => {
    const roster = people([20, 15, 10]);
    expect(plan([...roster].reverse(), "s")).toEqual(plan(roster, "s"));
    expect(plan(roster, "t")).not.toEqual(plan(roster, "s"));
  });

  it("[SIT-7] says how many seats there are and how many are needed", () => {
    const answer = planSeats(people([5]), { rooms: [{ name: "一", seats: 4 }], paperIds: ["A"], seed: "s" });
    expect(answer).toEqual({ refused: "not-enough-seats", detail: { seats: 4, candidates: 5 } });
  });

  it("seats twenty thousand, half of them from one place, without searching for long", () => {
    const roster = people([10_000, 6_000, ...Array(4_000).fill(1)]);
    const seats = planSeats(roster, { rooms: [{ name: "一", seats: 20_000 }], paperIds: ["A", "B"], seed: "s" });
    expect(isRefusal(seats)).toBe(false);
  });
});
