import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import Eraser from "lucide-solid/icons/eraser";
import Flag from "lucide-solid/icons/flag";
import Strikethrough from "lucide-solid/icons/strikethrough";
import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import type { ChoiceAnswer } from "#client/items/choice.tsx";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { TextSizeButtons, ThemeChoice } from "../appearance-menu.tsx";
import { CalculatorButton } from "./calculator-button.tsx";
import { EssayPane } from "./essay-pane.tsx";
import { sectionOf, titleOf, useExam } from "./exam-context.ts";
import { ItemSaveState } from "./item-save-state.tsx";

type ChoiceView = Extract<CandidateItem, { type: "single" | "multiple" }>;

/** The question in work, with its tools above and the way to its neighbours below. */
export function ItemPane() {
  const exam = useExam();
  let content: HTMLDivElement | undefined;
  let heading: HTMLHeadingElement | undefined;
  const slots = createMemo(() => new Map(exam.paper.items.map((entry) => [entry.slot, entry])));
  const isEssay = () => slots().get(exam.current())?.item.type === "essay";

  createEffect(
    on(
      exam.current,
      () => {
        const hadFocus = document.activeElement === document.body || content?.contains(document.activeElement);
        content?.scrollTo({ top: 0 });
        if (hadFocus) queueMicrotask(() => heading?.focus({ preventScroll: true }));
      },
      { defer: true },
    ),
  );

  return (
    <main class="item-pane">
      <div class="item-toolbar">
        <ItemHeading
          ref={(made) => {
            heading = made;
          }}
        />
        <Tools isChoice={!isEssay()} />
        <ItemRule />
      </div>
      <div
        class="item-content"
        classList={{ striking: exam.isStriking(), essays: isEssay() }}
        ref={(made) => {
          content = made;
        }}
      >
        <Show when={!isEssay() && exam.current()} keyed>
          {(slot) => <ChoicePane slot={slot} view={slots().get(slot)?.item as ChoiceView} />}
        </Show>
        <EssayPanes />
      </div>
      <ItemFoot />
    </main>
  );
}

function ItemHeading(props: { ref: (made: HTMLHeadingElement) => void }) {
  const exam = useExam();
  const found = createMemo(() => sectionOf(exam.paper, exam.current()));
  const section = () => found().section;
  const position = () => words().position(exam.current() - section().from + 1, section().to - section().from + 1);
  return (
    <div class="item-heading">
      <h2 tabindex={-1} ref={props.ref}>
        {titleOf(exam.paper, exam.current())}
      </h2>
      <span class="soft figures">
        {words().sectionTitle(found().at + 1, inLanguage(section().title))} {position()}
      </span>
      <Badge>{words().pointsEach(formatPoints(section().pointsEach))}</Badge>
      <Show when={section().type === "multiple"}>
        <Badge tone="information">{words().multipleTag}</Badge>
      </Show>
    </div>
  );
}

/** How answers of this section earn points, where it is not self-evident. */
function ItemRule() {
  const exam = useExam();
  const section = () => sectionOf(exam.paper, exam.current()).section;
  return (
    <Show when={section().type !== "single"}>
      <p class="item-rule soft">{inLanguage(section().rule)}</p>
    </Show>
  );
}

function Tools(props: { isChoice: boolean }) {
  const exam = useExam();
  const slot = exam.current;
  const isFlagged = () => exam.state.sheet().flags.has(slot());
  const hasChoice = () => (exam.state.sheet().choices.get(slot())?.length ?? 0) > 0;
  return (
    <div class="item-tools">
      <Button
        size="small"
        icon={Flag}
        aria-pressed={isFlagged()}
        disabled={!exam.state.isWritable()}
        onClick={() => exam.actions.act({ kind: "flag", slot: slot(), on: !isFlagged() })}
      >
        {words().flag}
      </Button>
      <Show when={props.isChoice}>
        <Button
          size="small"
          icon={Strikethrough}
          aria-pressed={exam.isStriking()}
          onClick={() => exam.setStriking(!exam.isStriking())}
        >
          {words().strike}
        </Button>
        <Button
          size="small"
          icon={Eraser}
          disabled={!hasChoice() || !exam.state.isWritable()}
          onClick={() => exam.actions.act({ kind: "choose", slot: slot(), options: [] })}
        >
          {words().clear}
        </Button>
      </Show>
      <CalculatorButton />
      <TextSizeButtons />
      <ThemeChoice />
    </div>
  );
}

function ChoicePane(props: { slot: number; view: ChoiceView }) {
  const exam = useExam();
  const answer = (): ChoiceAnswer => ({
    chosen: exam.state.sheet().choices.get(props.slot) ?? [],
    struck: exam.state.sheet().struck.get(props.slot) ?? [],
  });

  function onAnswer(next: ChoiceAnswer): void {
    const { slot } = props;
    if (next.chosen.join() !== answer().chosen.join()) exam.actions.act({ kind: "choose", slot, options: [...next.chosen] });
    if (next.struck.join() !== answer().struck.join()) exam.actions.act({ kind: "strike", slot, options: [...next.struck] });
  }

  const isReadOnly = () => !exam.state.isWritable();
  return (
    <Show
      when={props.view.type === "single" && props.view}
      fallback={
        <MultipleItem
          view={props.view as Extract<ChoiceView, { type: "multiple" }>}
          answer={answer()}
          onAnswer={onAnswer}
          disabled={isReadOnly()}
        />
      }
    >
      {(view) => <SingleItem view={view()} answer={answer()} onAnswer={onAnswer} disabled={isReadOnly()} />}
    </Show>
  );
}

/** Essays stay in the page once visited, so that a field keeps its undo history and the caret. */
function EssayPanes() {
  const exam = useExam();
  const essays = exam.paper.items.filter((entry) => entry.item.type === "essay");
  const [visited, setVisited] = createSignal<ReadonlySet<number>>(new Set());
  createEffect(() => {
    const slot = exam.current();
    setVisited((before) => (before.has(slot) ? before : new Set(before).add(slot)));
  });
  return (
    <For each={essays}>
      {(entry) => (
        <Show when={visited().has(entry.slot)}>
          <div class="essay-frame" hidden={exam.current() !== entry.slot}>
            <EssayPane slot={entry.slot} view={entry.item as Extract<CandidateItem, { type: "essay" }>} />
          </div>
        </Show>
      )}
    </For>
  );
}

function ItemFoot() {
  const exam = useExam();
  const at = () => exam.paper.items.findIndex((entry) => entry.slot === exam.current());
  const isLast = () => at() === exam.paper.items.length - 1;
  return (
    <div class="item-foot">
      <Button size="large" icon={ChevronLeft} aria-disabled={at() === 0} onClick={() => exam.step(-1)}>
        {words().previous}
      </Button>
      <ItemSaveState slot={exam.current()} />
      <Button
        size="large"
        variant={isLast() ? "quiet" : "primary"}
        class="next"
        aria-disabled={isLast()}
        onClick={() => exam.step(1)}
      >
        {words().next}
        <Icon of={ChevronRight} size={18} />
      </Button>
    </div>
  );
}
