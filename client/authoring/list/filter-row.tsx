import { createMemo, onCleanup, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { Button } from "#client/ui/button.tsx";
import { Field } from "#client/ui/field.tsx";
import { Select } from "#client/ui/select.tsx";
import { type bankApi, itemState, itemType } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";
import { savedByName } from "../saved-by.ts";
import { BANK_SORTS, type BankFilters } from "./bank-filters.ts";

export type Facets = ReplyOf<typeof bankApi.bankFacets>;
interface Props {
  facets: Facets;
  filters: BankFilters;
  /** Writers may ask for their own. */
  canBeAuthor: boolean;
  /** There is something to clear. */
  canClear: boolean;
  onNarrow: (change: Partial<BankFilters>) => void;
  onClear: () => void;
}

/** One line of filters; each shows what it offers in this bank. */
export function FilterRow(props: Props) {
  const words = () => bank().list.filters;
  const parts = createMemo(() => [...new Set(props.facets.cells.map(({ part }) => part))].sort((a, b) => a - b));
  const topics = createMemo(() => {
    const wanted = props.facets.topics.filter(({ part }) => props.filters.part === undefined || part === props.filters.part);
    return [...new Set(wanted.map(({ topic }) => topic))];
  });
  const withAll = (choices: { value: string; label: string }[]) => [{ value: "", label: common().all }, ...choices];
  const asChoice = (value: string) => ({ value, label: value });
  return (
    <search class="bank-filters" aria-label={words().title}>
      <FindField text={props.filters.text} onFind={(text) => props.onNarrow({ text })} />
      <Select
        label={words().part}
        value={String(props.filters.part ?? "")}
        choices={withAll(parts().map((part) => ({ value: String(part), label: words().partOf(part) })))}
        onChange={(value) => props.onNarrow({ part: value === "" ? undefined : Number(value), topic: "" })}
      />
      <Select
        label={words().type}
        value={props.filters.type ?? ""}
        choices={withAll(itemType.options.map((type) => ({ value: type, label: bank().list.types[type] })))}
        onChange={(value) => props.onNarrow({ type: itemType.safeParse(value).data })}
      />
      <Select
        label={words().level}
        value={props.filters.level}
        choices={withAll(props.facets.levels.map(asChoice))}
        onChange={(level) => props.onNarrow({ level })}
      />
      <Select
        label={words().topic}
        value={props.filters.topic}
        choices={withAll(topics().map(asChoice))}
        onChange={(topic) => props.onNarrow({ topic })}
      />
      <Select
        label={words().state}
        value={props.filters.state ?? ""}
        choices={withAll(itemState.options.map((state) => ({ value: state, label: authoring().states[state] })))}
        onChange={(value) => props.onNarrow({ state: itemState.safeParse(value).data })}
      />
      <Show when={props.facets.tags.length > 0 || props.filters.tag}>
        <Select
          label={words().tag}
          value={props.filters.tag}
          choices={withAll(props.facets.tags.map(({ tag, count }) => ({ value: tag, label: words().counted(tag, count) })))}
          onChange={(tag) => props.onNarrow({ tag })}
        />
      </Show>
      <Select
        label={words().author}
        value={props.filters.author}
        choices={withAll([
          ...(props.canBeAuthor || props.filters.author === "me" ? [{ value: "me", label: words().mine }] : []),
          ...props.facets.authors.map(({ id, name, count }) => ({ value: id, label: words().counted(savedByName(name), count) })),
        ])}
        onChange={(author) => props.onNarrow({ author })}
      />
      <Select
        label={words().sort}
        value={props.filters.sort}
        choices={BANK_SORTS.map((sort) => ({ value: sort, label: words().sorts[sort] }))}
        onChange={(sort) => props.onNarrow({ sort })}
      />
      <Show when={props.canClear}>
        <Button variant="plain" onClick={() => props.onClear()}>
          {words().clear}
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
          placeholder={bank().list.filters.find}
          autocomplete="off"
          value={shown()}
          onInput={(event) => !event.isComposing && later(event.currentTarget.value)}
          onCompositionEnd={(event) => later(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
