import type { RosterColumn, RosterProblem, RosterReason } from "#contract/sittings.ts";
import { normaliseTicket } from "./candidate.rules.ts";
import { headingOf } from "./roster-heading.rules.ts";

/** One row of a roster as pasted or read from a sheet. */
export interface RosterEntry {
  readonly name: string;
  /** Empty when the product is to make one. */
  readonly ticket: string;
  readonly idTail: string;
  readonly organisation: string;
}

/** Somebody registered already, in this sitting or in another. */
export interface KnownCandidate extends RosterEntry {
  readonly isHere: boolean;
}

export interface Roster {
  /** Rows that would come in, in their order. */
  readonly entries: RosterEntry[];
  readonly problems: RosterProblem[];
  /** Rows that say again what is registered here. */
  readonly alreadyThere: number;
}

export const MOST_CANDIDATES = 20_000;
const LONGEST_NAME = 50;
const LONGEST_ORGANISATION = 100;
const TAIL_LENGTH = 4;
const RUNNING_DIGITS = 4;
const TICKET = /^[0-9A-Z]{4,30}$/;
/** Letters and digits; a hidden middle is often written with stars. */
const IDENTITY_NUMBER = /^[0-9A-Z*]*[0-9A-Z]{1,4}$/;
/** What is left of a character that was decoded wrongly. */
const GARBLED = /\ufffd/;
/** Control, zero-width and direction marks, which make two names look the same that are not. */
const INVISIBLE = /[\p{Cc}\u200b\u2060\u202a-\u202e\u2066-\u2069]/gu;
/** A long number that a spreadsheet kept as a number: its last digits are gone. */
const ROUNDED_NUMBER = /^\d(\.\d+)?E\+\d+$/i;

/**
 * Reads a roster's cells. With a heading row columns may stand in any order and others are ignored; without one they are
 * name, ticket number, identity number, organisation. Every problem is named by row and column; with any, nothing may
 * come in. A row without a ticket number is recognised by name, identity tail and organisation together.
 */
export function readRoster(rows: readonly (readonly string[])[], known: readonly KnownCandidate[]): Roster {
  const heading = headingOf(rows);
  const problems: RosterProblem[] = [];
  const entries: RosterEntry[] = [];
  const registered = new Map(known.map((candidate) => [candidate.ticket, candidate]));
  const here = new Set(known.filter(({ isHere }) => isHere).map(personKey));
  const rowOf = new Map<string, number>();
  let alreadyThere = 0;
  if (!heading.columns.has("name")) problems.push({ row: heading.firstRow, column: "name", reason: "no-name-column", value: "" });
  for (const [index, cells] of rows.entries()) {
    const isBlank = cells.every((cell) => cell.trim() === "");
    if (index < heading.firstRow || isBlank) continue;
    const row = index + 1;
    const { entry, problems: found } = readEntry((column) => cells[heading.columns.get(column) ?? -1] ?? "", row);
    if (isRegisteredHere(entry)) {
      alreadyThere += 1;
      continue;
    }
    if (registered.has(entry.ticket)) found.push({ row, column: "ticket", reason: "ticket-taken", value: entry.ticket });
    const key = entry.ticket || personKey(entry);
    const otherRow = rowOf.get(key);
    if (otherRow === undefined) rowOf.set(key, row);
    else found.push({ row, ...repeatedIn(entry), reason: "repeated", otherRow });
    problems.push(...found);
    entries.push(entry);
  }
  problems.push(...sizeProblems(rows.length, { entries, alreadyThere, problems }));
  return { entries, problems, alreadyThere };

  function isRegisteredHere(entry: RosterEntry): boolean {
    if (entry.ticket === "") return here.has(personKey(entry));
    const other = registered.get(entry.ticket);
    return other?.isHere === true && other.name === entry.name;
  }
}

/**
 * Numbers for candidates who came without one: the prefix (year and sitting) and a running number.
 * @param taken every ticket number of the installation
 */
export function withTickets(
  entries: readonly RosterEntry[],
  { prefix, taken }: { readonly prefix: string; readonly taken: Iterable<string> },
): RosterEntry[] {
  const used = new Set([...taken, ...entries.map(({ ticket }) => ticket)]);
  let running = 0;
  return entries.map((entry) => {
    if (entry.ticket !== "") return entry;
    let ticket: string;
    do ticket = `${prefix}${String(++running).padStart(RUNNING_DIGITS, "0")}`;
    while (used.has(ticket));
    used.add(ticket);
    return { ...entry, ticket };
  });
}

function readEntry(cell: (column: RosterColumn) => string, row: number): { entry: RosterEntry; problems: RosterProblem[] } {
  const problems: RosterProblem[] = [];
  const wrong = (column: RosterColumn, reason: RosterReason, value: string) => problems.push({ row, column, reason, value });
  const [name, organisation] = [plainText(cell("name")), plainText(cell("organisation"))];
  if (name === "") wrong("name", "name-empty", "");
  if (GARBLED.test(name)) wrong("name", "garbled", name);
  if ([...name].length > LONGEST_NAME) wrong("name", "name-too-long", name);
  if (GARBLED.test(organisation)) wrong("organisation", "garbled", organisation);
  if ([...organisation].length > LONGEST_ORGANISATION) wrong("organisation", "organisation-too-long", organisation);
  const ticket = normaliseTicket(cell("ticket"));
  if (ROUNDED_NUMBER.test(cell("ticket").trim())) wrong("ticket", "digits-lost", cell("ticket").trim());
  else if (ticket !== "" && !TICKET.test(ticket)) wrong("ticket", "ticket-malformed", ticket);
  const identity = cell("idTail")
    .normalize("NFKC")
    .replace(/[\s\-()'.]/g, "")
    .toUpperCase();
  // Only the tail is ever kept or shown: the whole number identifies a person and nobody needs it here.
  const idTail = identity.slice(-TAIL_LENGTH);
  if (ROUNDED_NUMBER.test(cell("idTail").trim())) wrong("idTail", "digits-lost", cell("idTail").trim());
  else if (identity !== "" && !IDENTITY_NUMBER.test(identity)) wrong("idTail", "id-malformed", idTail);
  return { entry: { name, ticket, idTail, organisation }, problems };
}

/** Text as written, without what cannot be seen. Never normalised: rare and variant characters of a name stay as they are. */
function plainText(cell: string): string {
  return cell.replace(/\s+/g, " ").replace(INVISIBLE, "").trim();
}

function personKey({ name, idTail, organisation }: RosterEntry): string {
  return [name, idTail, organisation].join("\n");
}

function repeatedIn({ name, ticket }: RosterEntry): Pick<RosterProblem, "column" | "value"> {
  return ticket === "" ? { column: "name", value: name } : { column: "ticket", value: ticket };
}

function sizeProblems(rowCount: number, { entries, alreadyThere, problems }: Roster): RosterProblem[] {
  if (entries.length > MOST_CANDIDATES)
    return [{ row: rowCount, column: null, reason: "too-many-rows", value: String(MOST_CANDIDATES) }];
  if (entries.length + alreadyThere + problems.length === 0) return [{ row: 1, column: null, reason: "no-rows", value: "" }];
  return [];
}
