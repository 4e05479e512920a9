import ChevronLeft from "lucide-solid/icons/chevron-left";
import { createSignal, For, type JSX, Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { formatMinute } from "#client/i18n/format.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { countedSlots } from "#contract/answer-sheet.ts";
import { countCharacters } from "#item-bank/types/essay/character-count.ts";
import { SheetSection } from "./answer-sheet-panel.tsx";
import { cellOf, tallyOf } from "./cells.ts";
import { titleOf, useExam } from "./exam-context.ts";
import { FewEssays } from "./few-essays.tsx";
import { HandInDialogs } from "./hand-in-dialogs.tsx";

/** The page before handing in: what is open, what is flagged, which essays count. */
export function ReviewPage() {
  const exam = useExam();
  const [isHandingIn, setHandingIn] = createSignal(false);
  const tally = () => tallyOf(exam.state.sheet(), exam.shape);
  const hinders = createHindrance();
  return (
    <main class="review">
      <div class="review-inner">
        <header class="page-header">
          <div>
            <h2>{words().reviewTitle}</h2>
            <p class="lead">{words().reviewLead}</p>
          </div>
          <p class="figures review-counts">{words().counts(tally().answered, tally().unanswered, tally().flagged)}</p>
        </header>
        <Show when={hinders()}>{(reason) => <Notice tone="attention">{reason()}</Notice>}</Show>
        <FewEssays />
        <div class="review-columns">
          <div class="stack">
            <For each={exam.paper.sections}>{(section) => <SheetSection section={section} />}</For>
          </div>
          <div class="stack">
            <SlotList title={words().reviewUnanswered} slots={slotsWhere((cell) => !cell.isAnswered)} />
            <SlotList title={words().reviewFlagged} slots={slotsWhere((cell) => cell.isFlagged)} />
            <EssayList />
          </div>
        </div>
        <div class="review-foot">
          <Button size="large" icon={ChevronLeft} onClick={() => exam.turnTo("paper")}>
            {words().backToExam}
          </Button>
          <Button size="large" variant="primary" disabled={hinders() !== null} onClick={() => setHandingIn(true)}>
            {words().toHandIn}
          </Button>
        </div>
      </div>
      <HandInDialogs isOpen={isHandingIn()} onClose={() => setHandingIn(false)} />
    </main>
  );
}

/** Why handing in has to wait, as a sentence; null when it need not. */
function createHindrance(): () => string | null {
  const exam = useExam();
  return () => {
    const from = exam.session.state().handInFrom ?? 0;
    if (exam.session.now() < from) return words().tooEarly(formatMinute(from));
    if (tallyOf(exam.state.sheet(), exam.shape).answered === 0) return words().blankPaper;
    return exam.state.isOnline() ? null : words().offlineHandIn;
  };
}

function slotsWhere(test: (cell: ReturnType<typeof cellOf>) => boolean): number[] {
  const exam = useExam();
  return exam.shape.slots.filter((slot) => test(cellOf(exam.state.sheet(), slot))).map(({ slot }) => slot);
}

function SlotList(props: { title: string; slots: number[] }) {
  const exam = useExam();
  return (
    <Block title={`${props.title} ${props.slots.length}`}>
      <Show when={props.slots.length > 0} fallback={<p class="soft">{words().reviewNone}</p>}>
        <p class="review-links figures">
          <For each={props.slots}>
            {(slot) => (
              <button type="button" class="link-like" onClick={() => exam.goTo(slot)}>
                {titleOf(exam.paper, slot)}
              </button>
            )}
          </For>
        </p>
      </Show>
    </Block>
  );
}

function EssayList() {
  const exam = useExam();
  const essays = () => exam.shape.slots.filter((slot) => slot.type === "essay");
  const chosen = () => countedSlots(exam.state.sheet());
  return (
    <Show when={essays().length > 0}>
      <Block title={`${words().reviewEssays} ${words().chosenEssays(chosen().length, exam.paper.countedEssays)}`}>
        <ul class="review-essays">
          <For each={essays()}>
            {({ slot }) => (
              <li>
                <button type="button" class="link-like" onClick={() => exam.goTo(slot)}>
                  {titleOf(exam.paper, slot)}
                </button>
                <span class="figures soft">
                  {words().characters(countCharacters(exam.state.sheet().essays.get(slot)?.text ?? "").withPunctuation)}
                </span>
                <Badge tone={chosen().includes(slot) ? "ok" : "neutral"}>
                  {chosen().includes(slot) ? words().countIt : words().cell.notCounted}
                </Badge>
              </li>
            )}
          </For>
        </ul>
      </Block>
    </Show>
  );
}

function Block(props: { title: string; children: JSX.Element }) {
  return (
    <section class="panel stack tight">
      <h3>{props.title}</h3>
      {props.children}
    </section>
  );
}
