import type { RandomStream } from "#kernel/random-stream.ts";

interface Person {
  readonly organisation: string;
}

/** How far the repair looks for somebody to change places with; keeps large rosters quick. */
const REPAIR_REACH = 200;

/**
 * Orders people so that two of one organisation do not sit side by side wherever the roster allows it, and members of an
 * organisation are spread over the whole line. People without an organisation belong to nobody's.
 */
export function spreadOut<P extends Person>(people: readonly P[], random: RandomStream): P[] {
  const groups = groupsOf(people);
  return repaired(evenlySpaced(groups, random)) ?? alternating(groups);
}

function groupsOf<P extends Person>(people: readonly P[]): P[][] {
  const groups = new Map<string, P[]>();
  for (const [at, person] of people.entries()) {
    const key = groupOf(person) ?? `\u0000${at}`;
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return [...groups.values()];
}

/** One spelling of an organisation; null for none. */
function groupOf({ organisation }: Person): string | null {
  return organisation.normalize("NFKC").replace(/\s/g, "").toLowerCase() || null;
}

/** Every group at equal distances from a drawn offset, so that k of n people stand about n/k places apart. */
function evenlySpaced<P>(groups: readonly P[][], random: RandomStream): P[] {
  return groups
    .flatMap((group) => {
      const offset = random.next();
      return group.map((person, at) => ({ person, place: (at + offset) / group.length }));
    })
    .sort((a, b) => a.place - b.place)
    .map(({ person }) => person);
}

/** Changes places where neighbours meet; null where no partner is near. */
function repaired<P extends Person>(people: readonly P[]): P[] | null {
  const line = [...people];
  for (let at = 1; at < line.length; at++) {
    if (!meets(line, at)) continue;
    if (!separate(line, at)) return null;
  }
  return line;
}

function separate<P extends Person>(line: P[], at: number): boolean {
  for (let distance = 1; distance <= REPAIR_REACH; distance++) {
    for (const other of [at + distance, at - distance]) {
      if (other < 0 || other >= line.length) continue;
      swap(line, at, other);
      if (![at, at + 1, other, other + 1].some((place) => meets(line, place))) return true;
      swap(line, at, other);
    }
  }
  return false;
}

function meets(line: readonly Person[], at: number): boolean {
  const [before, here] = [line[at - 1], line[at]];
  if (!before || !here) return false;
  const group = groupOf(here);
  return group !== null && group === groupOf(before);
}

function swap<P>(line: P[], a: number, b: number): void {
  [line[a], line[b]] = [line[b] as P, line[a] as P];
}

/** Every other place first, the largest group first: no two neighbours of one group unless a group is more than half. */
function alternating<P>(groups: readonly P[][]): P[] {
  const people = [...groups].sort((a, b) => b.length - a.length).flat();
  const line: P[] = [];
  const odd = Math.ceil(people.length / 2);
  for (const [at, person] of people.entries()) line[at < odd ? at * 2 : (at - odd) * 2 + 1] = person;
  return line;
}
