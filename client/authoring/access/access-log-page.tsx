import { A, useSearchParams } from "@solidjs/router";
import Download from "lucide-solid/icons/download";
import Eye from "lucide-solid/icons/eye";
import List from "lucide-solid/icons/list";
import Printer from "lucide-solid/icons/printer";
import Radio from "lucide-solid/icons/radio";
import Search from "lucide-solid/icons/search";
import { createSignal, For, onCleanup, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { formatDate, formatTime } from "#client/i18n/format.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";
import { itemHref } from "../item-links.ts";

type Entry = ReplyOf<typeof bankOverviewApi.accessLog>["entries"][number];
const ICONS = { open: Eye, list: List, search: Search, export: Download, print: Printer } as const;
const STEP = 100;
const MOST = 500;
const ASK_AFTER_MS = 300;

/** Who opened, found or took out which items. Narrowing lives in the address. */
export function AccessLogPage() {
  const session = useStaffSession();
  const [address, setAddress] = useSearchParams<{ item?: string; live?: string }>();
  const [limit, setLimit] = createSignal(STEP);
  const words = () => bank().log;
  const log = createQuery(
    () => ({ itemId: address.item?.trim() ?? "", limit: limit() }),
    ({ itemId, limit: most }, signal) =>
      call(bankOverviewApi.accessLog, { query: { limit: most, ...(itemId ? { itemId } : {}) }, signal }),
  );
  const shown = () => (log.data()?.entries ?? []).filter(({ isLive }) => isLive || address.live !== "1");
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  const find = (text: string) => {
    clearTimeout(timer);
    timer = setTimeout(() => setAddress({ item: text.trim() || null }, { replace: true, scroll: false }), ASK_AFTER_MS);
  };
  return (
    <>
      <PageHeader title={words().title} lead={words().lead} />
      <div class="stack tight">
        <div class="bank-log-filters">
          <TextField label={words().item} type="search" value={address.item ?? ""} maxlength={80} onInput={find} />
          <Checkbox
            checked={address.live === "1"}
            onChange={(isOn) => setAddress({ live: isOn ? "1" : null }, { replace: true, scroll: false })}
          >
            {words().onlyLive}
          </Checkbox>
          <span class="soft figures">{words().shown(shown().length)}</span>
          <Show when={(log.data()?.entries.length ?? 0) >= limit() && limit() < MOST}>
            <Button size="small" onClick={() => setLimit(Math.min(MOST, limit() + 2 * STEP))}>
              {words().more}
            </Button>
          </Show>
        </div>
        <Loaded query={log}>
          {() => (
            <Table
              caption={words().title}
              columns={columnsOf(session.has("office", "auditor"))}
              rows={shown()}
              maxHeight="calc(100vh - 220px)"
              empty={<EmptyState title={words().emptyTitle}>{words().emptyText}</EmptyState>}
            />
          )}
        </Loaded>
      </div>
    </>
  );
}

const MOST_NAMED = 4;

function columnsOf(mayOpen: boolean): Column<Entry>[] {
  const words = bank().log;
  const titles = words.columns;
  return [
    {
      key: "at",
      title: titles.at,
      cell: ({ at }) => (
        <span class="figures bank-nowrap">
          {formatDate(at)} {formatTime(at)}
        </span>
      ),
    },
    { key: "by", title: titles.by, cell: ({ by }) => <span class="bank-nowrap">{by}</span> },
    {
      key: "action",
      title: titles.action,
      cell: ({ action }) => (
        <span class="bank-nowrap">
          <Icon of={ICONS[action]} size={16} /> {words.actions[action]}
        </span>
      ),
    },
    {
      key: "items",
      title: titles.items,
      width: "40%",
      cell: ({ items }) => (
        <>
          <For each={items.slice(0, MOST_NAMED)}>
            {(id) => (
              <>
                <Show when={mayOpen} fallback={id}>
                  <A href={itemHref(id)}>{id}</A>
                </Show>{" "}
              </>
            )}
          </For>
          <Show when={items.length > MOST_NAMED}>
            <details class="bank-rest">
              <summary>{words.itemsOf(items.length)}</summary>
              {items.slice(MOST_NAMED).join(" ")}
            </details>
          </Show>
        </>
      ),
    },
    {
      key: "live",
      title: titles.live,
      cell: ({ isLive }) => (
        <Show when={isLive} fallback={<span class="soft">{words.notLive}</span>}>
          <Badge tone="attention" icon={Radio}>
            {words.live}
          </Badge>
        </Show>
      ),
    },
    { key: "second", title: titles.second, cell: ({ secondPerson }) => secondPerson ?? "" },
  ];
}
