import type { RefusalCode } from "#contract/refusals.ts";
import { randomStream } from "#kernel/random-stream.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { spreadOut } from "./spread-out.rules.ts";

export interface SeatPlan {
  readonly candidateId: string;
  readonly room: string;
  readonly seat: string;
  readonly paperId: string;
}

const SEAT_DIGITS = 3;

/**
 * Gives every candidate a room, a seat and a paper. Seats run 001, 002 … through the rooms in their order; papers
 * alternate along them, so neighbours never hold the same one (with two papers or more); candidates are shuffled by a
 * seed and people of one organisation are kept apart as far as the roster allows.
 */
export function planSeats(
  candidates: readonly { readonly id: string; readonly organisation: string }[],
  order: {
    readonly rooms: readonly { readonly name: string; readonly seats: number }[];
    readonly paperIds: readonly string[];
    readonly seed: string;
  },
): SeatPlan[] | Refusal<RefusalCode> {
  const seats = order.rooms.flatMap(({ name, seats: count }) =>
    Array.from({ length: count }, (_, at) => ({ room: name, seat: String(at + 1).padStart(SEAT_DIGITS, "0") })),
  );
  if (seats.length < candidates.length) return refuse("not-enough-seats", { seats: seats.length, candidates: candidates.length });
  // The order of arrival must not matter: the plan is drawn from the ids and the seed alone.
  const sorted = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const shuffled = randomStream(order.seed, "seating").shuffle(sorted);
  const line = spreadOut(shuffled, randomStream(order.seed, "seating", "spread"));
  return line.map(({ id }, at) => ({
    candidateId: id,
    ...(seats[at] as { room: string; seat: string }),
    paperId: order.paperIds[at % order.paperIds.length] as string,
  }));
}
