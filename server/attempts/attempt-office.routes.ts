import type { FastifyInstance } from "fastify";
import { isAnswered } from "#contract/answer-sheet.ts";
import { type BoardSeat, type SittingDetail, sittingsApi } from "#contract/sittings.ts";
import type { Clock } from "#kernel/instant.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { serve } from "../http/serve.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { StaffActor } from "../people/actor.ts";
import type { Candidate } from "../sittings/candidate.rules.ts";
import type { AttemptCommands } from "./attempt.commands.ts";
import type { Attempt, Receipt } from "./attempt.rules.ts";
import type { Presence } from "./presence.ts";

interface OfficePorts {
  readonly attempts: AttemptCommands;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly papers: { load(id: string): Promise<FrozenPaper> };
  readonly sittings: {
    show(id: string): Promise<SittingDetail>;
    candidatesOf(sittingId: string): Promise<Candidate[]>;
    candidateByAttempt(attemptId: string): Promise<Candidate | null>;
    markClosed(actor: StaffActor, id: string): Promise<unknown>;
  };
}

type AttemptRow = Awaited<ReturnType<AttemptCommands["rowsOf"]>>[number];

const TAIL_LENGTH = 4;

/** What invigilators and the office see and do about attempts. */
export function attemptOfficeRoutes(app: FastifyInstance, { attempts, presence, clock, papers, sittings }: OfficePorts): void {
  async function seatOf(candidate: Candidate, row: AttemptRow | undefined): Promise<BoardSeat> {
    const paper = candidate.paperId ? await papers.load(candidate.paperId) : null;
    return {
      attemptId: candidate.attemptId,
      name: candidate.name,
      ticketTail: candidate.ticket.slice(-TAIL_LENGTH),
      room: candidate.room ?? "",
      seat: candidate.seat ?? "",
      form: paper?.form ?? "",
      total: paper?.slots.length ?? 0,
      isConnected: presence.isPresent(candidate.attemptId),
      lastSeenAt: presence.lastSeenAt(candidate.attemptId),
      deadline: row?.deadline ?? null,
      grantedMinutes: row?.grantedMinutes ?? 0,
      ...(await progressOf(row)),
    };
  }

  /** A closed attempt is read from its row: replaying every stream for every look at the board would grow with the exam. */
  async function progressOf(row: AttemptRow | undefined): Promise<Pick<BoardSeat, "state" | "answered" | "lastSavedAt">> {
    if (!row) return { state: "not-here", answered: 0, lastSavedAt: null };
    if (row.status === "closed") {
      const { answered } = JSON.parse(row.receipt ?? "{}") as Partial<Receipt>;
      return {
        state: "closed",
        answered: answered ?? 0,
        lastSavedAt: row.closedAt,
      };
    }
    const attempt = await attempts.stateOf(row.id);
    if (attempt.status !== "running") return { state: seatState(attempt), answered: 0, lastSavedAt: null };
    const { sheet, booking, lastSavedAt } = attempt;
    return {
      state: "running",
      answered: booking.shape.slots.filter((slot) => isAnswered(sheet, slot)).length,
      lastSavedAt,
    };
  }

  serve(app, sittingsApi.board, async ({ params }) => {
    const sitting = await sittings.show(params.id);
    const rows = new Map((await attempts.rowsOf(params.id)).map((row) => [row.id, row]));
    const seats: BoardSeat[] = [];
    for (const candidate of await sittings.candidatesOf(params.id))
      seats.push(await seatOf(candidate, rows.get(candidate.attemptId)));
    return { now: clock.now(), sitting, seats };
  });
  serve(app, sittingsApi.grantTime, async ({ staff, params, body }) => {
    await attempts.grantTime(staff, params.id, body);
    const candidate = await sittings.candidateByAttempt(params.id);
    if (!candidate) throw new Refused(refuse("not-found"));
    const row = (await attempts.rowsOf(candidate.sittingId)).find(({ id }) => id === candidate.attemptId);
    return seatOf(candidate, row);
  });
  serve(app, sittingsApi.closeSitting, async ({ staff, params, body }) => {
    await attempts.endAll(staff, params.id, body.reason);
    await sittings.markClosed(staff, params.id);
    return sittings.show(params.id);
  });
}

function seatState(attempt: Attempt): BoardSeat["state"] {
  switch (attempt.status) {
    case "none":
      return "not-here";
    case "booked":
      return attempt.rulesVersion === null ? "signed-in" : "ready";
    default:
      return attempt.status;
  }
}
