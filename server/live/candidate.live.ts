import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { say } from "#contract/candidate.ts";
import { type CandidateToServer, LIVE_PATH, type LiveAnswer, type ServerToCandidate } from "#contract/live.ts";
import type { RefusalCode } from "#contract/refusals.ts";
import type { Clock } from "#kernel/instant.ts";
import { Refused } from "#kernel/refusal.ts";
import type { AttemptCommands } from "../attempts/attempt.commands.ts";
import type { Presence } from "../attempts/presence.ts";
import { COOKIES } from "../http/access.ts";
import type { Announcer } from "../ledger/announcer.ts";
import type { Sessions } from "../people/sessions.ts";

/** Largest live message; the same bound as the body of `say`. */
const LARGEST_MESSAGE_BYTES = 262_144;
/** Messages a link may send per second before it is told to wait (S-28). */
const MESSAGES_PER_SECOND = 20;

interface LivePorts {
  readonly server: HttpServer;
  readonly sessions: Sessions;
  readonly attempts: AttemptCommands;
  readonly presence: Presence;
  readonly announcer: Announcer;
  readonly clock: Clock;
  /** Reads a Cookie header. */
  readonly parseCookies: (header: string) => Record<string, string | undefined>;
  readonly log: { error(fields: object, message: string): void };
}

type CandidateSocket = Socket<CandidateToServer, ServerToCandidate, Record<string, never>, { attemptId: string; token: string }>;

/**
 * The candidates' live link: the same commands as over HTTP, answered after the commit, and hints when time or stage
 * changed. WebSocket only, same origin only, with the session of the cookie, which is checked again on every message.
 */
export function openCandidateLink(ports: LivePorts): { close(): Promise<void> } {
  const io = new Server<CandidateToServer, ServerToCandidate, Record<string, never>, { attemptId: string; token: string }>(
    ports.server,
    {
      path: LIVE_PATH,
      transports: ["websocket"],
      serveClient: false,
      maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
      perMessageDeflate: false,
      allowRequest: (request, answer) => answer(null, isSameOrigin(request.headers.origin, request.headers.host)),
    },
  );

  io.use(async (socket, next) => {
    const token = ports.parseCookies(socket.handshake.headers.cookie ?? "")[COOKIES.candidate];
    const attemptId = token ? await ports.sessions.subjectOf("candidate", token) : null;
    if (!token || attemptId === null) return next(new Error("not-signed-in"));
    socket.data = { attemptId, token };
    next();
  });

  io.on("connection", (socket: CandidateSocket) => {
    const { attemptId, token } = socket.data;
    const allow = rateGate(ports.clock);
    void socket.join(attemptId);
    ports.presence.linkOpened(attemptId);
    socket.on("disconnect", () => ports.presence.linkClosed(attemptId));
    socket.on("ping", (answer) => {
      if (typeof answer !== "function") return;
      // The client beats every second or so; a machine without power is seen long before its socket times out.
      ports.presence.seen(attemptId);
      answer(ports.clock.now());
    });
    socket.on("say", async (message, answer) => {
      if (typeof answer !== "function") return;
      answer(allow() ? await answerSay(ports, { attemptId, token, message }) : { refused: "busy" });
    });
  });

  const stop = ports.announcer.listen((announcement) => {
    if (announcement.kind === "writer-changed") io.to(announcement.attemptId).emit("fenced", { epoch: announcement.epoch });
    if (announcement.kind === "attempt-changed" || announcement.kind === "attempt-closed") {
      io.to(announcement.attemptId).emit("changed", { now: ports.clock.now(), deadline: null });
    }
    // Everybody of a sitting waits in one room only through their own attempt: the state is fetched, so a broadcast is enough.
    if (announcement.kind === "sitting-changed") io.emit("changed", { now: ports.clock.now(), deadline: null });
  });

  return {
    async close() {
      stop();
      await io.close();
    },
  };
}

async function answerSay(ports: LivePorts, order: { attemptId: string; token: string; message: unknown }): Promise<LiveAnswer> {
  const parsed = say.safeParse(order.message);
  if (!parsed.success) return { refused: "bad-request" };
  if ((await ports.sessions.subjectOf("candidate", order.token)) !== order.attemptId) return { refused: "not-signed-in" };
  try {
    return { ok: await ports.attempts.say({ kind: "candidate", attemptId: order.attemptId }, parsed.data) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.refusal.refused as RefusalCode, detail: { ...error.refusal.detail } };
    ports.log.error({ err: error }, "fault on the live link");
    return { refused: "busy" };
  }
}

function isSameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || host === undefined) return false;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Lets through a number of messages per second; the client keeps what was refused and says it again. */
function rateGate(clock: Clock): () => boolean {
  let windowStart = 0;
  let count = 0;
  return () => {
    const now = clock.now();
    if (now - windowStart >= 1000 || now < windowStart) {
      windowStart = now;
      count = 0;
    }
    count += 1;
    return count <= MESSAGES_PER_SECOND;
  };
}
