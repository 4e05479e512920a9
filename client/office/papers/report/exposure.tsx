import { For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { type Column, Table } from "#client/ui/table.tsx";
import type { AssemblyReport } from "#contract/assemblies.ts";

type Exposure = AssemblyReport["exposure"];

/** How often the bank's items have been used, before these papers and with them. */
export function ExposureSection(props: { exposure: Exposure; partName: (part: number) => string }) {
  const words = () => office().papers.assembly.exposure;
  const countOf = (list: Exposure["before"], uses: number) => list.find((entry) => entry.uses === uses)?.count ?? 0;
  const uses = () =>
    [...new Set([...props.exposure.before, ...props.exposure.after].map((entry) => entry.uses))].sort((a, b) => a - b);
  const total = () => props.exposure.after.reduce((sum, { count }) => sum + count, 0);
  const columns = (): Column<Exposure["cells"][number]>[] => [
    {
      key: "cell",
      title: words().cell,
      cell: ({ part, type }) => (part === 0 ? common().itemTypes.essay : `${props.partName(part)} ${common().itemTypes[type]}`),
    },
    { key: "items", title: words().items, align: "end", cell: ({ items }) => items },
    { key: "mean", title: words().mean, align: "end", cell: ({ mean }) => mean.toFixed(2) },
    { key: "most", title: words().most, align: "end", cell: ({ most }) => most },
    { key: "unused", title: words().unused, align: "end", cell: ({ unused }) => unused },
  ];
  return (
    <>
      <p class="soft">{words().lead(countOf(props.exposure.after, 0), total())}</p>
      <div class="table-frame">
        <table class="table papers-counted">
          <caption class="unseen">{words().title}</caption>
          <thead>
            <tr>
              <th scope="col">{words().uses}</th>
              <For each={uses()}>
                {(count) => (
                  <th scope="col" class="end">
                    {words().times(count)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{words().before}</th>
              <For each={uses()}>{(count) => <td class="end">{countOf(props.exposure.before, count)}</td>}</For>
            </tr>
            <tr>
              <th scope="row">{words().after}</th>
              <For each={uses()}>{(count) => <td class="end">{countOf(props.exposure.after, count)}</td>}</For>
            </tr>
          </tbody>
        </table>
      </div>
      <details class="papers-more">
        <summary>{words().cells}</summary>
        <Table caption={words().cells} columns={columns()} rows={props.exposure.cells} />
      </details>
    </>
  );
}
