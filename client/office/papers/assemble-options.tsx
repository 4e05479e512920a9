import { createSignal, For, Show } from "solid-js";
import { formatDate } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { TextArea, TextField } from "#client/ui/field.tsx";
import type { PaperSummary } from "#contract/papers.ts";
import { type OrderDraft, type OrderField, optionsSet } from "./order-draft.ts";

interface OptionsProps {
  draft: OrderDraft;
  set: (change: Partial<OrderDraft>) => void;
  wrong: (field: OrderField) => string | undefined;
}

const LIMITS = ["mostPapersPerItem", "mostShared", "mostUses"] as const;
const NAMED = ["include", "exclude", "anchors"] as const;

/** What most assemblies do without: limits of use, past papers to keep apart from, items by name. Open when anything in it is wrong. */
export function AssembleOptions(props: OptionsProps & { papers: readonly PaperSummary[] }) {
  const words = () => office().papers.form;
  const [isOpen, setOpen] = createSignal(optionsSet(props.draft) > 0);
  const count = () => optionsSet(props.draft);
  const isWrong = () => [...LIMITS, ...NAMED, "mostSharedWithPast" as const].some((field) => props.wrong(field) !== undefined);
  return (
    <details
      class="panel office-across papers-options"
      open={isOpen() || isWrong()}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{count() > 0 ? words().optionsSet(count()) : words().options}</summary>
      <div class="papers-option-groups">
        <fieldset class="stack">
          <legend>{words().limits}</legend>
          <For each={LIMITS}>{(field) => <NumberField {...props} field={field} hint={words()[`${field}Hint`]} />}</For>
        </fieldset>
        <fieldset class="stack tight">
          <legend>{words().past}</legend>
          <PastPapers {...props} />
        </fieldset>
        <fieldset class="stack">
          <legend>{words().named}</legend>
          <For each={NAMED}>
            {(field) => (
              <TextArea
                label={words()[field]}
                hint={field === "include" ? words().includeHint : words().idsHint}
                error={props.wrong(field)}
                rows={2}
                spellcheck={false}
                value={props.draft[field]}
                onInput={(value) => props.set({ [field]: value })}
              />
            )}
          </For>
        </fieldset>
      </div>
    </details>
  );
}

function NumberField(props: OptionsProps & { field: (typeof LIMITS)[number] | "mostSharedWithPast"; hint?: string }) {
  return (
    <TextField
      label={office().papers.form[props.field]}
      hint={props.hint}
      error={props.wrong(props.field)}
      inputmode="numeric"
      maxlength={6}
      value={props.draft[props.field]}
      onInput={(value) => props.set({ [props.field]: value })}
    />
  );
}

function PastPapers(props: OptionsProps & { papers: readonly PaperSummary[] }) {
  const past = () => props.papers.filter(({ blueprintId, replacedBy }) => blueprintId === props.draft.blueprintId && !replacedBy);
  const toggle = (id: string, isOn: boolean) => {
    const others = props.draft.pastPapers.filter((other) => other !== id);
    props.set({ pastPapers: isOn ? [...others, id] : others });
  };
  return (
    <Show when={past().length > 0} fallback={<p class="soft">{office().papers.form.noPast}</p>}>
      <div class="papers-past" tabindex={0}>
        <For each={past()}>
          {({ id, form, seed, assembledAt }) => (
            <Checkbox checked={props.draft.pastPapers.includes(id)} onChange={(isOn) => toggle(id, isOn)}>
              {office().papers.list.name(form)} <span class="soft">{`${seed} · ${formatDate(assembledAt)}`}</span>
            </Checkbox>
          )}
        </For>
      </div>
      <Show when={props.draft.pastPapers.length > 0}>
        <NumberField {...props} field="mostSharedWithPast" />
      </Show>
    </Show>
  );
}
