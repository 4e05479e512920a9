import { renderSVG } from "uqr";
import type { RosterProblem, RosterRow } from "#contract/sittings.ts";
import { newId } from "#kernel/ids.ts";
import { orRefuse, Refused, refuse } from "#kernel/refusal.ts";
import type { Query } from "../database/database.ts";
import type { StaffActor } from "../people/actor.ts";
import { type Candidate, normaliseTicket } from "./candidate.rules.ts";
import { candidateStore } from "./candidate.store.ts";
import { entryCode, inGroups, isEntryCode } from "./entry-code.ts";
import { type RosterEntry, readRoster, withTickets } from "./roster.rules.ts";
import { rosterCells } from "./roster-file.ts";
import { planSeats } from "./seating.rules.ts";
import type { SittingPorts } from "./sitting.commands.ts";
import type { Sitting } from "./sitting.rules.ts";
import { sittingStore } from "./sitting.store.ts";

interface Registration {
  readonly rows: RosterEntry[];
  readonly problems: RosterProblem[];
  readonly added: number;
  readonly alreadyThere: number;
}

/** Stands in for an unknown ticket, so that it costs the work a wrong code does. */
const NOBODY = { id: "nobody", codeRound: 0 };
const SITTING_DIGITS = 2;

/** Candidates of a sitting: registered all or none, seated, given tickets. */
export function rosterCommands({ database, writer, randomBytes, serverSecret, origin, papers }: SittingPorts) {
  const sittings = sittingStore(database);
  const store = candidateStore(database);

  async function found(query: Query, id: string): Promise<Sitting> {
    const sitting = await sittings.byId(query, id);
    if (!sitting) throw new Refused(refuse("not-found"));
    return sitting;
  }

  /** Roster and seats change only until the sitting opens. */
  async function scheduled(query: Query, id: string): Promise<Sitting> {
    const sitting = await found(query, id);
    if (sitting.state !== "scheduled") throw new Refused(refuse("wrong-state", { state: sitting.state }));
    return sitting;
  }

  async function plan(query: Query, sitting: Sitting, cells: readonly string[][]): Promise<Registration> {
    const known = (await store.known(query)).map(({ sittingId, ...entry }) => ({ ...entry, isHere: sittingId === sitting.id }));
    const { entries, problems, alreadyThere } = readRoster(cells, known);
    const number = String(await sittings.ordinal(query, sitting.id)).padStart(SITTING_DIGITS, "0");
    const prefix = `${new Date(sitting.startsAt).getUTCFullYear()}${number}`;
    const rows = withTickets(entries, { prefix, taken: known.map(({ ticket }) => ticket) });
    return { rows, problems, added: 0, alreadyThere };
  }

  return {
    /** Reads a roster; registers it when nothing is wrong with it and it is not a dry run. @throws Refused `bad-roster`, `wrong-state` */
    async register(
      actor: StaffActor,
      sittingId: string,
      upload: { format: "text" | "xlsx"; content: string; isDryRun: boolean },
    ): Promise<Registration> {
      const sitting = await scheduled(database.read, sittingId);
      const cells = await rosterCells(upload);
      if (upload.isDryRun) return plan(database.read, sitting, cells);
      return writer.record(async ({ tx, fact }) => {
        const planned = await plan(tx, await scheduled(tx, sittingId), cells);
        const { rows, problems } = planned;
        if (problems.length > 0 || rows.length === 0) return planned;
        const place = { sittingId, room: null, seat: null, paperId: null, codeRound: 1 };
        const added = rows.map((row): Candidate => {
          return { id: newId(randomBytes, "cand"), attemptId: newId(randomBytes, "att"), ...row, ...place };
        });
        await store.insert(tx, added);
        await fact(`sitting:${sittingId}`, actor.id, { kind: "registered", tickets: added.map(({ ticket }) => ticket) });
        return { ...planned, added: added.length };
      });
    },

    /** Seats everybody anew, the same way for the same roster. @throws Refused `not-enough-seats` with both numbers, `wrong-state` */
    async assignSeats(actor: StaffActor, sittingId: string): Promise<void> {
      await writer.record(async ({ tx, fact }) => {
        const { rooms, paperIds } = await scheduled(tx, sittingId);
        const places = orRefuse(planSeats(await store.ofSitting(tx, sittingId), { rooms, paperIds, seed: sittingId }));
        for (const { candidateId, ...place } of places) await store.seat(tx, candidateId, place);
        const seats = places.map(({ candidateId, room, seat, paperId }) => `${candidateId} ${room} ${seat} ${paperId}`);
        await fact(`sitting:${sittingId}`, actor.id, { kind: "seated", seats });
      });
    },

    async candidates(sittingId: string): Promise<RosterRow[]> {
      const { paperIds } = await found(database.read, sittingId);
      const forms = new Map<string, string>();
      for (const id of paperIds) forms.set(id, (await papers.load(id)).form);
      const list = await store.ofSitting(database.read, sittingId);
      return list.map(({ id, name, ticket, idTail, organisation, room, seat, paperId }) => {
        return { id, name, ticket, idTail, organisation, room, seat, form: forms.get(paperId ?? "") ?? null };
      });
    },

    /** Tickets to print, in the order of rooms and seats. The code stands on the ticket and in its QR code and nowhere else. */
    async tickets(sittingId: string) {
      const { rooms } = await found(database.read, sittingId);
      const roomOrder = new Map(rooms.map(({ name }, at) => [name, at]));
      const placeOf = ({ room, seat }: Candidate) => (roomOrder.get(room ?? "") ?? 0) * 10_000 + Number(seat);
      const seated = (await store.ofSitting(database.read, sittingId)).filter(({ seat }) => seat !== null);
      return seated
        .sort((a, b) => placeOf(a) - placeOf(b))
        .map((candidate) => {
          const { name, ticket, idTail, room, seat } = candidate;
          const code = entryCode(serverSecret, candidate);
          // Behind the #, which browsers keep to themselves: no server or proxy log ever sees a code.
          const qrSvg = renderSVG(`${origin()}/enter#t=${ticket}&c=${code}`, { border: 1 });
          return { name, ticket, idTail, room: room ?? "", seat: seat ?? "", code: inGroups(code), qrSvg };
        });
    },

    /** The candidate behind ticket and code, or null; the same work whichever is wrong. */
    async candidateByTicket(ticket: string, code: string): Promise<Candidate | null> {
      const candidate = await store.byTicket(database.read, normaliseTicket(ticket));
      const isRight = isEntryCode(entryCode(serverSecret, candidate ?? NOBODY), code);
      return candidate !== null && isRight ? candidate : null;
    },
    candidateByAttempt: (attemptId: string) => store.byAttempt(database.read, attemptId),
    candidatesOf: (sittingId: string) => store.ofSitting(database.read, sittingId),
  };
}
