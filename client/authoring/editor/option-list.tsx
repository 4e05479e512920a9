import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import Plus from "lucide-solid/icons/plus";
import Trash from "lucide-solid/icons/trash";
import { createUniqueId, For, Show, untrack } from "solid-js";
import { produce } from "solid-js/store";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { FindingList } from "./finding-list.tsx";
import type { ItemDesk } from "./item-desk.ts";
import { type DraftOption, emptyOption, FEWEST_OPTIONS, labelAt, MOST_OPTIONS, withMoved } from "./item-draft.ts";
import type { LiveLint } from "./live-lint.ts";
import { createMarkSet, MarkToolbar } from "./mark-toolbar.tsx";
import { INLINE_MARKS, type Marks } from "./marks.ts";

/** Options in the order they are kept in, each with its mark as a key. Alt and the arrows move the option one is in. */
export function OptionList(props: { desk: ItemDesk; lint: LiveLint }) {
  const id = createUniqueId();
  const { draft, change } = props.desk;
  const set = createMarkSet(INLINE_MARKS);
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
      <div class="authoring-field-head">
        <p class="soft small-text" id={`${id}-hint`}>
          {draft.type === "single" ? authoring().singleKeyHint : authoring().multipleKeyHint}
        </p>
        <MarkToolbar label={workbench().marks.optionBar} set={set} />
      </div>
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
              lint={props.lint}
              marks={set.marks}
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
      <FindingList desk={props.desk} findings={[...props.lint.at("key"), ...props.lint.at("options")]} />
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
  lint: LiveLint;
  marks: Marks;
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
          ref={(made) => props.marks.attach(made)}
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
      <FindingList desk={props.desk} findings={props.lint.at(label())} />
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
