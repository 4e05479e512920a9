import { createSignal, createUniqueId, For, Match, Show, Switch } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import type { Action } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { Progress } from "#client/ui/spinner.tsx";
import type { BulkChange } from "#contract/bank-overview.ts";
import type { BulkKind } from "./bulk-bar.tsx";
import { type BulkEntry, type BulkProblem, changeOf, EMPTY_ENTRY } from "./bulk-form.ts";
import { MOST_ENEMIES, standsInTheWay } from "./bulk-run.ts";
import type { Facets } from "./filter-row.tsx";

/** Asks what to change and says what that means, then runs it. */
export function BulkDialog(props: {
  kind: BulkKind;
  count: number;
  facets: Facets | undefined;
  /** How many items are through, while it runs. */
  done: number;
  apply: Action<[BulkChange], unknown>;
  onClose: () => void;
}) {
  const [entry, setEntry] = createSignal<BulkEntry>(EMPTY_ENTRY);
  const [problems, setProblems] = createSignal<readonly BulkProblem[]>([]);
  const words = () => bank().list.bulk;
  const hindrance = () => standsInTheWay(props.kind, props.count);
  const errorOf = (field: keyof BulkEntry) => {
    const found = problems().find((problem) => problem.field === field);
    return found && (found.kind === "missing" ? words().missing : words().badDifficulty);
  };
  const write = (change: Partial<BulkEntry>) => {
    setEntry({ ...entry(), ...change });
    setProblems([]);
  };
  function submit(): void {
    const change = changeOf(props.kind, entry());
    if (Array.isArray(change)) setProblems(change);
    else void props.apply.run(change);
  }
  const actWord = () => {
    const { kind, count } = props;
    return kind === "submit" || kind === "retire" || kind === "revive" ? words()[kind](count) : words().apply(count);
  };
  return (
    <Dialog
      isOpen
      title={words().titles[props.kind]}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{common().cancel}</Button>
          <Button variant="primary" isBusy={props.apply.isBusy()} disabled={hindrance() !== undefined} onClick={submit}>
            {actWord()}
          </Button>
        </>
      }
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ProblemNotice problem={props.apply.problem()} />
        <Show when={hindrance()}>
          {(why) => (
            <Notice tone="attention">
              {why() === "too-few" ? words().enemiesTooFew : words().enemiesTooMany(MOST_ENEMIES + 1)}
            </Notice>
          )}
        </Show>
        <BulkFields kind={props.kind} entry={entry()} facets={props.facets} errorOf={errorOf} onWrite={write} />
        <p class="soft">{meaningOf(props.kind, props.count)}</p>
        <Show when={props.apply.isBusy()}>
          <div role="status">
            {words().running(props.done, props.count)}
            <Progress value={props.done} most={props.count} label={words().running(props.done, props.count)} />
          </div>
        </Show>
      </form>
    </Dialog>
  );
}

function meaningOf(kind: BulkKind, count: number): string {
  const words = bank().list.bulk;
  if (kind === "submit") return words.submitText;
  if (kind === "retire") return words.retireText;
  if (kind === "revive") return words.reviveText;
  return kind === "enemies" ? `${words.enemiesText(count)}${words.editText}` : words.editText;
}

function BulkFields(props: {
  kind: BulkKind;
  entry: BulkEntry;
  facets: Facets | undefined;
  errorOf: (field: keyof BulkEntry) => string | undefined;
  onWrite: (change: Partial<BulkEntry>) => void;
}) {
  const list = createUniqueId();
  const filters = () => bank().list.filters;
  const parts = () => [...new Set((props.facets?.topics ?? []).map(({ part }) => part))].sort((a, b) => a - b);
  const topics = () => (props.facets?.topics ?? []).filter(({ part }) => String(part) === props.entry.part);
  const choose = { value: "", label: bank().list.give.choose };
  return (
    <Switch>
      <Match when={props.kind === "level"}>
        <Select
          label={filters().level}
          value={props.entry.level}
          error={props.errorOf("level")}
          choices={[choose, ...(props.facets?.levels ?? []).map((level) => ({ value: level, label: level }))]}
          onChange={(level) => props.onWrite({ level })}
        />
      </Match>
      <Match when={props.kind === "topic"}>
        <Select
          label={filters().part}
          value={props.entry.part}
          error={props.errorOf("part")}
          choices={[choose, ...parts().map((part) => ({ value: String(part), label: filters().partOf(part) }))]}
          onChange={(part) => props.onWrite({ part })}
        />
        <TextField
          label={filters().topic}
          list={list}
          maxlength={60}
          error={props.errorOf("topic")}
          onInput={(topic) => props.onWrite({ topic })}
        />
        <datalist id={list}>
          <For each={topics()}>{({ topic }) => <option value={topic} />}</For>
        </datalist>
      </Match>
      <Match when={props.kind === "difficulty"}>
        <TextField
          label={bank().list.columns.difficulty}
          hint={bank().list.bulk.difficultyHint}
          inputmode="decimal"
          maxlength={6}
          error={props.errorOf("difficulty")}
          onInput={(difficulty) => props.onWrite({ difficulty })}
        />
      </Match>
      <Match when={props.kind === "add-tag" || props.kind === "remove-tag"}>
        <TextField
          label={bank().list.bulk.tag}
          list={list}
          maxlength={40}
          error={props.errorOf("tag")}
          onInput={(tag) => props.onWrite({ tag })}
        />
        <datalist id={list}>
          <For each={props.facets?.tags}>{({ tag }) => <option value={tag} />}</For>
        </datalist>
      </Match>
    </Switch>
  );
}
