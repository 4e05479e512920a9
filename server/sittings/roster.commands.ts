import { renderSVG } from "uqr";
import type { RosterRow } from "#contract/sittings.ts";
import { newId } from "#kernel/ids.ts";
import { orRefuse, Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import { type Candidate, normaliseTicket } from "./candidate.rules.ts";
import { candidateStore } from "./candidate.store.ts";
import { entryCode, inGroups, isEntryCode } from "./entry-code.ts";
import { type RosterEntry, type RosterProblem, readRoster } from "./roster.rules.ts";
import { rosterCells } from "./roster-file.ts";
import { planSeats } from "./seating.rules.ts";
import type { SittingPorts } from "./sitting.commands.ts";
import { sittingStore } from "./sitting.store.ts";

interface Registration {
  readonly rows: { name: string; ticket: string; idTail: string; organisation: string }[];
  readonly problems: RosterProblem[];
  readonly added: number;
  readonly alreadyThere: number;
}

const RUNNING_DIGITS = 5;

/** Candidates of a sitting: registered all or none, seated, given tickets. */
export function rosterCommands({ database, writer, clock, randomBytes, serverSecret, origin, papers }: SittingPorts) {
  const sittings = sittingStore(database);
  const store = candidateStore(database);
  /** Stands in for an unknown ticket, so that it costs the work a wrong code does. */
  const nobody = { id: "nobody", codeRound: 0 };

  async function scheduled(id: string) {
    const sitting = await sittings.byId(database.read, id);
    if (!sitting) throw new Refused(refuse("not-found"));
    if (sitting.state !== "scheduled") throw new Refused(refuse("wrong-state", { state: sitting.state }));
    return sitting;
  }

  /** Numbers for candidates who came without one: year, a number of the sitting, a running number. */
  function withTickets(entries: readonly RosterEntry[], taken: ReadonlySet<string>): RosterEntry[] {
    const used = new Set([...taken, ...entries.map(({ ticket }) => ticket)]);
    const prefix = `${new Date(clock.now()).getUTCFullYear()}`;
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

  return {
    /** Reads a roster; registers it when nothing is wrong with it and it is not a dry run. */
    async register(
      actor: StaffActor,
      sittingId: string,
      upload: { format: "text" | "xlsx"; content: string; isDryRun: boolean },
    ): Promise<Registration> {
      await scheduled(sittingId);
      const known = await store.tickets(database.read);
      const taken = new Map(known.map(({ ticket, name, sittingId: at }) => [ticket, { name, isHere: at === sittingId }]));
      const { entries, problems, alreadyThere } = readRoster(await rosterCells(upload), taken);
      const rows = withTickets(entries, new Set(taken.keys()));
      if (upload.isDryRun || problems.length > 0) return { rows, problems, added: 0, alreadyThere };
      await writer.record(async ({ tx, fact }) => {
        for (const row of rows) {
          const candidate = { id: newId(randomBytes, "cand"), attemptId: newId(randomBytes, "att"), sittingId, ...row };
          await store.insert(tx, { ...candidate, room: null, seat: null, paperId: null, codeRound: 1 });
        }
        await fact(`sitting:${sittingId}`, actor.id, { kind: "registered", tickets: rows.map(({ ticket }) => ticket) });
      });
      return { rows, problems, added: rows.length, alreadyThere };
    },

    async assignSeats(actor: StaffActor, sittingId: string): Promise<void> {
      const sitting = await scheduled(sittingId);
      const plan = orRefuse(
        planSeats(await store.ofSitting(database.read, sittingId), {
          rooms: sitting.rooms,
          paperIds: sitting.paperIds,
          seed: sittingId,
        }),
      );
      await writer.record(async ({ tx, fact }) => {
        for (const { candidateId, ...place } of plan) await store.seat(tx, candidateId, place);
        await fact(`sitting:${sittingId}`, actor.id, {
          kind: "seated",
          seats: plan.map(({ candidateId, room, seat }) => `${candidateId} ${room} ${seat}`),
        });
      });
    },

    async candidates(sittingId: string): Promise<RosterRow[]> {
      const list = await store.ofSitting(database.read, sittingId);
      return Promise.all(
        list.map(async ({ id, name, ticket, idTail, organisation, room, seat, paperId }) => ({
          ...{ id, name, ticket, idTail, organisation, room, seat },
          form: paperId === null ? null : (await papers.load(paperId)).form,
        })),
      );
    },

    /** Tickets to print, by room and seat. The code stands on the ticket and in its QR code and nowhere else. */
    async tickets(sittingId: string) {
      const list = (await store.ofSitting(database.read, sittingId)).filter(({ seat }) => seat !== null);
      const place = ({ room, seat }: Candidate) => `${room}\n${seat}`;
      return list
        .sort((a, b) => (place(a) < place(b) ? -1 : 1))
        .map((candidate) => {
          const { name, ticket, idTail, room, seat } = candidate;
          const code = entryCode(serverSecret, candidate);
          const qrSvg = renderSVG(`${origin()}/enter#t=${ticket}&c=${code}`, { border: 1 });
          return { name, ticket, idTail, room: room ?? "", seat: seat ?? "", code: inGroups(code), qrSvg };
        });
    },

    /** The candidate behind ticket and code, or null; the same work whichever is wrong. */
    async candidateByTicket(ticket: string, code: string): Promise<Candidate | null> {
      const candidate = await store.byTicket(database.read, normaliseTicket(ticket));
      const isRight = isEntryCode(entryCode(serverSecret, candidate ?? nobody), code);
      return candidate !== null && isRight ? candidate : null;
    },
    candidateByAttempt: (attemptId: string) => store.byAttempt(database.read, attemptId),
    candidatesOf: (sittingId: string) => store.ofSitting(database.read, sittingId),
  };
}
