import { For, Show } from "solid-js";
import { marking } from "#client/i18n/marking.ts";
import type { Reading } from "#contract/marking.ts";
import type { MarkingHand } from "./marking-hand.ts";
import { choicesOf, spreadOf } from "./marks.ts";

/** Above this many half-point steps the mouse has the two buttons only. */
const MOST_CHOICES = 21;

interface Props {
  criterion: Reading["rubric"][number];
  at: number;
  mark: number | undefined;
  hand: MarkingHand;
  isOpen: boolean;
  isLocked: boolean;
  otherMarks: Reading["otherMarks"];
  onRef: (element: HTMLElement) => void;
}

/**
 * One criterion: its number, title, mark and guide lines. The mark is a spin button and no text field, so that digits
 * reach it whatever input method is on.
 */
export function CriterionRow(props: Props) {
  const isActive = () => props.hand.active() === props.at;
  const shown = () => (isActive() && props.hand.typed() !== "" ? props.hand.typed() : props.mark?.toString());
  return (
    <li class="marking-criterion" classList={{ active: isActive(), given: props.mark !== undefined }}>
      <div class="marking-criterion-head">
        <button type="button" class="marking-criterion-title" tabindex={-1} onClick={() => props.hand.goTo(props.at)}>
          <span class="marking-number figures" aria-hidden="true">
            {props.at + 1}
          </span>
          <span>{props.criterion.title}</span>
        </button>
        <span class="marking-mark-box">
          <span
            ref={(made) => props.onRef(made)}
            class="marking-mark figures"
            role="spinbutton"
            tabindex={0}
            aria-label={marking().mark(props.criterion.title, String(props.criterion.points))}
            aria-valuemin={0}
            aria-valuemax={props.criterion.points}
            aria-valuenow={props.mark}
            aria-valuetext={props.mark === undefined ? marking().noMark : String(props.mark)}
            aria-disabled={props.isLocked || undefined}
            onFocus={() => !isActive() && props.hand.goTo(props.at)}
          >
            {shown() ?? "—"}
          </span>
          <span class="soft figures">{marking().ofPoints(String(props.criterion.points))}</span>
        </span>
      </div>
      <OtherMarks id={props.criterion.id} otherMarks={props.otherMarks} />
      <Show when={isActive() || props.isOpen}>
        <ul class="marking-guide">
          <For each={props.criterion.guide}>
            {(line) => (
              <li>
                <span class="figures">{line.points}</span>
                <span>{line.text}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={isActive() && !props.isLocked}>
        <div class="marking-choices">
          <For each={choicesOf(props.criterion, MOST_CHOICES)}>
            {(choice) => (
              <button
                type="button"
                tabindex={-1}
                class="marking-choice figures"
                aria-pressed={props.mark === choice}
                onClick={() => props.hand.give(props.at, choice)}
              >
                {choice}
              </button>
            )}
          </For>
        </div>
        <Show when={props.hand.refused()}>
          {(why) => (
            <p class="marking-refused" role="alert">
              {marking().refusedKey[why()](String(props.criterion.points))}
            </p>
          )}
        </Show>
      </Show>
    </li>
  );
}

/** For the adjudicator: what the others gave on this criterion. */
function OtherMarks(props: { id: string; otherMarks: Reading["otherMarks"] }) {
  const spread = () => spreadOf(props.id, props.otherMarks);
  return (
    <Show when={props.otherMarks.length > 0}>
      <p class="marking-others figures">
        <For each={props.otherMarks}>
          {(other) => (
            <span>
              {marking().purposes[other.purpose]} <strong>{other.marks[props.id] ?? "—"}</strong>
            </span>
          )}
        </For>
        <Show when={spread() > 0}>
          <span class="marking-apart">{marking().apart(String(spread()))}</span>
        </Show>
      </p>
    </Show>
  );
}
