import CircleCheck from "lucide-solid/icons/circle-check";
import CloudOff from "lucide-solid/icons/cloud-off";
import Eye from "lucide-solid/icons/eye";
import EyeOff from "lucide-solid/icons/eye-off";
import LayoutGrid from "lucide-solid/icons/layout-grid";
import LoaderCircle from "lucide-solid/icons/loader-circle";
import { createSignal, Match, Show, Switch } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { formatDuration, formatTime } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { useExam } from "./exam-context.ts";
import { ALWAYS_SHOWN_MS } from "./warnings.ts";

/** Exam, person, save state, clock, hand-in: always in view. */
export function ExamHeader(props: { onSheet: () => void; isSheetOpen: boolean }) {
  const exam = useExam();
  const person = () => exam.session.state().candidate;
  const isOver = () => exam.state.phase() === "locked" || exam.state.phase() === "closed";
  return (
    <header class="exam-header">
      <h1 class="exam-title">{inLanguage(exam.session.state().exam.title)}</h1>
      <p class="exam-person figures">
        {words().person(person().name, words().seat(person().room, person().seat), person().ticketTail)}
      </p>
      <OverallSaveState />
      <Clock />
      <Show when={!isOver() && exam.page() === "paper"}>
        <div class="row exam-header-actions">
          <Button
            size="small"
            class="sheet-toggle"
            icon={LayoutGrid}
            aria-expanded={props.isSheetOpen}
            aria-controls="answer-sheet"
            onClick={() => props.onSheet()}
          >
            {words().sheet}
          </Button>
          <Button variant="primary" disabled={exam.state.phase() === "fenced"} onClick={() => exam.turnTo("review")}>
            {words().handIn}
          </Button>
        </div>
      </Show>
    </header>
  );
}

/** The quietest thing on the screen while all is well. Says saved only after the server's word. */
function OverallSaveState() {
  const exam = useExam();
  const save = () => exam.state.saveState();
  return (
    <p class="save-state figures" data-state={save()}>
      <Switch>
        <Match when={save() === "saved"}>
          <Icon of={CircleCheck} size={16} />
          {words().saved(formatTime(exam.state.savedAt() ?? exam.session.now()))}
        </Match>
        <Match when={save() === "saving"}>
          <Icon of={LoaderCircle} size={16} />
          {words().saving}
        </Match>
        <Match when={save() === "kept"}>
          <Icon of={CloudOff} size={16} />
          {exam.state.isKeptHere() ? words().kept : words().keptNowhere}
        </Match>
      </Switch>
    </p>
  );
}

function Clock() {
  const exam = useExam();
  const [isHidden, setHidden] = createSignal(false);
  const mustShow = () => exam.remainingMs() <= ALWAYS_SHOWN_MS;
  const isShown = () => !isHidden() || mustShow();
  return (
    <div class="exam-clock" classList={{ last: mustShow() }}>
      <span class="soft">{words().remaining}</span>
      <Show when={isShown()} fallback={<span class="exam-time soft">{words().clockHidden}</span>}>
        <span class="exam-time figures" role="timer" aria-live="off">
          {formatDuration(exam.remainingMs())}
        </span>
      </Show>
      <Show when={!mustShow()}>
        <Button size="small" variant="plain" onClick={() => setHidden(!isHidden())}>
          <Icon of={isHidden() ? Eye : EyeOff} size={18} name={isHidden() ? words().showClock : words().hideClock} />
        </Button>
      </Show>
    </div>
  );
}
