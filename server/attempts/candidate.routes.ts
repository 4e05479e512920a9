import type { FastifyInstance } from "fastify";
import { type CandidateState, candidateApi } from "#contract/candidate.ts";
import type { Clock } from "#kernel/instant.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { FigureCommands } from "../bank/figure.commands.ts";
import { FIGURE_CACHE } from "../bank/holding.routes.ts";
import { COOKIES } from "../http/access.ts";
import { serve } from "../http/serve.ts";
import { clearSessionCookie, setSessionCookie } from "../http/session-cookie.ts";
import type { Sessions } from "../people/sessions.ts";
import type { Candidate } from "../sittings/candidate.rules.ts";
import type { AttemptCommands } from "./attempt.commands.ts";
import { paperFigures, toCandidatePaper, toCandidateState, toSnapshot } from "./candidate-state.ts";
import type { Presence } from "./presence.ts";

interface CandidateRoutesPorts {
  readonly attempts: AttemptCommands;
  readonly sessions: Sessions;
  readonly presence: Presence;
  readonly clock: Clock;
  readonly isSecure: boolean;
  readonly figures: Pick<FigureCommands, "byName">;
  readonly sittings: { candidateByTicket(ticket: string, code: string): Promise<Candidate | null> };
}

export function candidateRoutes(
  app: FastifyInstance,
  { attempts, sessions, presence, clock, isSecure, figures, sittings }: CandidateRoutesPorts,
): void {
  const stateOf = async (attemptId: string): Promise<CandidateState> => {
    presence.seen(attemptId);
    return toCandidateState(await attempts.context(attemptId), clock.now());
  };

  serve(app, candidateApi.candidateSignIn, async ({ body, reply }) => {
    const candidate = await sittings.candidateByTicket(body.ticket, body.code);
    if (!candidate) throw new Refused(refuse("sign-in-failed"));
    await attempts.enter(candidate);
    setSessionCookie(reply, "candidate", { ...(await sessions.open("candidate", candidate.attemptId)), isSecure });
    return stateOf(candidate.attemptId);
  });
  serve(app, candidateApi.candidateSignOut, async ({ request, reply }) => {
    const token = request.cookies[COOKIES.candidate];
    if (token) await sessions.close(token);
    clearSessionCookie(reply, "candidate");
    return {};
  });
  serve(app, candidateApi.candidateState, ({ candidate }) => stateOf(candidate.attemptId));
  serve(app, candidateApi.confirmIdentity, async ({ candidate, body }) => {
    await attempts.confirmIdentity(candidate, body.inputTest);
    return stateOf(candidate.attemptId);
  });
  serve(app, candidateApi.acceptRules, async ({ candidate, body }) => {
    const { paper } = await attempts.context(candidate.attemptId);
    // Only the text that is in force can be accepted: the ledger tells which one it was.
    if (body.version !== paper.blueprint.rules.version) throw new Refused(refuse("stale-version"));
    await attempts.acceptRules(candidate, body.version);
    return stateOf(candidate.attemptId);
  });
  serve(app, candidateApi.startAttempt, async ({ candidate }) => {
    await attempts.start(candidate);
    return stateOf(candidate.attemptId);
  });
  serve(app, candidateApi.candidatePaper, async ({ candidate }) => {
    const { attempt, paper } = await attempts.context(candidate.attemptId);
    if (attempt.status === "closed") throw new Refused(refuse("attempt-closed"));
    if (attempt.status !== "running") throw new Refused(refuse("not-started"));
    return toCandidatePaper(paper, candidate.attemptId);
  });
  serve(app, candidateApi.candidateFigure, async ({ candidate, params, reply }) => {
    const { attempt, paper } = await attempts.context(candidate.attemptId);
    // The names of other papers' figures may be guessed; their images are not to be had.
    if (attempt.status !== "running" || !paperFigures(paper).has(params.name)) throw new Refused(refuse("not-found"));
    const { mediaType, bytes } = await figures.byName(params.name);
    return reply.type(mediaType).header("cache-control", FIGURE_CACHE).send(Buffer.from(bytes));
  });
  serve(app, candidateApi.hello, async ({ candidate, body }) => {
    const { epoch, ackedThrough, attempt } = await attempts.hello(candidate, body.device);
    if (attempt.status !== "running") throw new Refused(refuse("not-started"));
    presence.seen(candidate.attemptId);
    return { now: clock.now(), deadline: attempt.deadline, epoch, ackedThrough, sheet: toSnapshot(attempt.sheet) };
  });
  serve(app, candidateApi.say, ({ candidate, body }) => {
    presence.seen(candidate.attemptId);
    return attempts.say(candidate, body);
  });
  serve(app, candidateApi.essayHistory, async ({ candidate, params }) => ({
    versions: await attempts.essayHistory(candidate, params.slot),
  }));
  serve(app, candidateApi.handIn, async ({ candidate, body }) => {
    await attempts.handIn(candidate, body);
    return stateOf(candidate.attemptId);
  });
}
