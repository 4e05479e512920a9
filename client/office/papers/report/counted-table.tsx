import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { type CountedRow, fits, wantedText } from "./report-facts.ts";

/** Rows of counts, one column per paper beside what is wanted. A count that does not fit is marked by a word, not by colour alone. */
export function CountedTable(props: {
  caption: string;
  head: string;
  forms: readonly string[];
  rows: readonly CountedRow[];
  hasSum?: boolean;
}) {
  const words = () => office().papers.assembly.specification;
  const sum = (at: number) => props.rows.reduce((total, { counts }) => total + (counts[at] ?? 0), 0);
  const wanted = () => props.rows.reduce((total, { least }) => total + (least ?? 0), 0);
  return (
    <div class="table-frame">
      <table class="table papers-counted">
        <caption class="unseen">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col" class="end">
              {words().wanted}
            </th>
            <For each={props.forms}>
              {(form) => (
                <th scope="col" class="end">
                  {form}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">{row.name}</th>
                <td class="end soft">{wantedText(row)}</td>
                <For each={row.counts}>
                  {(count) => (
                    <td class="end">
                      <Show
                        when={fits(row, count)}
                        fallback={<strong class="office-wrong" title={words().differs}>{`${count} ✗`}</strong>}
                      >
                        {count}
                      </Show>
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
          <Show when={props.hasSum}>
            <tr class="office-sum">
              <td>{words().sum}</td>
              <td class="end">{wanted()}</td>
              <For each={props.forms}>{(_, at) => <td class="end">{sum(at())}</td>}</For>
            </tr>
          </Show>
        </tbody>
      </table>
    </div>
  );
}
