import { createEffect, createMemo, createSignal, createUniqueId, on, onCleanup, onMount, Show } from "solid-js";
import { itemWords } from "#client/i18n/items.ts";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { countCharacters } from "#item-bank/types/essay/character-count.ts";
import { createComposition } from "./composition.ts";
import { Stem } from "./stem.tsx";
import "./items.css";

/** An essay as its view is handed it. The field takes over `text` only when it appears and when `revision` moves. */
export interface EssayDraft {
  readonly text: string;
  readonly revision: number;
  /** Longest text in UTF-16 units. */
  readonly most: number;
}

export interface EssayChange {
  readonly text: string;
  readonly isComposing: boolean;
  /** The composition ended or the field was left. */
  readonly isSettled: boolean;
}

interface Props {
  view: Extract<CandidateItem, { type: "essay" }>;
  answer: EssayDraft;
  onAnswer: (change: EssayChange) => void;
  disabled: boolean;
}

/** Some input methods change a field without any event; reading it now and then finds what they left. */
const READ_EVERY_MS = 1_000;

/** Prompt left, answer right, a divider between them that mouse and arrow keys move. */
export function EssayItem(props: Props) {
  const id = createUniqueId();
  const [promptShare, setPromptShare] = createSignal(42);
  return (
    <div class="item essay" style={{ "--prompt-share": `${promptShare()}%` }}>
      <div class="essay-prompt" tabindex={0}>
        <Stem text={props.view.stem} id={`${id}-stem`} />
      </div>
      <Divider share={promptShare()} onMove={setPromptShare} />
      <EssayField
        answer={props.answer}
        onAnswer={(change) => props.onAnswer(change)}
        disabled={props.disabled}
        describedBy={`${id}-stem`}
      />
    </div>
  );
}

/** The plain-text field: uncontrolled, of fixed height, safe for input methods. */
function EssayField(props: Omit<Props, "view"> & { describedBy: string }) {
  const [text, setText] = createSignal("");
  const composition = createComposition();
  let field: HTMLTextAreaElement | undefined;
  let reported = "";

  function report(isSettled: boolean): void {
    if (!field) return;
    reported = field.value;
    setText(field.value);
    props.onAnswer({ text: field.value, isComposing: composition.isComposing(), isSettled });
  }

  /** The only place that writes into the field: on appearing and on a restore, never while the field has focus. */
  function write(value: string): void {
    if (!field) return;
    if (field.value !== value) {
      if (document.activeElement === field) field.blur();
      field.value = value;
    }
    reported = field.value;
    setText(field.value);
  }

  onMount(() => {
    const timer = setInterval(() => field && field.value !== reported && report(false), READ_EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });
  // A memo, so that a new text under the same revision does not count as a change.
  const revision = createMemo(() => props.answer.revision);
  createEffect(on(revision, () => write(props.answer.text)));

  return (
    <div class="essay-answer">
      <textarea
        ref={(made) => {
          field = made;
        }}
        class="essay-field"
        aria-label={itemWords().essayField}
        aria-describedby={props.describedBy}
        spellcheck={false}
        autocomplete="off"
        readOnly={props.disabled}
        maxlength={props.answer.most}
        onCompositionStart={() => composition.start()}
        onCompositionEnd={() => {
          composition.end();
          report(true);
        }}
        onInput={(event) => {
          composition.input(event.isComposing);
          report(false);
        }}
        onBlur={() => {
          composition.end();
          report(true);
        }}
      />
      <CharacterLine text={text()} most={props.answer.most} />
    </div>
  );
}

function CharacterLine(props: { text: string; most: number }) {
  const count = () => countCharacters(props.text);
  return (
    <p class="essay-count soft figures">
      {itemWords().characters(count().withPunctuation, count().withoutPunctuation)}
      <Show when={props.text.length >= props.most}>
        <strong> {itemWords().full}</strong>
      </Show>
    </p>
  );
}

const NARROWEST = 20;
const WIDEST = 70;
const STEP = 4;

function Divider(props: { share: number; onMove: (share: number) => void }) {
  const move = (share: number) => props.onMove(Math.min(WIDEST, Math.max(NARROWEST, share)));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator one can move is the splitter pattern, not a rule
    <div
      class="essay-divider"
      role="separator"
      tabindex={0}
      aria-label={itemWords().divider}
      aria-orientation="vertical"
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={Math.round(props.share)}
      onKeyDown={(event) => {
        const step = event.key === "ArrowLeft" ? -STEP : event.key === "ArrowRight" ? STEP : 0;
        if (step === 0) return;
        event.preventDefault();
        event.stopPropagation();
        move(props.share + step);
      }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        const frame = event.currentTarget.parentElement?.getBoundingClientRect();
        if (frame && frame.width > 0) move(((event.clientX - frame.left) / frame.width) * 100);
      }}
    />
  );
}
