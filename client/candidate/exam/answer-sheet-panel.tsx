import Keyboard from "lucide-solid/icons/keyboard";
import { For, Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { Progress } from "#client/ui/spinner.tsx";
import { countedSlots } from "#contract/answer-sheet.ts";
import type { Section } from "#contract/candidate.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { type Cell, cellOf, tallyOf } from "./cells.ts";
import { shortTitleOf, titleOf, useExam } from "./exam-context.ts";

/** 答题卡: every question one press away, its state by shape and in words. */
export function AnswerSheetPanel(props: { onChosen: () => void; onHelp: () => void }) {
  const exam = useExam();
  return (
    <aside class="answer-sheet" id="answer-sheet" aria-label={words().sheet}>
      <div class="answer-sheet-cells">
        <For each={exam.paper.sections}>{(section) => <SheetSection section={section} onChosen={() => props.onChosen()} />}</For>
      </div>
      <Legend />
      <Summary />
      <div class="row answer-sheet-foot">
        <Button class="grow" onClick={() => exam.turnTo("review")} disabled={exam.state.phase() === "fenced"}>
          {words().review}
        </Button>
        <Button icon={Keyboard} variant="plain" onClick={() => props.onHelp()} aria-label={words().shortcuts} />
      </div>
    </aside>
  );
}

export function SheetSection(props: { section: Section; onChosen?: () => void }) {
  const exam = useExam();
  const slots = () => exam.shape.slots.filter(({ slot }) => props.section.from <= slot && slot <= props.section.to);
  return (
    <section>
      <h2 class="answer-sheet-title">
        {inLanguage(props.section.title)}
        <Show when={props.section.type === "essay"}>
          <span class="figures">{words().chosenEssays(countedSlots(exam.state.sheet()).length, exam.paper.countedEssays)}</span>
        </Show>
      </h2>
      <div class="cells">
        <For each={slots()}>
          {(slot) => (
            <CellButton
              cell={cellOf(exam.state.sheet(), slot)}
              isCurrent={exam.page() === "paper" && exam.current() === slot.slot}
              onPress={() => {
                exam.goTo(slot.slot);
                props.onChosen?.();
              }}
            />
          )}
        </For>
      </div>
    </section>
  );
}

function CellButton(props: { cell: Cell; isCurrent: boolean; onPress: () => void }) {
  const exam = useExam();
  const name = () => {
    const { cell } = words();
    const parts = [titleOf(exam.paper, props.cell.slot), props.cell.isAnswered ? cell.answered : cell.unanswered];
    if (!props.cell.isCounted) parts.push(cell.notCounted);
    if (props.cell.isFlagged) parts.push(cell.flagged);
    return parts.join("，");
  };
  return (
    <button
      type="button"
      class="cell figures"
      classList={{ answered: props.cell.isAnswered, flagged: props.cell.isFlagged, uncounted: !props.cell.isCounted }}
      aria-current={props.isCurrent ? "true" : undefined}
      aria-label={name()}
      onClick={() => props.onPress()}
    >
      {shortTitleOf(exam.paper, props.cell.slot)}
    </button>
  );
}

function Legend() {
  const entries = () =>
    [
      ["cell answered", words().cell.answered],
      ["cell", words().cell.unanswered],
      ["cell flagged", words().cell.flagged],
      ["cell current", words().cell.current],
      ["cell answered uncounted", words().cell.notCounted],
    ] as const;
  return (
    <ul class="legend" aria-label={words().legend}>
      <For each={entries()}>
        {([look, word]) => (
          <li>
            <span class={look} aria-hidden="true" />
            {word}
          </li>
        )}
      </For>
    </ul>
  );
}

function Summary() {
  const exam = useExam();
  const tally = () => tallyOf(exam.state.sheet(), exam.shape);
  const durationMs = () => exam.session.state().exam.durationMinutes * MINUTE_MS;
  const usedMs = () => Math.max(0, durationMs() - exam.remainingMs());
  return (
    <div class="sheet-summary">
      <p class="figures">{words().counts(tally().answered, tally().unanswered, tally().flagged)}</p>
      <div class="sheet-bars">
        <span>{words().workDone}</span>
        <Progress label={words().workDone} value={tally().answered} most={exam.shape.slots.length} />
        <span>{words().timeUsed}</span>
        <Progress label={words().timeUsed} value={Math.round(usedMs() / MINUTE_MS)} most={Math.round(durationMs() / MINUTE_MS)} />
      </div>
    </div>
  );
}
