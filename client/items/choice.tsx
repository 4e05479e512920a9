import Eye from "lucide-solid/icons/eye";
import Strikethrough from "lucide-solid/icons/strikethrough";
import { createUniqueId, For } from "solid-js";
import { itemWords } from "#client/i18n/items.ts";
import { Icon } from "#client/ui/icon.tsx";
import type { Label } from "#contract/answer-sheet.ts";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { ItemText } from "./rich-text.tsx";
import { Stem } from "./stem.tsx";
import "./items.css";

/** What a candidate did to a choice item. Struck options are a reading aid and never touch the answer. */
export interface ChoiceAnswer {
  readonly chosen: readonly Label[];
  readonly struck: readonly Label[];
}

export const NO_CHOICE: ChoiceAnswer = { chosen: [], struck: [] };

export interface ChoiceViewProps {
  view: Extract<CandidateItem, { type: "single" | "multiple" }>;
  answer: ChoiceAnswer;
  onAnswer: (answer: ChoiceAnswer) => void;
  disabled: boolean;
}

/**
 * The list of options both choice types share: native radios or boxes, the whole row a target. The buttons that strike
 * an option out are drawn only below an element of class `striking`.
 */
export function ChoiceItem(props: ChoiceViewProps) {
  const id = createUniqueId();
  const isSingle = () => props.view.type === "single";
  const isChosen = (label: Label) => props.answer.chosen.includes(label);
  const isStruck = (label: Label) => props.answer.struck.includes(label);

  function toggle(label: Label): void {
    if (props.disabled) return;
    const chosen = isSingle() ? [label] : withToggled(props.answer.chosen, label);
    props.onAnswer({ ...props.answer, chosen });
  }

  return (
    <fieldset class={`item ${props.view.type}`} aria-labelledby={`${id}-stem`}>
      <Stem text={props.view.stem} id={`${id}-stem`} />
      <div class="item-options">
        <For each={props.view.options}>
          {(option) => (
            <div class="item-option" classList={{ chosen: isChosen(option.label), struck: isStruck(option.label) }}>
              <label>
                <input
                  class="item-mark"
                  type={isSingle() ? "radio" : "checkbox"}
                  name={id}
                  value={option.label}
                  checked={isChosen(option.label)}
                  disabled={props.disabled}
                  onChange={(event) => {
                    toggle(option.label);
                    event.currentTarget.checked = isChosen(option.label);
                  }}
                />
                <span class="item-label">{option.label}</span>
                <span class="item-text">
                  <ItemText text={option.text} />
                </span>
              </label>
              <button
                type="button"
                class="item-strike"
                aria-pressed={isStruck(option.label)}
                disabled={props.disabled}
                onClick={() => props.onAnswer({ ...props.answer, struck: withToggled(props.answer.struck, option.label) })}
              >
                <Icon
                  of={isStruck(option.label) ? Eye : Strikethrough}
                  size={18}
                  name={(isStruck(option.label) ? itemWords().unstrike : itemWords().strike)(option.label)}
                />
              </button>
            </div>
          )}
        </For>
      </div>
    </fieldset>
  );
}

function withToggled(labels: readonly Label[], label: Label): readonly Label[] {
  return labels.includes(label) ? labels.filter((other) => other !== label) : [...labels, label].sort();
}
