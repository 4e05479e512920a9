import type { RefusalCode } from "#contract/refusals.ts";
import { randomStream } from "#kernel/random-stream.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";

export interface SeatPlan {
  readonly candidateId: string;
  readonly room: string;
  readonly seat: string;
  readonly paperId: string;
}

const SEAT_DIGITS = 3;

/**
 * Gives every candidate a room, a seat and a paper. Seats run 001, 002 … through the rooms; papers alternate along
 * them, so neighbours never hold the same one (with two papers or more); candidates are shuffled by a seed and people of
 * one organisation are kept apart as far as the roster allows.
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
  const sorted = [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1));
  const line = spreadOut(randomStream(order.seed, "seating").shuffle(sorted));
  return line.map(({ id }, at) => ({
    candidateId: id,
    ...(seats[at] as { room: string; seat: string }),
    paperId: order.paperIds[at % order.paperIds.length] as string,
  }));
}

/** Orders people so that neighbours come from different organisations wherever that is possible: the largest group left goes first, never twice in a row. */
function spreadOut<P extends { readonly organisation: string }>(people: readonly P[]): P[] {
  const groups = new Map<string, P[]>();
  for (const [at, person] of people.entries()) {
    // Nobody's organisation is not one organisation.
    const name = person.organisation === "" ? `#${at}` : person.organisation;
    groups.set(name, [...(groups.get(name) ?? []), person]);
  }
  const line: P[] = [];
  let last: string | null = null;
  while (line.length < people.length) {
    const waiting = [...groups].filter(([, group]) => group.length > 0);
    const others = waiting.filter(([name]) => name !== last);
    const [name, group] = (others.length > 0 ? others : waiting).reduce((best, entry) =>
      entry[1].length > best[1].length ? entry : best,
    );
    line.push(group.shift() as P);
    last = name;
  }
  return line;
}
