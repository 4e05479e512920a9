import History from "lucide-solid/icons/rotate-ccw-clock";
import { createSignal, Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { EssayItem } from "#client/items/essay.tsx";
import { Button } from "#client/ui/button.tsx";
import { countedSlots } from "#contract/answer-sheet.ts";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { examClipboard, selectedText } from "./clipboard-guard.ts";
import { EssayHistory } from "./essay-history.tsx";
import { titleOf, useExam } from "./exam-context.ts";
import { SwapDialog } from "./swap-dialog.tsx";

const BLOCKED_SHOWN_MS = 6_000;

/** An essay: prompt and field, the switch 计入评分, the history. */
export function EssayPane(props: { slot: number; view: Extract<CandidateItem, { type: "essay" }> }) {
  const exam = useExam();
  const [isBlocked, setBlocked] = createSignal(false);
  const answer = () => ({
    text: exam.state.sheet().essays.get(props.slot)?.text ?? "",
    revision: exam.state.revisionOf(props.slot),
    most: exam.paper.longestEssay,
  });

  function onPaste(event: ClipboardEvent): void {
    if (examClipboard.allows(event.clipboardData?.getData("text/plain") ?? "")) return;
    event.preventDefault();
    setBlocked(true);
    setTimeout(() => setBlocked(false), BLOCKED_SHOWN_MS);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to copy and paste only
    <div
      class="essay-pane"
      onCopy={(event) => examClipboard.copy(selectedText(event.target))}
      onCut={(event) => examClipboard.copy(selectedText(event.target))}
      onPaste={onPaste}
      onDrop={(event) => event.preventDefault()}
    >
      <EssayItem
        view={props.view}
        answer={answer()}
        onAnswer={(change) => exam.actions.type(props.slot, change)}
        disabled={!exam.state.isWritable()}
      />
      <div class="essay-line">
        <CountSwitch slot={props.slot} />
        <span role="status">
          <Show when={isBlocked()}>{words().pasteBlocked}</Show>
        </span>
        <HistoryButton slot={props.slot} />
      </div>
    </div>
  );
}

function CountSwitch(props: { slot: number }) {
  const exam = useExam();
  const [isSwapOpen, setSwapOpen] = createSignal(false);
  const isOn = () => exam.state.sheet().essays.get(props.slot)?.isCounted ?? false;
  const counted = () => countedSlots(exam.state.sheet());

  function press(): void {
    if (!isOn() && counted().length >= exam.paper.countedEssays) setSwapOpen(true);
    else exam.actions.act({ kind: "count", slot: props.slot, on: !isOn() });
  }

  return (
    <>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={isOn()}
        disabled={!exam.state.isWritable()}
        title={words().countRule(exam.paper.countedEssays)}
        onClick={press}
      >
        <span class="switch-track" aria-hidden="true" />
        {words().countIt}
      </button>
      <strong class="figures">{words().chosenEssays(counted().length, exam.paper.countedEssays)}</strong>
      <SwapDialog slot={props.slot} isOpen={isSwapOpen()} onClose={() => setSwapOpen(false)} />
    </>
  );
}

function HistoryButton(props: { slot: number }) {
  const exam = useExam();
  const [isOpen, setOpen] = createSignal(false);
  return (
    <>
      <Button size="small" icon={History} onClick={() => setOpen(true)}>
        {words().history}
      </Button>
      <Show when={isOpen()}>
        <EssayHistory
          slot={props.slot}
          title={words().historyTitle(titleOf(exam.paper, props.slot))}
          onClose={() => setOpen(false)}
        />
      </Show>
    </>
  );
}
