import { A } from "@solidjs/router";
import X from "lucide-solid/icons/x";
import { createResource, createSignal, For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { call } from "#client/sync/api-client.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Field } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { bankApi } from "#contract/bank.ts";
import { plainText } from "#item-bank/rich-text.ts";
import { itemHref } from "../item-links.ts";
import type { ItemDesk } from "./item-desk.ts";
import { IconButton } from "./option-list.tsx";

/** Items that must not meet this one, each with the beginning of its stem; an id is looked up before it is taken. */
export function EnemyField(props: { desk: ItemDesk }) {
  const { draft, change } = props.desk;
  const [refused, setRefused] = createSignal<string>();
  let field: HTMLInputElement | undefined;

  const add = createAction(async () => {
    const id = field?.value.trim() ?? "";
    setRefused(undefined);
    if (id === "" || !field) return;
    if (id === draft.id) return setRefused(authoring().enemySelf);
    if (draft.enemies.includes(id)) return setRefused(authoring().enemyKnown);
    if ((await stemOf(id)) === undefined) return setRefused(authoring().enemyUnknown);
    change("enemies", draft.enemies.length, id);
    field.value = "";
  });

  return (
    <div class="stack tight">
      <div class="authoring-enemy-add">
        <Field label={authoring().fields.enemies} hint={authoring().enemiesHint} error={refused()}>
          {(ids) => (
            <input
              {...ids()}
              ref={(made) => {
                field = made;
              }}
              class="input"
              autocomplete="off"
              spellcheck={false}
              placeholder={authoring().enemyId}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.isComposing) return;
                event.preventDefault();
                void add.run();
              }}
            />
          )}
        </Field>
        <Button isBusy={add.isBusy()} onClick={() => void add.run()}>
          {authoring().addEnemy}
        </Button>
      </div>
      <ProblemNotice problem={add.problem()} />
      <ul class="authoring-enemies">
        <For each={draft.enemies}>
          {(id) => (
            <li>
              <EnemyLine id={id} />
              <IconButton
                icon={X}
                name={authoring().removeEnemy(id)}
                onPress={() =>
                  change(
                    "enemies",
                    draft.enemies.filter((other) => other !== id),
                  )
                }
              />
            </li>
          )}
        </For>
        <For each={namedOnlyThere(draft.enemies, props.desk.detail()?.namedBy ?? [])}>{(id) => <NamedThere id={id} />}</For>
      </ul>
    </div>
  );
}

/** Enemies that only the other item names: enemies count from either side. */
export function namedOnlyThere(enemies: readonly string[], namedBy: readonly string[]): string[] {
  return namedBy.filter((id) => !enemies.includes(id));
}

/** An enemy that is one because the other item says so. */
export function NamedThere(props: { id: string }) {
  return (
    <li>
      <EnemyLine id={props.id} />
      <span class="soft small-text" title={workbench().enemies.fromOtherHint}>
        {workbench().enemies.fromOther}
      </span>
    </li>
  );
}

/** An enemy's id as a link, with the beginning of its stem once it is known. */
export function EnemyLine(props: { id: string }) {
  const [stem] = createResource(
    () => props.id,
    (id) => stemOf(id).catch(() => undefined),
  );
  return (
    <span class="authoring-enemy">
      <A href={itemHref(props.id)} target="_blank">
        {props.id}
      </A>
      <Show when={!stem.loading && stem()}>{(text) => <span class="soft">{text()}</span>}</Show>
    </span>
  );
}

/** The stem of an item, without marks; undefined when there is no such item. */
async function stemOf(id: string): Promise<string | undefined> {
  try {
    const { item } = await call(bankApi.showItem, { params: { id } });
    return plainText(item.stem);
  } catch (thrown) {
    if (thrown instanceof ApiProblem && thrown.code === "not-found") return undefined;
    throw thrown;
  }
}
