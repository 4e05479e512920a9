import { type Accessor, createSignal } from "solid-js";
import { eraseKey, typeKey } from "./mark-entry.ts";
import type { MarkingDesk } from "./marking-desk.ts";
import { nextMissing, type Rubric, stepped } from "./marks.ts";

/** What the hand is at: the criterion being marked and the figure being typed for it. */
export interface MarkingHand {
  active: Accessor<number>;
  /** The figure as typed so far, such as `4.`; empty when none is being typed. */
  typed: Accessor<string>;
  /** Why the last key was not taken. */
  refused: Accessor<"over" | "step" | undefined>;
  /** Goes to a criterion; places outside the rubric stay at its ends. */
  goTo(at: number): void;
  move(by: 1 | -1): void;
  type(key: string): void;
  erase(): void;
  step(by: 1 | -1): void;
  full(): void;
  /** Gives a mark chosen otherwise, with the mouse for instance. */
  give(at: number, mark: number): void;
  /** On to the next criterion without a mark, or in order; true when all have one and the last has been confirmed. */
  confirm(): boolean;
  /** Starts at the top for a new script. */
  reset(): void;
}

/** @param onActive told whenever another criterion is gone to, so that focus can follow */
export function createMarkingHand(desk: MarkingDesk, onActive: (at: number) => void): MarkingHand {
  const [active, setActive] = createSignal(0);
  const [typed, setTyped] = createSignal("");
  const [refused, setRefused] = createSignal<"over" | "step">();
  const rubric = (): Rubric => desk.reading()?.rubric ?? [];
  const criterion = () => rubric()[active()];

  function goTo(at: number): void {
    const place = Math.min(rubric().length - 1, Math.max(0, at));
    setTyped("");
    setRefused(undefined);
    setActive(Math.max(0, place));
    onActive(active());
  }

  function set(mark: number | undefined, text = ""): void {
    const at = criterion();
    if (!at) return;
    setRefused(undefined);
    setTyped(text);
    desk.setMark(at.id, mark);
  }

  return {
    active,
    typed,
    refused,
    goTo,
    move: (by) => goTo(active() + by),
    type(key) {
      const at = criterion();
      if (!at) return;
      const result = typeKey(typed(), key, at.points);
      if ("refused" in result) setRefused(result.refused);
      else set(result.mark, result.typed);
    },
    erase() {
      if (typed() === "") return set(undefined);
      const { typed: left, mark } = eraseKey(typed());
      set(mark, left);
    },
    step(by) {
      const at = criterion();
      if (at) set(stepped(at, desk.marks()[at.id], by));
    },
    full() {
      const at = criterion();
      if (at) set(at.points);
    },
    give(at, mark) {
      if (at !== active()) goTo(at);
      set(mark);
    },
    confirm() {
      const isLast = active() === rubric().length - 1;
      if (!isLast) {
        goTo(active() + 1);
        return false;
      }
      const missing = nextMissing(rubric(), desk.marks());
      if (missing === undefined) return true;
      goTo(missing);
      return false;
    },
    reset() {
      setTyped("");
      setRefused(undefined);
      setActive(0);
      onActive(0);
    },
  };
}
