import { createMemo, For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import type { PaperSlot } from "#contract/papers.ts";
import { heatOf, specificationOf } from "./specification.ts";

/** Parts down, types and levels across, as a small table whose cells darken with their count. */
export function SpecificationTable(props: { slots: readonly PaperSlot[] }) {
  const words = () => office().papers.paper;
  const table = createMemo(() => specificationOf(props.slots));
  return (
    <div class="table-frame">
      <table class="table office-heat">
        <caption class="unseen">{words().specification}</caption>
        <thead>
          <tr>
            <th scope="col" rowspan={2}>
              {words().part}
            </th>
            <For each={table().types}>
              {({ type, levels }) => (
                <th scope="colgroup" class="centre" colspan={levels.length}>
                  {common().itemTypes[type]}
                </th>
              )}
            </For>
            <th scope="col" class="end" rowspan={2}>
              {words().sum}
            </th>
          </tr>
          <tr>
            <For each={table().columns}>
              {({ level }) => (
                <th scope="col" class="centre">
                  {level}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={table().rows}>
            {(row) => (
              <tr>
                <th scope="row">{words().partName(row.part)}</th>
                <For each={row.counts}>
                  {(count) => <td class={`centre office-heat-${heatOf(count, table().largest)}`}>{count || "–"}</td>}
                </For>
                <td class="end">{row.total}</td>
              </tr>
            )}
          </For>
          <tr class="office-sum">
            <td>{words().sum}</td>
            <For each={table().totals}>{(total) => <td class="centre">{total}</td>}</For>
            <td class="end">{table().total}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
