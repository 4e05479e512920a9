import type { CandidateState, Say, SayReply, Welcome } from "#contract/candidate.ts";

/** The road to the server as the attempt store sees it; tests bring their own. */
export interface Link {
  /** @throws ApiProblem, like all four calls */
  hello(device: string): Promise<Welcome>;
  say(message: Say): Promise<SayReply>;
  handIn(writer: { device: string; epoch: number }): Promise<CandidateState>;
  /** Sent while the page goes away; nobody waits for the answer. */
  sayOnLeaving(message: Say): void;
  isOnline(): boolean;
  listen(listeners: LinkListeners): void;
  close(): void;
}

export interface LinkListeners {
  /** Called on each change; `true` is also the moment to send what waits. */
  online?(isOnline: boolean): void;
  /** The live link is back after a gap in which hints may have been missed. */
  reconnected?(): void;
  /** Another machine has become the writer. */
  fenced?(epoch: number): void;
  /** Stage or deadline changed: fetch the state. */
  changed?(): void;
}
