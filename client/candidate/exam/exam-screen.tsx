import { createEffect, createSignal, Match, on, onCleanup, onMount, Show, Switch } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { formatDuration } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useCandidateSession } from "../session.ts";
import { AnswerSheetPanel } from "./answer-sheet-panel.tsx";
import { chooseByKey } from "./choose-by-key.ts";
import { createExam, ExamContext, type OpenedAttempt, useExam } from "./exam-context.ts";
import { ExamHeader } from "./exam-header.tsx";
import { type Intent, intentOf, isTextTarget } from "./exam-keys.ts";
import { ItemPane } from "./item-pane.tsx";
import { LinkBars } from "./link-bars.tsx";
import { ReviewPage } from "./review.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { TimeOver } from "./time-over.tsx";
import { WarningLine } from "./warning-line.tsx";

const ASK_WHILE_CLOSING_MS = 1_500;

/** The exam: header, bars, the question, the answer sheet. */
export function ExamScreen(props: { opened: OpenedAttempt }) {
  const session = useCandidateSession();
  // The attempt is opened once per exam room; a new one mounts a new screen.
  const exam = createExam(props.opened, session);
  const [isHelpOpen, setHelpOpen] = createSignal(false);
  const [isSheetOpen, setSheetOpen] = createSignal(false);
  useDeadline(exam);
  useLeaving(exam);
  useKeys(exam, () => setHelpOpen(true));
  createEffect(() => {
    document.title = inLanguage(session.state().exam.title);
  });
  const isOver = () => exam.state.phase() === "locked" || exam.state.phase() === "closed";
  return (
    <ExamContext.Provider value={exam}>
      <div class="exam">
        <ExamHeader onSheet={() => setSheetOpen((isOpen) => !isOpen)} isSheetOpen={isSheetOpen()} />
        <div class="exam-bars">
          <LinkBars />
          <WarningLine />
        </div>
        <Show when={!isOver()} fallback={<TimeOver />}>
          <div class="exam-body" classList={{ "sheet-open": isSheetOpen() }}>
            <Switch>
              <Match when={exam.page() === "review"}>
                <ReviewPage />
              </Match>
              <Match when={exam.page() === "paper"}>
                <ItemPane />
                <AnswerSheetPanel onChosen={() => setSheetOpen(false)} onHelp={() => setHelpOpen(true)} />
              </Match>
            </Switch>
          </div>
        </Show>
        <Announcer />
        <ShortcutsDialog isOpen={isHelpOpen()} onClose={() => setHelpOpen(false)} />
      </div>
    </ExamContext.Provider>
  );
}

function Announcer() {
  const exam = useExam();
  return (
    <div class="unseen" role="status">
      {exam.said()}
    </div>
  );
}

type Exam = ReturnType<typeof createExam>;

/** At the end: the field is left (which commits what an input method holds), everything goes out, the sheet is locked. */
function useDeadline(exam: Exam): void {
  createEffect(
    on(
      () => exam.remainingMs() <= 0,
      (isOver) => {
        if (isOver) {
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
          exam.actions.lock();
        } else exam.actions.unlock();
      },
    ),
  );
  const timer = setInterval(() => {
    const isEnding = exam.remainingMs() <= 0 || exam.state.phase() === "closed";
    if (isEnding) void exam.session.refresh();
  }, ASK_WHILE_CLOSING_MS);
  onCleanup(() => clearInterval(timer));
}

/** Leaving the page never loses words: splices are made when it is hidden, and a last request outlives it. */
function useLeaving(exam: Exam): void {
  const onHidden = () => exam.actions.settleDrafts();
  const onGone = () => exam.actions.leave();
  const onUnload = (event: BeforeUnloadEvent) => {
    if (exam.state.unsent() > 0 && exam.state.phase() !== "closed") event.preventDefault();
  };
  onMount(() => {
    document.addEventListener("visibilitychange", onHidden);
    window.addEventListener("pagehide", onGone);
    window.addEventListener("beforeunload", onUnload);
  });
  onCleanup(() => {
    document.removeEventListener("visibilitychange", onHidden);
    window.removeEventListener("pagehide", onGone);
    window.removeEventListener("beforeunload", onUnload);
  });
}

function useKeys(exam: Exam, onHelp: () => void): void {
  function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || document.querySelector("dialog[open]") || exam.page() !== "paper") return;
    const { key, code, isComposing, keyCode, altKey, ctrlKey, metaKey } = event;
    const intent = intentOf({ key, code, isComposing, keyCode, altKey, ctrlKey, metaKey, isInText: isTextTarget(event.target) });
    if (intent === null) return;
    event.preventDefault();
    follow(intent);
  }

  function follow(intent: Intent): void {
    if (intent.kind === "choose") chooseByKey(exam, intent.label);
    else if (intent.kind === "next") exam.step(1);
    else if (intent.kind === "previous") exam.step(-1);
    else if (intent.kind === "flag") toggleFlag(exam);
    else if (intent.kind === "time") exam.say(`${words().remaining} ${formatDuration(exam.remainingMs())}`);
    else onHelp();
  }

  onMount(() => document.addEventListener("keydown", onKey));
  onCleanup(() => document.removeEventListener("keydown", onKey));
}

function toggleFlag(exam: Exam): void {
  const slot = exam.current();
  exam.actions.act({ kind: "flag", slot, on: !exam.state.sheet().flags.has(slot) });
}
