import { io, type Socket } from "socket.io-client";
import type { CandidateState, Say, SayReply, Welcome } from "#contract/candidate.ts";
import { type CandidateToServer, LIVE_PATH, type LiveAnswer, type ServerToCandidate } from "#contract/live.ts";
import { call } from "./api-client.ts";
import { ApiProblem } from "./api-problem.ts";
import { candidateCalls, PROTOCOL } from "./candidate-calls.ts";
import type { ServerClock } from "./clock.ts";
import type { Link, LinkListeners } from "./link.ts";

type LiveSocket = Socket<ServerToCandidate, CandidateToServer>;

/* A lost link is noticed within BEAT_MS + LOST_AFTER_MS, which stays below the three seconds promised. */
const BEAT_MS = 1_200;
const LOST_AFTER_MS = 1_600;
const SAY_LIVE_WITHIN_MS = 4_000;
const CALL_WITHIN_MS = 8_000;
/** Browsers refuse larger bodies on requests that outlive the page. */
const LEAVING_BODY_LIMIT = 60_000;

/**
 * The live link with HTTP behind it. Words go over the socket while it is up and by POST otherwise; a silent socket is
 * given up after four seconds and the same message, which the server knows by its number, is posted. A heartbeat tells
 * within three seconds that the server is out of reach, and feeds the clock.
 */
export function createLiveLink(clock: ServerClock): Link {
  const socket: LiveSocket = io({
    path: LIVE_PATH,
    transports: ["websocket"],
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    timeout: 4_000,
  });
  const listeners: LinkListeners[] = [];
  let isOnline = true;
  let isClosed = false;

  function tell(next: boolean): void {
    if (isClosed || next === isOnline) return;
    isOnline = next;
    for (const listener of listeners) listener.online?.(next);
  }

  const heartbeat = startHeartbeat(socket, clock, tell);
  let hasConnected = false;
  socket.on("connect", () => {
    tell(true);
    if (hasConnected) for (const listener of listeners) listener.reconnected?.();
    hasConnected = true;
  });
  socket.on("disconnect", () => heartbeat.beat());
  socket.on("fenced", ({ epoch }) => {
    for (const listener of listeners) listener.fenced?.(epoch);
  });
  socket.on("changed", () => {
    for (const listener of listeners) listener.changed?.();
  });

  /** Runs a call, notes whether the server answered at all, and reads the clock from its answer. */
  async function timed<T extends { now: number }>(perform: () => Promise<T>): Promise<T> {
    const sentAtMs = clock.monotonic();
    try {
      const reply = await perform();
      clock.observe({ sentAtMs, receivedAtMs: clock.monotonic(), serverNow: reply.now });
      tell(true);
      return reply;
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.code === "offline") tell(false);
      throw thrown;
    }
  }

  return {
    isOnline: () => isOnline,
    listen: (added) => void listeners.push(added),
    hello: (device): Promise<Welcome> =>
      timed(() => call(candidateCalls.hello, { body: { device, protocol: PROTOCOL }, signal: within(CALL_WITHIN_MS) })),
    say: (message): Promise<SayReply> =>
      timed(async () => {
        const live = socket.connected ? await sayLive(socket, message) : null;
        return live ?? call(candidateCalls.say, { body: message, signal: within(CALL_WITHIN_MS) });
      }),
    handIn: (writer): Promise<CandidateState> =>
      timed(() => call(candidateCalls.handIn, { body: writer, signal: within(CALL_WITHIN_MS) })),
    sayOnLeaving(message) {
      if (JSON.stringify(message).length * 3 > LEAVING_BODY_LIMIT) return;
      void call(candidateCalls.say, { body: message, keepalive: true }).catch(() => undefined);
    },
    close() {
      isClosed = true;
      heartbeat.stop();
      socket.disconnect();
    },
  };
}

/** The socket's answer; null when it stayed silent, so that the other road is taken. */
async function sayLive(socket: LiveSocket, message: Say): Promise<SayReply | null> {
  const answer: LiveAnswer | null = await socket
    .timeout(SAY_LIVE_WITHIN_MS)
    .emitWithAck("say", message)
    .catch(() => null);
  if (answer === null) return null;
  if ("ok" in answer) return answer.ok;
  throw new ApiProblem(answer.refused, answer.detail ? { detail: answer.detail } : {});
}

function startHeartbeat(socket: LiveSocket, clock: ServerClock, tell: (isOnline: boolean) => void) {
  let isAsking = false;
  let isStopped = false;

  async function beat(): Promise<void> {
    if (isAsking || isStopped) return;
    isAsking = true;
    // After a server's own disconnect the socket would stay away for good; asking again is harmless.
    if (!socket.active) socket.connect();
    const sentAtMs = clock.monotonic();
    try {
      const serverNow = socket.connected
        ? await socket.timeout(LOST_AFTER_MS).emitWithAck("ping")
        : (await call(candidateCalls.health, { signal: within(LOST_AFTER_MS) })).now;
      clock.observe({ sentAtMs, receivedAtMs: clock.monotonic(), serverNow });
      tell(true);
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem && thrown.code === "too-many-tries")) tell(false);
    } finally {
      isAsking = false;
    }
  }

  const onWake = () => void beat();
  const onCut = () => tell(false);
  const timer = setInterval(onWake, BEAT_MS);
  window.addEventListener("online", onWake);
  window.addEventListener("offline", onCut);
  document.addEventListener("visibilitychange", onWake);
  return {
    beat: onWake,
    stop() {
      isStopped = true;
      clearInterval(timer);
      window.removeEventListener("online", onWake);
      window.removeEventListener("offline", onCut);
      document.removeEventListener("visibilitychange", onWake);
    },
  };
}

function within(ms: number): AbortSignal {
  return AbortSignal.timeout(ms);
}
