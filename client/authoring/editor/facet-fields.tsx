import { createEffect, createMemo, createUniqueId, For, on, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { common } from "#client/i18n/common.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Select } from "#client/ui/select.tsx";
import { bankApi, itemType } from "#contract/bank.ts";
import type { ItemDesk } from "./item-desk.ts";
import { numberOf, withType } from "./item-draft.ts";
import { LineField } from "./prose-field.tsx";
import { neighboursOf, suggestId } from "./suggest-id.ts";

const NEIGHBOURS = 500;

/** Where an item belongs: type and id while it is new, part, topic, level, difficulty. */
export function FacetFields(props: { desk: ItemDesk }) {
  const listId = createUniqueId();
  const facets = createQuery(
    () => true,
    () => call(bankApi.bankFacets),
  );
  const { draft, change } = props.desk;
  const part = createMemo(() => numberOf(draft.part));
  const topics = () => facets.data()?.topics.filter((entry) => !part() || entry.part === part()) ?? [];
  const levels = createMemo(() => [...new Set([...(facets.data()?.levels ?? []), ...(draft.level ? [draft.level] : [])])]);
  return (
    <section class="stack tight" aria-label={authoring().facets}>
      <Show when={!props.desk.detail()}>
        <NewItemFields desk={props.desk} />
      </Show>
      <div class="authoring-facets">
        <LineField
          label={authoring().fields.part}
          start={draft.part}
          inputmode="numeric"
          problem={props.desk.problemAt("part")}
          onInput={(text) => change("part", text)}
        />
        <LineField
          label={authoring().fields.topic}
          start={draft.topic}
          list={listId}
          problem={props.desk.problemAt("topic")}
          onInput={(text) => change("topic", text)}
        />
        <datalist id={listId}>
          <For each={topics()}>{({ topic }) => <option value={topic} />}</For>
        </datalist>
        <Show
          when={levels().length > 0}
          fallback={
            <LineField
              label={authoring().fields.level}
              start={draft.level}
              problem={props.desk.problemAt("level")}
              onInput={(text) => change("level", text)}
            />
          }
        >
          <Select
            label={authoring().fields.level}
            value={draft.level}
            choices={[
              ...(draft.level === "" ? [{ value: "", label: "—" }] : []),
              ...levels().map((level) => ({ value: level, label: level })),
            ]}
            error={problemSentence(props.desk, "level")}
            onChange={(level) => change("level", level)}
          />
        </Show>
        <LineField
          label={authoring().fields.difficulty}
          start={draft.difficulty}
          inputmode="decimal"
          hint={authoring().difficultyHint}
          problem={props.desk.problemAt("difficulty")}
          onInput={(text) => change("difficulty", text)}
        />
      </div>
    </section>
  );
}

/** Type and id, asked once. The id is proposed after its neighbours' custom until the writer types one. */
function NewItemFields(props: { desk: ItemDesk }) {
  const { draft, change } = props.desk;
  const neighbours = createMemo(() => neighboursOf(draft.type, numberOf(draft.part)), undefined, {
    equals: (a, b) => a?.type === b?.type && a?.part === b?.part,
  });
  const rows = createQuery(neighbours, (query, signal) =>
    call(bankApi.listItems, { query: { ...query, limit: NEIGHBOURS }, signal }),
  );
  let proposed = "";
  let field: HTMLDivElement | undefined;

  createEffect(
    on(rows.data, (found) => {
      const input = field?.querySelector("input");
      if (!found || !input || draft.id !== proposed) return;
      proposed = suggestId(found.rows.map(({ id }) => id));
      input.value = proposed;
      change("id", proposed);
    }),
  );

  const isTaken = () => props.desk.save.problem()?.code === "name-taken";
  return (
    <div class="authoring-facets new">
      <Select
        label={authoring().fields.type}
        value={draft.type}
        choices={itemType.options.map((type) => ({ value: type, label: common().itemTypes[type] }))}
        onChange={(type) => change(withType(draft, type))}
      />
      <div
        ref={(made) => {
          field = made;
        }}
      >
        <LineField
          label={authoring().fields.id}
          start={draft.id}
          hint={authoring().idHint}
          problem={isTaken() ? { kind: "taken" } : props.desk.problemAt("id")}
          onInput={(text) => change("id", text)}
        />
      </div>
    </div>
  );
}

function problemSentence(desk: ItemDesk, path: string): string | undefined {
  const problem = desk.problemAt(path);
  return problem && authoring().problem(problem);
}
