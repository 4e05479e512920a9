import { createMemo, onCleanup, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { common } from "#client/i18n/common.ts";
import { Button } from "#client/ui/button.tsx";
import { Field } from "#client/ui/field.tsx";
import { Select } from "#client/ui/select.tsx";
import { type bankApi, itemState, itemType } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";
import { type BankFilters, isNarrowed } from "./bank-filters.ts";

type Facets = ReplyOf<typeof bankApi.bankFacets>;
interface Props {
  facets: Facets;
  filters: BankFilters;
  onNarrow: (change: Partial<BankFilters>) => void;
  onClear: () => void;
}

/** One line of filters; each shows what it offers in this bank. */
export function FilterRow(props: Props) {
  const parts = createMemo(() => [...new Set(props.facets.cells.map(({ part }) => part))].sort((a, b) => a - b));
  const topics = createMemo(() =>
    props.facets.topics.filter(({ part }) => props.filters.part === undefined || part === props.filters.part),
  );
  const withAll = (choices: { value: string; label: string }[]) => [{ value: "", label: common().all }, ...choices];
  return (
    <search class="authoring-filters" aria-label={authoring().filters}>
      <FindField text={props.filters.text} onFind={(text) => props.onNarrow({ text })} />
      <Select
        label={authoring().part}
        value={String(props.filters.part ?? "")}
        choices={withAll(parts().map((part) => ({ value: String(part), label: authoring().partOf(part) })))}
        onChange={(value) => props.onNarrow({ part: value === "" ? undefined : Number(value), topic: "" })}
      />
      <Select
        label={authoring().type}
        value={props.filters.type ?? ""}
        choices={withAll(itemType.options.map((type) => ({ value: type, label: authoring().shortTypes[type] })))}
        onChange={(value) => props.onNarrow({ type: itemType.safeParse(value).data })}
      />
      <Select
        label={authoring().level}
        value={props.filters.level}
        choices={withAll(props.facets.levels.map((level) => ({ value: level, label: level })))}
        onChange={(level) => props.onNarrow({ level })}
      />
      <Select
        label={authoring().topic}
        value={props.filters.topic}
        choices={withAll([...new Set(topics().map(({ topic }) => topic))].map((topic) => ({ value: topic, label: topic })))}
        onChange={(topic) => props.onNarrow({ topic })}
      />
      <Select
        label={authoring().state}
        value={props.filters.state ?? ""}
        choices={withAll(itemState.options.map((state) => ({ value: state, label: authoring().states[state] })))}
        onChange={(value) => props.onNarrow({ state: itemState.safeParse(value).data })}
      />
      <Show when={isNarrowed(props.filters)}>
        <Button variant="plain" onClick={() => props.onClear()}>
          {authoring().clearFilters}
        </Button>
      </Show>
    </search>
  );
}

const FIND_AFTER_MS = 250;

/** Asks the server a moment after the last key; a composition is not looked for, and the field is rewritten only when cleared elsewhere. */
function FindField(props: { text: string; onFind: (text: string) => void }) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let field: HTMLInputElement | undefined;
  const later = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => props.onFind(text.trim()), FIND_AFTER_MS);
  };
  onCleanup(() => clearTimeout(timer));
  const shown = () => {
    const { text } = props;
    const isTyping = field !== undefined && document.activeElement === field;
    return isTyping ? (field?.value ?? "") : text;
  };
  return (
    <Field label={common().search}>
      {(ids) => (
        <input
          {...ids()}
          ref={(made) => {
            field = made;
          }}
          class="input"
          type="search"
          maxlength={100}
          placeholder={authoring().find}
          autocomplete="off"
          value={shown()}
          onInput={(event) => !event.isComposing && later(event.currentTarget.value)}
          onCompositionEnd={(event) => later(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
