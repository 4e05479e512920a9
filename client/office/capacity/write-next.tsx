import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useStaffSession } from "#client/staff/session.ts";
import type { Capacity } from "#contract/blueprints.ts";
import { bankCellHref } from "../papers/paper-links.ts";
import { cellName } from "./capacity-chart.tsx";

type Next = Capacity["writeNext"];
type Missing = Next["items"][number];
/** Rules beyond this fold: they ask for some of the same items again. */
const MOST_RULES_OPEN = 4;

/** What it takes to come to one paper more, each cell with its items in the bank one press away. */
export function WriteNext(props: { next: Next }) {
  const words = () => office().capacity.next;
  const cells = () => props.next.items.filter(({ cell }) => cell !== null);
  const rules = () => props.next.items.filter(({ cell }) => cell === null);
  const total = () => cells().reduce((sum, { items }) => sum + items, 0);
  return (
    <Show when={props.next.items.length > 0} fallback={<p>{words().none}</p>}>
      <p class="soft">{words().lead(props.next.papers)}</p>
      <Show when={cells().length > 0} fallback={<MissingList items={rules()} />}>
        <MissingList items={cells()} />
        <p class="capacity-total figures">{words().total(total())}</p>
        <Show when={rules().length > 0}>
          <details class="papers-more" open={rules().length <= MOST_RULES_OPEN}>
            <summary>{words().rules(rules().length)}</summary>
            <MissingList items={rules()} />
          </details>
        </Show>
      </Show>
    </Show>
  );
}

function MissingList(props: { items: readonly Missing[] }) {
  const session = useStaffSession();
  const words = () => office().capacity.next;
  const called = ({ cell, name }: Missing) => (cell ? cellName(cell) : inLanguage(name));
  return (
    <ul class="capacity-next">
      <For each={props.items}>
        {(missing) => (
          <li>
            <Show when={session.has("office", "auditor") && missing.cell} fallback={<span>{called(missing)}</span>}>
              {(cell) => (
                <A href={bankCellHref(cell())} aria-label={words().toBank(called(missing))}>
                  {called(missing)}
                </A>
              )}
            </Show>
            <strong class="figures office-nowrap">{words().items(missing.items)}</strong>
          </li>
        )}
      </For>
    </ul>
  );
}
