import { ApiProblem } from "#client/sync/api-problem.ts";
import type { Link, LinkListeners } from "#client/sync/link.ts";
import { type AnswerSheet, applyCommand, EMPTY_SHEET, type SheetShape } from "#contract/answer-sheet.ts";
import type { Say, SayReply, Welcome } from "#contract/candidate.ts";
import { isRefusal } from "#kernel/refusal.ts";

export const SHAPE: SheetShape = {
  slots: [
    { slot: 1, type: "single", options: 4 },
    { slot: 2, type: "multiple", options: 5 },
    { slot: 3, type: "essay", options: 0 },
    { slot: 4, type: "essay", options: 0 },
    { slot: 5, type: "essay", options: 0 },
    { slot: 6, type: "essay", options: 0 },
  ],
  countedEssays: 3,
  longestEssay: 200,
};

/** A server that keeps the same promises as the real one, behind a wire whose messages are moved by hand. */
export function createFakeLink() {
  let sheet: AnswerSheet = EMPTY_SHEET;
  let epoch = 0;
  let writer = "";
  let isClosed = false;
  let isUp = true;
  const acked = new Map<string, number>();
  const listeners: LinkListeners[] = [];
  const waiting: { message: Say; resolve: (reply: SayReply) => void; reject: (thrown: unknown) => void }[] = [];
  const left: Say[] = [];
  let now = 1_000;

  function record(message: Say): SayReply {
    now += 1;
    if (isClosed) throw new ApiProblem("attempt-closed");
    if (message.epoch !== epoch || message.device !== writer) throw new ApiProblem("not-the-writer");
    const known = acked.get(message.device) ?? 0;
    const refused: { n: number; code: string }[] = [];
    const fresh = message.messages.filter(({ n }) => n > known);
    if (fresh.some(({ n }, at) => n !== known + 1 + at)) throw new ApiProblem("out-of-step", { detail: { expected: known + 1 } });
    for (const { n, command } of fresh) {
      const next = applyCommand(sheet, command, SHAPE);
      if (isRefusal(next)) refused.push({ n, code: next.refused });
      else sheet = next;
      acked.set(message.device, n);
    }
    return { now, deadline: 9_000_000, ackedThrough: acked.get(message.device) ?? 0, sequence: 1, hash: "h", refused };
  }

  function hello(device: string): Welcome {
    if (writer !== device) {
      epoch += 1;
      writer = device;
    }
    const snapshot = {
      choices: [...sheet.choices].map(([slot, labels]) => [slot, [...labels]]),
      struck: [...sheet.struck].map(([slot, labels]) => [slot, [...labels]]),
      essays: [...sheet.essays],
      flags: [...sheet.flags],
      currentSlot: sheet.currentSlot,
    } as Welcome["sheet"];
    return { now, deadline: 9_000_000, epoch, ackedThrough: acked.get(device) ?? 0, sheet: snapshot };
  }

  const link: Link = {
    isOnline: () => isUp,
    listen: (added) => void listeners.push(added),
    hello: async (device) => {
      if (!isUp) throw new ApiProblem("offline");
      return hello(device);
    },
    say: (message) =>
      isUp
        ? new Promise((resolve, reject) => void waiting.push({ message, resolve, reject }))
        : Promise.reject(new ApiProblem("offline")),
    handIn: async () => Promise.reject(new ApiProblem("fault")),
    sayOnLeaving: (message) => void left.push(message),
    close: () => undefined,
  };

  return {
    link,
    /** Messages on the wire. */
    waiting,
    left,
    sheet: () => sheet,
    /** The server records the first message and its answer arrives. */
    deliver(): void {
      const first = waiting.shift();
      if (!first) throw new Error("nothing is on the wire");
      try {
        first.resolve(record(first.message));
      } catch (thrown) {
        first.reject(thrown);
      }
    },
    /** The server records the first message but its answer is lost. */
    loseAnswer(): void {
      const first = waiting.shift();
      if (!first) throw new Error("nothing is on the wire");
      record(first.message);
      first.reject(new ApiProblem("offline"));
    },
    /** The first message is lost on the way. */
    loseMessage(): void {
      waiting.shift()?.reject(new ApiProblem("offline"));
    },
    /** Another machine becomes the writer and records commands. */
    writeElsewhere(commands: Say["messages"][number]["command"][]): void {
      hello("elsewhere");
      record({ device: "elsewhere", epoch, messages: commands.map((command, at) => ({ n: at + 1, command })) });
    },
    /** The server's copy changes behind everybody's back. */
    setText(slot: number, text: string): void {
      sheet = { ...sheet, essays: new Map(sheet.essays).set(slot, { text, isCounted: true, isDecided: false }) };
    },
    setUp(next: boolean): void {
      isUp = next;
      for (const listener of listeners) listener.online?.(next);
    },
    fence: () => {
      for (const listener of listeners) listener.fenced?.(epoch);
    },
    reconnect: () => {
      for (const listener of listeners) listener.reconnected?.();
    },
    closeAttempt: () => {
      isClosed = true;
    },
  };
}
