import { createMemo, For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import type { PaperSlot } from "#contract/papers.ts";
import { heatOf, specificationOf } from "./specification.ts";

/** Part × type × level as a small table whose cells darken with their count. */
export function SpecificationTable(props: { slots: readonly PaperSlot[] }) {
  const words = () => office().papers.paper;
  const table = createMemo(() => specificationOf(props.slots));
  return (
    <div class="table-frame">
      <table class="table office-heat">
        <caption class="unseen">{words().specification}</caption>
        <thead>
          <tr>
            <th scope="col">{words().part}</th>
            <th scope="col">{words().type}</th>
            <For each={table().levels}>
              {(level) => (
                <th scope="col" class="centre">
                  {level}
                </th>
              )}
            </For>
            <th scope="col" class="end">
              {words().sum}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={table().rows}>
            {(row) => (
              <tr>
                <td>{words().partName(row.part)}</td>
                <td>{common().itemTypes[row.type]}</td>
                <For each={row.counts}>
                  {(count) => <td class={`centre office-heat-${heatOf(count, table().largest)}`}>{count || "–"}</td>}
                </For>
                <td class="end">{row.total}</td>
              </tr>
            )}
          </For>
          <tr class="office-sum">
            <td colspan={2}>{words().sum}</td>
            <For each={table().totals}>{(total) => <td class="centre">{total}</td>}</For>
            <td class="end">{table().total}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
