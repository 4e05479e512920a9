import { A, useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import FileUp from "lucide-solid/icons/file-up";
import Plus from "lucide-solid/icons/plus";
import Undo2 from "lucide-solid/icons/undo-2";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { staff } from "#client/i18n/staff.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createServerClock } from "#client/sync/clock.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { bankApi } from "#contract/bank.ts";
import type { BulkChange } from "#contract/bank-overview.ts";
import { GiveTasksDialog } from "../tasks/give-tasks-dialog.tsx";
import { ExportDialog } from "../transfer/export-dialog.tsx";
import { addressFor, type BankFilters, filtersOf, isNarrowed, NO_FILTERS, queryOf } from "./bank-filters.ts";
import { BulkBar, type BulkDoing } from "./bulk-bar.tsx";
import { BulkDialog } from "./bulk-dialog.tsx";
import { BulkHistory, OutcomeNotice } from "./bulk-outcome.tsx";
import { type BulkOutcome, bulkCalls, runBulk } from "./bulk-run.ts";
import { FilterRow } from "./filter-row.tsx";
import { createFoundRows } from "./found-rows.ts";
import { ItemTable } from "./item-table.tsx";
import { createSelection } from "./selection.ts";
import { SpecificationPanel } from "./specification-panel.tsx";

/** The bank at a glance: what the next papers need, then every item, to narrow, pick and change. */
export function BankPage() {
  const session = useStaffSession();
  const clock = createServerClock();
  const [address, setAddress] = useSearchParams();
  const filters = createMemo(() => filtersOf(address));
  const query = createMemo(() => queryOf(filters()), undefined, {
    equals: (left, right) => JSON.stringify(left) === JSON.stringify(right),
  });
  const found = createFoundRows(query, (asked, page, signal) =>
    call(bankApi.listItems, { query: { ...asked, ...page }, signal }),
  );
  const selection = createSelection(found.idsBetween);
  const facets = createQuery(
    () => true,
    () => call(bankApi.bankFacets),
  );
  const [doing, setDoing] = createSignal<BulkDoing | "export-all" | "history">();
  const [outcome, setOutcome] = createSignal<BulkOutcome>();
  const [isUndone, setUndone] = createSignal(false);
  const [doneCount, setDoneCount] = createSignal(0);
  const [revision, setRevision] = createSignal(0);

  const narrow = (change: Partial<BankFilters>) => setAddress(addressFor(change), { replace: true, scroll: false });
  const isOwnList = () => filters().author === "me";
  const ownAuthor = () => (isOwnList() ? "me" : "");
  const clear = () => narrow({ ...NO_FILTERS, sort: filters().sort, author: ownAuthor() });
  const canClear = () => isNarrowed({ ...filters(), author: isOwnList() ? "" : filters().author });
  const close = () => setDoing(undefined);
  async function refresh(): Promise<void> {
    setRevision(revision() + 1);
    await Promise.all([found.reload(), facets.reload()]);
  }
  const apply = createAction(async (change: BulkChange) => {
    setDoneCount(0);
    setUndone(false);
    const items = [...selection.ids()];
    try {
      setOutcome(await runBulk(bulkCalls, { items, change, onProgress: setDoneCount }));
      close();
    } finally {
      await refresh();
    }
  });
  /** Picked, but retired, as far as the table shows it. */
  const retired = () =>
    new Set((found.slots() ?? []).flatMap(({ row }) => (row?.state === "retired" && selection.has(row.id) ? [row.id] : [])));
  const begin = (next: BulkDoing | "export-all" | "history") => {
    apply.clear();
    setDoing(next);
  };

  return (
    <div class="bank-page stack tight">
      <PageHeader
        title={isOwnList() ? staff().ownItems : bank().list.title}
        actions={
          <>
            <Button icon={Undo2} onClick={() => begin("history")}>
              {bank().list.history}
            </Button>
            <Show when={session.has("writer", "reviewer", "office")}>
              <Button icon={Download} onClick={() => begin("export-all")}>
                {bank().list.export}
              </Button>
            </Show>
            <Show when={session.has("writer", "office")}>
              <A class="button quiet" href="/staff/bank/import">
                <Icon of={FileUp} size={18} />
                {bank().list.import}
              </A>
            </Show>
            <Show when={session.has("writer")}>
              <A class="button primary" href="/staff/bank/items/new">
                <Icon of={Plus} size={18} />
                {bank().list.newItem}
              </A>
            </Show>
          </>
        }
      />
      <Show when={!isOwnList()}>
        <SpecificationPanel filters={filters()} onNarrow={narrow} revision={revision()} />
      </Show>
      <Loaded query={facets}>
        {(data) => (
          <FilterRow
            facets={data()}
            filters={filters()}
            canBeAuthor={session.has("writer")}
            canClear={canClear()}
            onNarrow={narrow}
            onClear={clear}
          />
        )}
      </Loaded>
      <Show when={outcome()}>
        {(shown) => (
          <OutcomeNotice
            outcome={shown()}
            onUndone={() => {
              setOutcome(undefined);
              setUndone(true);
              void refresh();
            }}
            onClose={() => setOutcome(undefined)}
          />
        )}
      </Show>
      <Show when={isUndone()}>
        <Notice tone="ok">{bank().list.bulk.undone}</Notice>
      </Show>
      <Show
        when={selection.count() > 0}
        fallback={
          <div class="bank-count">
            <span class="figures" role="status">
              {found.slots() ? bank().list.found(found.total()) : ""}
            </span>
            <Show when={found.isLoading()}>
              <Spinner />
            </Show>
            <Show when={found.total() > 0}>
              <span class="soft small-text bank-keys">{bank().list.keys}</span>
            </Show>
          </div>
        }
      >
        <BulkBar
          count={selection.count()}
          total={found.total()}
          onDo={begin}
          onPickAll={() => void found.allIds().then(selection.add)}
          onClear={selection.clear}
        />
      </Show>
      <ProblemNotice problem={found.problem()}>
        <Button size="small" onClick={() => void found.reload()}>
          {common().retry}
        </Button>
      </ProblemNotice>
      <Show when={found.slots()}>
        {(slots) => (
          <ItemTable
            found={found}
            slots={slots()}
            selection={selection}
            now={clock.now()}
            empty={<NothingFound filters={filters()} onClear={clear} />}
          />
        )}
      </Show>
      <Switch>
        <Match when={doing() === "history"}>
          <BulkHistory onUndone={() => void refresh()} onClose={close} />
        </Match>
        <Match when={doing() === "give"}>
          <GiveTasksDialog items={[...selection.ids()]} onClose={close} />
        </Match>
        <Match when={doing() === "export" || doing() === "export-all"}>
          <ExportDialog
            items={doing() === "export" ? [...selection.ids()].filter((id) => !retired().has(id)) : undefined}
            retired={doing() === "export" ? retired().size : 0}
            onClose={close}
          />
        </Match>
        <Match when={doing() as BulkChange["kind"] | undefined}>
          {(kind) => (
            <BulkDialog
              kind={kind()}
              count={selection.count()}
              facets={facets.data()}
              done={doneCount()}
              apply={apply}
              onClose={close}
            />
          )}
        </Match>
      </Switch>
    </div>
  );
}

function NothingFound(props: { filters: BankFilters; onClear: () => void }) {
  const words = () => bank().list;
  const isOwnOnly = () => props.filters.author === "me" && !isNarrowed({ ...props.filters, author: "" });
  return (
    <Switch
      fallback={
        <EmptyState
          title={words().noMatchTitle}
          action={<Button onClick={() => props.onClear()}>{authoring().clearFilters}</Button>}
        >
          {words().noMatchText}
        </EmptyState>
      }
    >
      <Match when={isOwnOnly()}>
        <EmptyState title={words().noOwnTitle}>{words().noOwnText}</EmptyState>
      </Match>
      <Match when={!isNarrowed(props.filters)}>
        <EmptyState title={words().emptyTitle}>{words().emptyText}</EmptyState>
      </Match>
    </Switch>
  );
}
