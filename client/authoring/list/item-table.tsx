import { A, useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { formatDate, formatMinute } from "#client/i18n/format.ts";
import { Button } from "#client/ui/button.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { ItemRow } from "#contract/bank.ts";
import { savedByName } from "../saved-by.ts";
import { StateBadge } from "../state-badge.tsx";
import { type BankFilters, PAGE_ROWS } from "./bank-filters.ts";

const ROW_PX = 41;

/** One page of items under a head that stays in view. */
export function ItemTable(props: { rows: readonly ItemRow[]; empty: JSX.Element }) {
  const navigate = useNavigate();
  return (
    <Table
      caption={authoring().title}
      columns={columns()}
      rows={props.rows}
      rowHeightPx={ROW_PX}
      maxHeight="max(320px, calc(100vh - 296px))"
      onFollow={(row) => navigate(itemHref(row.id))}
      empty={props.empty}
    />
  );
}

export function itemHref(id: string): string {
  return `/staff/bank/items/${encodeURIComponent(id)}`;
}

function columns(): Column<ItemRow>[] {
  const words = authoring().columns;
  return [
    { key: "id", title: words.id, cell: (row) => <A href={itemHref(row.id)}>{row.id}</A> },
    {
      key: "stem",
      title: words.stem,
      width: "32%",
      cell: (row) => <span title={row.stem}>{row.stem.replaceAll("**", "")}</span>,
    },
    { key: "state", title: words.state, cell: (row) => <StateBadge state={row.state} /> },
    { key: "type", title: words.type, cell: ({ type }) => authoring().shortTypes[type] },
    { key: "part", title: words.part, align: "end", cell: ({ part }) => part },
    { key: "topic", title: words.topic, cell: ({ topic }) => <span title={topic}>{topic}</span> },
    { key: "level", title: words.level, cell: ({ level }) => level },
    { key: "difficulty", title: words.difficulty, align: "end", cell: ({ difficulty }) => difficulty.toFixed(2) },
    {
      key: "version",
      title: words.version,
      align: "end",
      cell: (row) => (
        <span
          title={
            row.approvedVersion !== null && row.approvedVersion < row.version
              ? authoring().approvedVersion(row.approvedVersion)
              : undefined
          }
        >
          {row.version}
          <Show when={row.approvedVersion !== null && row.approvedVersion < row.version}>
            <span class="soft"> / {row.approvedVersion}</span>
          </Show>
        </span>
      ),
    },
    {
      key: "saved",
      title: words.saved,
      cell: (row) => (
        <span title={`${savedByName(row.savedBy)} ${formatDate(row.savedAt)} ${formatMinute(row.savedAt)}`}>
          {savedByName(row.savedBy)} <span class="soft">{formatDate(row.savedAt)}</span>
        </span>
      ),
    },
  ];
}

/** Where in the whole one is, and the way on. */
export function Pager(props: {
  filters: BankFilters;
  shown: number;
  total: number;
  isLoading: boolean;
  onNarrow: (change: Partial<BankFilters>) => void;
}) {
  const first = () => (props.filters.page - 1) * PAGE_ROWS + 1;
  return (
    <div class="authoring-pager">
      <Show when={props.shown > 0} fallback={<span />}>
        <span class="figures" role="status">
          {authoring().range(first(), first() + props.shown - 1, props.total)}
        </span>
      </Show>
      <Show when={props.isLoading}>
        <Spinner />
      </Show>
      <Show when={props.total > PAGE_ROWS}>
        <div class="row">
          <Button
            size="small"
            disabled={props.filters.page <= 1}
            onClick={() => props.onNarrow({ page: props.filters.page - 1 })}
          >
            {authoring().previousPage}
          </Button>
          <Button
            size="small"
            disabled={props.filters.page * PAGE_ROWS >= props.total}
            onClick={() => props.onNarrow({ page: props.filters.page + 1 })}
          >
            {authoring().nextPage}
          </Button>
        </div>
      </Show>
    </div>
  );
}
