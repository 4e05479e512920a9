import type { Blueprint } from "#blueprints/blueprint-schema.ts";
import type { AnswerSheet } from "#contract/answer-sheet.ts";
import type { CandidatePaper, CandidateState, Section, SheetSnapshot, Stage } from "#contract/candidate.ts";
import { candidateView, optionOrder } from "#item-bank/candidate-view.ts";
import { figuresOf } from "#item-bank/rich-text.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { Sitting } from "../sittings/sitting.rules.ts";
import type { AttemptContext } from "./attempt.commands.ts";
import type { Attempt } from "./attempt.rules.ts";

/*
 * What a candidate gets to see, built by allow-list from the attempt's context.
 */

const TAIL_LENGTH = 4;

export function toCandidateState({ candidate, sitting, attempt, paper }: AttemptContext, now: number): CandidateState {
  const { blueprint } = paper;
  const isTimed = attempt.status === "running" || attempt.status === "closed";
  return {
    stage: stageOf(attempt, sitting, now),
    now,
    candidate: {
      name: candidate.name,
      ticketTail: candidate.ticket.slice(-TAIL_LENGTH),
      idTail: candidate.idTail,
      room: candidate.room ?? "",
      seat: candidate.seat ?? "",
    },
    exam: {
      title: blueprint.title,
      sitting: sitting.name,
      durationMinutes: sitting.settings.durationMinutes,
      totalPoints: blueprint.totalPoints,
      passPoints: blueprint.passPoints,
      warningMinutes: blueprint.warningMinutes,
      lateEntryMinutes: sitting.settings.lateEntryMinutes,
      earliestHandInMinutes: sitting.settings.earliestHandInMinutes,
      rules: blueprint.rules,
    },
    startsAt: sitting.startedAt ?? sitting.startsAt,
    deadline: isTimed ? attempt.deadline : null,
    handInFrom: isTimed ? attempt.handInFrom : null,
    receipt: attempt.status === "closed" ? { ...attempt.receipt } : null,
    resultReleased: sitting.state === "released",
  };
}

/** The step of the way a candidate is at; one table for every screen. */
export function stageOf(attempt: Attempt, sitting: Pick<Sitting, "state" | "startedAt" | "settings">, now: number): Stage {
  if (attempt.status === "running") return "running";
  if (attempt.status === "closed") return "closed";
  const { lateEntryMinutes } = sitting.settings;
  const isOver = sitting.state === "closed" || sitting.state === "released";
  const isLate = sitting.startedAt !== null && lateEntryMinutes !== null && now > sitting.startedAt + lateEntryMinutes * 60_000;
  if (isOver || isLate) return "absent";
  if (attempt.status === "none" || attempt.identityAt === null) return "identity";
  return attempt.rulesVersion === null ? "rules" : "waiting";
}

/** The paper in this candidate's own option order. */
export function toCandidatePaper(paper: FrozenPaper, attemptId: string): CandidatePaper {
  return {
    form: paper.form,
    sections: sectionsOf(paper),
    countedEssays: paper.blueprint.essays?.counted ?? 0,
    longestEssay: paper.blueprint.essays?.longestCharacters ?? 0,
    items: paper.slots.map(({ slot, points, item }) => ({
      slot,
      points,
      item: candidateView(item, optionOrder(item, paper.seed, attemptId, slot)),
    })),
  };
}

function sectionsOf(paper: FrozenPaper): Section[] {
  const types = ["single", "multiple", "essay"] as const;
  return types.flatMap((type) => {
    const slots = paper.slots.filter(({ item }) => item.type === type);
    const [first, last] = [slots[0], slots.at(-1)];
    const words = wordsOf(paper.blueprint, type);
    if (!first || !last || !words) return [];
    return [{ type, title: words.title, rule: words.rule, from: first.slot, to: last.slot, pointsEach: first.points }];
  });
}

function wordsOf(blueprint: Blueprint, type: "single" | "multiple" | "essay") {
  return type === "essay" ? blueprint.essays : blueprint.types[type];
}

export function toSnapshot(sheet: AnswerSheet): SheetSnapshot {
  return {
    choices: [...sheet.choices].map(([slot, labels]) => [slot, [...labels]]),
    struck: [...sheet.struck].map(([slot, labels]) => [slot, [...labels]]),
    essays: [...sheet.essays].map(([slot, essay]) => [slot, { ...essay }]),
    flags: [...sheet.flags],
    currentSlot: sheet.currentSlot,
  };
}

const figureNames = new WeakMap<FrozenPaper, ReadonlySet<string>>();

/** The figures a candidate may see: those of the paper's stems and options, never those of a rationale. */
export function paperFigures(paper: FrozenPaper): ReadonlySet<string> {
  const known = figureNames.get(paper);
  if (known) return known;
  const texts = paper.slots.flatMap(({ item }) => [
    item.stem,
    ...(item.type === "essay" ? [] : item.options.map(({ text }) => text)),
  ]);
  const names = new Set(texts.flatMap(figuresOf).map(({ name }) => name));
  figureNames.set(paper, names);
  return names;
}
