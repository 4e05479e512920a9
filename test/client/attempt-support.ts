import { vi } from "vitest";
import { createAttempt } from "#client/sync/attempt.ts";
import { createMemoryOutbox } from "#client/sync/outbox.ts";
import { createFakeLink, SHAPE } from "./fake-link.ts";

export const DEVICE = "device00";

/** An attempt store over a fake link; a second one over the same outbox and link is a reload. */
export function setUpAttempt(outbox = createMemoryOutbox(), fake = createFakeLink()) {
  const events: string[] = [];
  const [state, actions] = createAttempt(fake.link, outbox, {
    device: DEVICE,
    owner: "owner",
    shape: SHAPE,
    onSignedOut: () => void events.push("signed-out"),
    onClosed: () => void events.push("closed"),
  });
  return { fake, outbox, state, actions, events };
}

/** Lets promises run; fake time moves only as far as asked. */
export const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

export const typed = (text: string, isSettled = false) => ({ text, isComposing: false, isSettled });
