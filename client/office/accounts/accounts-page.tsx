import CircleCheck from "lucide-solid/icons/circle-check";
import CircleSlash from "lucide-solid/icons/circle-slash";
import Plus from "lucide-solid/icons/plus";
import { createMemo, createSignal, For, Show } from "solid-js";
import { formatDate } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { staff } from "#client/i18n/staff.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type Account, peopleApi } from "#contract/people.ts";
import { Chip } from "../shared/chip.tsx";
import { matches, useFilters } from "../shared/filters.ts";
import { FindField } from "../shared/find-field.tsx";
import { byText } from "../shared/seat-order.ts";
import { AccountAct, OneTimePassword, type PendingAct, switchAccount } from "./account-acts.tsx";
import { AccountForm, type IssuedPassword } from "./account-form.tsx";

/** Accounts of the staff: who may do what, and who may no longer. */
export function AccountsPage() {
  const session = useStaffSession();
  const canChange = () => session.has("administrator");
  const [editing, setEditing] = createSignal<{ account: Account | null }>();
  const [pending, setPending] = createSignal<PendingAct>();
  const [issued, setIssued] = createSignal<IssuedPassword>();
  const query = createQuery(
    () => true,
    () => call(peopleApi.listAccounts),
  );
  const switchOn = createAction(async (account: Account) => {
    await switchAccount(account, true);
    await query.reload();
  });

  function finish(password: IssuedPassword | null): void {
    setEditing(undefined);
    setPending(undefined);
    setIssued(password ?? undefined);
    void query.reload();
  }

  return (
    <>
      <PageHeader
        title={office().accounts.title}
        lead={office().accounts.lead}
        actions={
          <Show when={canChange()}>
            <Button variant="primary" icon={Plus} onClick={() => setEditing({ account: null })}>
              {office().accounts.create}
            </Button>
          </Show>
        }
      />
      <ProblemNotice problem={switchOn.problem()} />
      <Loaded query={query}>
        {(answer) => (
          <AccountList
            accounts={answer().accounts}
            selfId={session.me().id}
            canChange={canChange()}
            onEdit={(account) => setEditing({ account })}
            onAct={setPending}
            onSwitchOn={(account) => void switchOn.run(account)}
          />
        )}
      </Loaded>
      <Show when={editing()} keyed>
        {({ account }) => <AccountForm account={account} onClose={() => setEditing(undefined)} onDone={finish} />}
      </Show>
      <Show when={pending()} keyed>
        {(act) => <AccountAct act={act} onClose={() => setPending(undefined)} onDone={finish} />}
      </Show>
      <Show when={issued()} keyed>
        {(password) => <OneTimePassword issued={password} onClose={() => setIssued(undefined)} />}
      </Show>
    </>
  );
}

interface ListProps {
  accounts: readonly Account[];
  selfId: string;
  canChange: boolean;
  onEdit: (account: Account) => void;
  onAct: (act: PendingAct) => void;
  onSwitchOn: (account: Account) => void;
}

const STANDINGS = ["all", "active", "inactive"] as const;

function AccountList(props: ListProps) {
  const words = () => office().accounts;
  const filters = useFilters<"find" | "show">();
  const fits = (account: Account, show: string) => show === "" || show === "all" || account.isActive === (show === "active");
  const found = createMemo(() =>
    props.accounts
      .filter(({ name, displayName }) => matches(filters.read("find"), name, displayName))
      .sort((a, b) => byText(a.name, b.name)),
  );
  const shown = createMemo(() => found().filter((account) => fits(account, filters.read("show"))));
  return (
    <div class="stack">
      <div class="office-filters">
        <FindField label={words().find} value={filters.read("find")} onFind={(find) => filters.write({ find })} />
        <fieldset class="office-chips" aria-label={words().filter.label}>
          <For each={STANDINGS}>
            {(standing) => (
              <Chip
                isOn={(filters.read("show") || "all") === standing}
                count={found().filter((account) => fits(account, standing)).length}
                onPress={() => filters.write({ show: standing === "all" ? "" : standing })}
              >
                {words().filter[standing]}
              </Chip>
            )}
          </For>
        </fieldset>
      </div>
      <Table caption={words().title} columns={columns(props)} rows={shown()} empty={<p class="soft">{words().noMatch}</p>} />
    </div>
  );
}

function columns(list: ListProps): Column<Account>[] {
  const words = office().accounts;
  const all: Column<Account>[] = [
    { key: "name", title: words.columns.name, cell: ({ name }) => name },
    { key: "displayName", title: words.columns.displayName, cell: ({ displayName }) => displayName },
    {
      key: "roles",
      title: words.columns.roles,
      cell: ({ roles }) => (
        <span class="row office-tight">
          <For each={roles}>{(role) => <Badge>{staff().roles[role]}</Badge>}</For>
        </span>
      ),
    },
    {
      key: "state",
      title: words.columns.state,
      cell: ({ isActive }) => (
        <Badge tone={isActive ? "ok" : "neutral"} icon={isActive ? CircleCheck : CircleSlash}>
          {isActive ? words.active : words.inactive}
        </Badge>
      ),
    },
    {
      key: "createdAt",
      title: words.columns.createdAt,
      cell: ({ createdAt }) => <span class="office-nowrap">{formatDate(createdAt)}</span>,
    },
  ];
  if (list.canChange)
    all.push({ key: "acts", title: words.columns.acts, cell: (account) => <Acts account={account} list={list} /> });
  return all;
}

function Acts(props: { account: Account; list: ListProps }) {
  const words = () => office().accounts;
  return (
    <span class="row office-tight office-acts">
      <Button size="small" onClick={() => props.list.onEdit(props.account)}>
        {words().edit}
      </Button>
      <Show when={props.account.id !== props.list.selfId} fallback={<span class="soft">{words().self}</span>}>
        <Button size="small" onClick={() => props.list.onAct({ kind: "reset", account: props.account })}>
          {words().reset.act}
        </Button>
        <Show
          when={props.account.isActive}
          fallback={
            <Button size="small" onClick={() => props.list.onSwitchOn(props.account)}>
              {words().on}
            </Button>
          }
        >
          <Button size="small" onClick={() => props.list.onAct({ kind: "off", account: props.account })}>
            {words().off.act}
          </Button>
        </Show>
      </Show>
    </span>
  );
}
