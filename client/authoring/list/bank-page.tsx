import { A, useSearchParams } from "@solidjs/router";
import Plus from "lucide-solid/icons/plus";
import { createMemo, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { bankApi } from "#contract/bank.ts";
import { addressFor, type BankFilters, filtersOf, isNarrowed, queryOf } from "./bank-filters.ts";
import { CoverageStrip } from "./coverage-strip.tsx";
import { FilterRow } from "./filter-row.tsx";
import { ItemTable, Pager } from "./item-table.tsx";

/** The table of items, narrowed by filters that live in the address and paged by the server. */
export function BankPage() {
  const session = useStaffSession();
  const [address, setAddress] = useSearchParams();
  const filters = createMemo(() => filtersOf(address));
  const list = createQuery(
    () => queryOf(filters()),
    (query, signal) => call(bankApi.listItems, { query, signal }),
  );
  const facets = createQuery(
    () => true,
    () => call(bankApi.bankFacets),
  );
  const narrow = (change: Partial<BankFilters>) => setAddress(addressFor(change), { replace: true, scroll: false });
  const clear = () => narrow({ text: "", part: undefined, type: undefined, level: "", topic: "", state: undefined });
  const count = (state: "approved" | "draft") => facets.data()?.cells.reduce((sum, cell) => sum + cell[state], 0) ?? 0;

  return (
    <div class="authoring-bank">
      <PageHeader
        title={authoring().title}
        lead={facets.data() ? authoring().lead(count("approved"), count("draft")) : undefined}
        actions={
          <Show when={session.has("writer")}>
            <A class="button primary" href="/staff/bank/items/new">
              <Icon of={Plus} size={18} />
              {authoring().newItem}
            </A>
          </Show>
        }
      />
      <div class="stack tight">
        <Loaded query={facets}>
          {(found) => (
            <>
              <CoverageStrip cells={found().cells} filters={filters()} onNarrow={narrow} />
              <FilterRow facets={found()} filters={filters()} onNarrow={narrow} onClear={clear} />
            </>
          )}
        </Loaded>
        <Loaded query={list}>
          {(found) => (
            <>
              <ItemTable rows={found().rows} empty={<NothingFound filters={filters()} onNarrow={narrow} onClear={clear} />} />
              <Pager
                filters={filters()}
                shown={found().rows.length}
                total={found().total}
                isLoading={list.isLoading()}
                onNarrow={narrow}
              />
            </>
          )}
        </Loaded>
      </div>
    </div>
  );
}

function NothingFound(props: { filters: BankFilters; onNarrow: (change: Partial<BankFilters>) => void; onClear: () => void }) {
  return (
    <Show
      when={isNarrowed(props.filters) || props.filters.page > 1}
      fallback={<EmptyState title={authoring().emptyTitle}>{authoring().emptyText}</EmptyState>}
    >
      <Show
        when={props.filters.page > 1}
        fallback={
          <EmptyState
            title={authoring().noMatchTitle}
            action={<Button onClick={() => props.onClear()}>{authoring().clearFilters}</Button>}
          >
            {authoring().noMatchText}
          </EmptyState>
        }
      >
        <EmptyState
          title={authoring().noSuchPage}
          action={<Button onClick={() => props.onNarrow({ page: 1 })}>{authoring().firstPage}</Button>}
        />
      </Show>
    </Show>
  );
}
