import { A } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import CircleDashed from "lucide-solid/icons/circle-dashed";
import CircleX from "lucide-solid/icons/circle-x";
import Hourglass from "lucide-solid/icons/hourglass";
import { createMemo, For, Show } from "solid-js";
import { formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Badge } from "#client/ui/badge.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { ResultRow, SittingResults } from "#contract/results.ts";
import { Chip } from "../shared/chip.tsx";
import { matches, useFilters } from "../shared/filters.ts";
import { FindField } from "../shared/find-field.tsx";
import { nextSort, OUTCOMES, outcomeOf, readSort, shownRows, writeSort } from "./result-rows.ts";

const ROW_HEIGHT_PX = 40;
const LOOKS = {
  pass: { tone: "ok", icon: CircleCheck },
  fail: { tone: "neutral", icon: CircleX },
  absent: { tone: "neutral", icon: CircleDashed },
  open: { tone: "attention", icon: Hourglass },
} as const;

/** One row per candidate, to search, filter and sort; what is shown is kept in the address. */
export function ResultsTable(props: { results: SittingResults }) {
  const words = () => office().results.table;
  const filters = useFilters<"find" | "only" | "sort">();
  const sort = () => readSort(filters.read("sort"));
  const shown = createMemo(() =>
    shownRows(props.results.rows, { find: filters.read("find"), only: filters.read("only"), sort: sort() }),
  );
  const found = createMemo(() => props.results.rows.filter(({ name, ticket }) => matches(filters.read("find"), name, ticket)));
  return (
    <section class="stack no-print" aria-label={words().title}>
      <div class="office-filters">
        <FindField label={words().find} value={filters.read("find")} onFind={(find) => filters.write({ find })} />
        <fieldset class="office-chips" aria-label={words().only.label}>
          <Chip isOn={filters.read("only") === ""} count={found().length} onPress={() => filters.write({ only: "" })}>
            {words().only.all}
          </Chip>
          <For each={OUTCOMES}>
            {(outcome) => (
              <Chip
                isOn={filters.read("only") === outcome}
                count={found().filter((row) => outcomeOf(row) === outcome).length}
                onPress={() => filters.write({ only: outcome })}
              >
                {words().only[outcome]}
              </Chip>
            )}
          </For>
        </fieldset>
      </div>
      <Table
        caption={words().title}
        columns={columns(props.results)}
        rows={shown()}
        sort={sort()}
        onSort={(key) => filters.write({ sort: writeSort(nextSort(sort(), key)) })}
        maxHeight="calc(100vh - 140px)"
        rowHeightPx={ROW_HEIGHT_PX}
        empty={<p class="soft">{words().noMatch}</p>}
      />
    </section>
  );
}

function columns(results: SittingResults): Column<ResultRow>[] {
  const words = office().results.table;
  const figure = (value: number | null | undefined) => (value == null ? "–" : formatPoints(value));
  return [
    { key: "seat", title: words.seat, isSortable: true, cell: ({ room, seat }) => `${room} ${seat}` },
    { key: "name", title: words.name, isSortable: true, cell: (row) => <NameLink row={row} sittingId={results.sittingId} /> },
    { key: "ticket", title: words.ticket, isSortable: true, cell: ({ ticket }) => ticket },
    { key: "form", title: words.form, isSortable: true, cell: ({ form }) => form },
    ...results.parts.map(
      ({ part, title }, at): Column<ResultRow> => ({
        key: `part-${at + 1}`,
        title: words.part(part),
        align: "end",
        isSortable: true,
        cell: ({ parts }) => <span title={inLanguage(title)}>{figure(parts?.[at])}</span>,
      }),
    ),
    { key: "objective", title: words.objective, align: "end", isSortable: true, cell: ({ objective }) => figure(objective) },
    { key: "essays", title: words.essays, align: "end", isSortable: true, cell: ({ essays }) => figure(essays) },
    { key: "total", title: words.total, align: "end", isSortable: true, cell: ({ total }) => <strong>{figure(total)}</strong> },
    { key: "outcome", title: words.outcome, isSortable: true, cell: (row) => <OutcomeBadge row={row} /> },
  ];
}

/** Leads to the score report, where there is one. */
function NameLink(props: { row: ResultRow; sittingId: string }) {
  return (
    <Show when={props.row.total !== null} fallback={<span title={props.row.name}>{props.row.name}</span>}>
      <A href={`/staff/office/results/${props.sittingId}/reports?attempt=${props.row.attemptId}`} title={props.row.name}>
        {props.row.name}
      </A>
    </Show>
  );
}

function OutcomeBadge(props: { row: ResultRow }) {
  const outcome = () => outcomeOf(props.row);
  return (
    <Badge tone={LOOKS[outcome()].tone} icon={LOOKS[outcome()].icon}>
      {office().results.table[outcome()]}
    </Badge>
  );
}
