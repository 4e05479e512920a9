import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { createUniqueId, For, Index, Show, untrack } from "solid-js";
import { produce } from "solid-js/store";
import { authoring } from "#client/i18n/authoring.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { hintsFor } from "./draft-check.ts";
import type { ItemDesk } from "./item-desk.ts";
import { type DraftOption, emptyOption, FEWEST_OPTIONS, labelAt, MOST_OPTIONS, withMoved } from "./item-draft.ts";

/** Options in the order they are kept in, each with its mark as a key. Alt and the arrows move the option one is in. */
export function OptionList(props: { desk: ItemDesk }) {
  const id = createUniqueId();
  const { draft, change } = props.desk;
  let list: HTMLDivElement | undefined;
  const focusOption = (at: number) => list?.querySelectorAll("textarea")[at]?.focus();

  function mark(at: number, isKey: boolean): void {
    change(
      produce((next) => {
        for (const [place, option] of next.options.entries()) {
          if (place === at) option.isKey = isKey;
          else if (next.type === "single") option.isKey = false;
        }
      }),
    );
  }

  function move(at: number, by: 1 | -1): void {
    change("options", withMoved(draft.options, at, by));
    focusOption(Math.min(draft.options.length - 1, Math.max(0, at + by)));
  }

  const keyProblem = () => props.desk.problemAt("key") ?? props.desk.problemAt("options");
  return (
    <fieldset class="stack tight" aria-describedby={`${id}-hint`}>
      <legend class="authoring-legend">{authoring().options}</legend>
      <p class="soft small-text" id={`${id}-hint`}>
        {draft.type === "single" ? authoring().singleKeyHint : authoring().multipleKeyHint}
      </p>
      <div
        class="stack tight"
        ref={(made) => {
          list = made;
        }}
      >
        <For each={draft.options}>
          {(option, at) => (
            <OptionRow
              desk={props.desk}
              option={option}
              at={at()}
              group={id}
              onMark={(isKey) => mark(at(), isKey)}
              onMove={(by) => move(at(), by)}
              onRemove={() => {
                const place = at();
                change("options", (options) => options.filter((_, other) => other !== place));
                focusOption(Math.min(place, draft.options.length - 1));
              }}
            />
          )}
        </For>
      </div>
      <Show when={keyProblem()}>
        {(problem) => (
          <p class="authoring-error" role="alert">
            {authoring().problem(problem())}
          </p>
        )}
      </Show>
      <OptionHints desk={props.desk} field="options" />
      <div>
        <Button
          size="small"
          icon={Plus}
          disabled={draft.options.length >= MOST_OPTIONS}
          onClick={() => {
            change("options", draft.options.length, emptyOption());
            focusOption(draft.options.length - 1);
          }}
        >
          {authoring().addOption}
        </Button>
      </div>
    </fieldset>
  );
}

interface RowProps {
  desk: ItemDesk;
  option: DraftOption;
  at: number;
  group: string;
  onMark: (isKey: boolean) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function OptionRow(props: RowProps) {
  const id = createUniqueId();
  const start = untrack(() => props.option.text);
  const label = () => labelAt(props.at);
  const problem = () => props.desk.problemAt(`options.${props.at}.text`);
  const count = () => props.desk.draft.options.length;

  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by === 0 || !event.altKey || event.isComposing) return;
    event.preventDefault();
    props.onMove(by);
  }

  return (
    <div>
      <div class="authoring-option" classList={{ key: props.option.isKey }}>
        <label class="authoring-key">
          <input
            type={props.desk.draft.type === "single" ? "radio" : "checkbox"}
            name={props.group}
            checked={props.option.isKey}
            aria-label={authoring().keyMark(label())}
            onChange={(event) => props.onMark(event.currentTarget.checked)}
          />
          <strong aria-hidden="true">{label()}</strong>
        </label>
        <textarea
          class="input authoring-prose"
          rows={1}
          spellcheck={false}
          aria-label={authoring().optionText(label())}
          aria-invalid={problem() ? "true" : undefined}
          aria-describedby={problem() ? `${id}-error` : undefined}
          value={start}
          onKeyDown={onKeyDown}
          onInput={(event) => props.desk.change("options", props.at, "text", event.currentTarget.value)}
        />
        <IconButton
          icon={ArrowUp}
          name={authoring().moveUp(label())}
          disabled={props.at === 0}
          onPress={() => props.onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          name={authoring().moveDown(label())}
          disabled={props.at === count() - 1}
          onPress={() => props.onMove(1)}
        />
        <IconButton
          icon={Trash}
          name={authoring().removeOption(label())}
          disabled={count() <= FEWEST_OPTIONS}
          onPress={() => props.onRemove()}
        />
      </div>
      <Show when={problem()}>
        {(found) => (
          <p class="authoring-error" id={`${id}-error`} role="alert">
            {authoring().problem(found())}
          </p>
        )}
      </Show>
    </div>
  );
}

/** A small button that is only a picture, named for those who do not see it. */
export function IconButton(props: { icon: typeof Plus; name: string; disabled?: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      class="authoring-icon-button"
      title={props.name}
      disabled={props.disabled}
      onClick={() => props.onPress()}
    >
      <Icon of={props.icon} size={18} name={props.name} />
    </button>
  );
}

/** What a reviewer would remark on; never in the way of a save. */
export function OptionHints(props: { desk: ItemDesk; field: "stem" | "options" }) {
  const hints = () => {
    const { item } = props.desk.checked();
    return item ? hintsFor(item).filter(({ field }) => field === props.field) : [];
  };
  return (
    <Index each={hints()}>
      {(hint) => (
        <p class="authoring-hint" role="status">
          {inLanguage(hint().sentence)}
        </p>
      )}
    </Index>
  );
}
