import { type Accessor, createContext, createSignal, useContext } from "solid-js";
import { exam } from "#client/i18n/exam.ts";
import type { AttemptActions, AttemptState } from "#client/sync/attempt.ts";
import type { SheetShape } from "#contract/answer-sheet.ts";
import type { CandidatePaper, Section } from "#contract/candidate.ts";
import { assert } from "#kernel/assert.ts";
import type { CandidateSession } from "../session.ts";

/** An opened attempt: the paper, and the store over its answer sheet. */
export interface OpenedAttempt {
  readonly paper: CandidatePaper;
  readonly shape: SheetShape;
  readonly state: AttemptState;
  readonly actions: AttemptActions;
}

/** What the parts of the exam screen share. */
export interface Exam extends OpenedAttempt {
  session: CandidateSession;
  current: Accessor<number>;
  goTo(slot: number): void;
  /** One step along the paper; stays at its ends. */
  step(by: 1 | -1): void;
  page: Accessor<"paper" | "review">;
  turnTo(page: "paper" | "review"): void;
  deadline: Accessor<number>;
  remainingMs: Accessor<number>;
  isStriking: Accessor<boolean>;
  setStriking(isOn: boolean): void;
  /** Says a sentence to screen readers. */
  say(sentence: string): void;
  said: Accessor<string>;
}

export const ExamContext = createContext<Exam>();

export function useExam(): Exam {
  const found = useContext(ExamContext);
  assert(found, "the exam is only known below the exam screen");
  return found;
}

export function createExam(opened: OpenedAttempt, session: CandidateSession): Exam {
  const first = opened.paper.items[0]?.slot ?? 1;
  const [current, setCurrent] = createSignal(opened.state.sheet().currentSlot ?? first);
  const [page, turnTo] = createSignal<"paper" | "review">("paper");
  const [isStriking, setStriking] = createSignal(false);
  const [said, say] = createSignal("");
  const deadline = () => Math.max(session.state().deadline ?? 0, opened.state.deadline() ?? 0);

  function goTo(slot: number): void {
    turnTo("paper");
    if (slot === current()) return;
    setCurrent(slot);
    opened.actions.act({ kind: "visit", slot });
    say(titleOf(opened.paper, slot));
  }

  return {
    ...opened,
    session,
    current,
    goTo,
    step(by) {
      const at = opened.paper.items.findIndex((item) => item.slot === current());
      const next = opened.paper.items[at + by];
      if (next) goTo(next.slot);
    },
    page,
    turnTo,
    deadline,
    remainingMs: () => Math.max(0, deadline() - session.now()),
    isStriking,
    setStriking,
    say,
    said,
  };
}

/** The section a slot lies in, and its place among the paper's sections, from 0. */
export function sectionOf(paper: CandidatePaper, slot: number): { section: Section; at: number } {
  const at = paper.sections.findIndex((section) => section.from <= slot && slot <= section.to);
  const section = paper.sections[at];
  assert(section, `no section holds slot ${slot}`);
  return { section, at };
}

/** `第 12 题`, for essays `论述题一`. */
export function titleOf(paper: CandidatePaper, slot: number): string {
  const { section } = sectionOf(paper, slot);
  return section.type === "essay" ? exam().essay(exam().numeral(slot - section.from + 1)) : exam().question(String(slot));
}

/** What a cell of the answer sheet says: `12`, for essays `一`. */
export function shortTitleOf(paper: CandidatePaper, slot: number): string {
  const { section } = sectionOf(paper, slot);
  return section.type === "essay" ? exam().numeral(slot - section.from + 1) : String(slot);
}
