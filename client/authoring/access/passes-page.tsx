import Clock from "lucide-solid/icons/clock";
import ShieldCheck from "lucide-solid/icons/shield-check";
import TimerOff from "lucide-solid/icons/timer-off";
import { createSignal, Match, Show, Switch } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { formatDateTime, formatMinute } from "#client/i18n/format.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { AskPass, createPasses, type Passes } from "./ask-pass.tsx";
import { type Pass, passState } from "./pass-state.ts";

/** Requests to see or take out many live items: who asks, why, and who allowed it. */
export function PassesPage() {
  const session = useStaffSession();
  const passes = createPasses();
  const [isAsking, setAsking] = createSignal(false);
  const [granting, setGranting] = createSignal<Pass>();
  const words = () => bank().passes;
  const grant = createAction(async (id: string) => {
    await call(bankOverviewApi.grantBulkPass, { params: { id } });
    await passes.query.reload();
    setGranting(undefined);
  });
  const canAsk = () => session.has("writer", "reviewer", "office", "auditor");
  return (
    <>
      <PageHeader
        title={words().title}
        lead={words().lead}
        actions={
          <Show when={canAsk()}>
            <Button icon={ShieldCheck} onClick={() => setAsking(true)}>
              {words().ask}
            </Button>
          </Show>
        }
      />
      <Loaded query={passes.query}>
        {(found) => (
          <Table
            caption={words().title}
            columns={columnsOf(passes, {
              canGrant: session.has("office", "administrator"),
              onGrant: setGranting,
            })}
            rows={found().passes}
            empty={<EmptyState title={words().emptyTitle}>{words().emptyText}</EmptyState>}
          />
        )}
      </Loaded>
      <Dialog
        isOpen={granting() !== undefined}
        title={words().grantTitle(granting()?.askedBy ?? "")}
        onClose={() => setGranting(undefined)}
        actions={
          <>
            <Button onClick={() => setGranting(undefined)}>{common().cancel}</Button>
            <Button variant="primary" isBusy={grant.isBusy()} onClick={() => void grant.run(granting()?.id ?? "")}>
              {words().grant}
            </Button>
          </>
        }
      >
        <div class="stack tight">
          <ProblemNotice problem={grant.problem()} />
          <p>
            <span class="soft">{words().reason}</span> {granting()?.reason}
          </p>
          <p>{words().grantText}</p>
        </div>
      </Dialog>
      <Dialog
        isOpen={isAsking()}
        title={words().askTitle}
        onClose={() => setAsking(false)}
        actions={<Button onClick={() => setAsking(false)}>{common().close}</Button>}
      >
        <AskPass passes={passes} text={words().lead} />
      </Dialog>
    </>
  );
}

function columnsOf(passes: Passes, about: { canGrant: boolean; onGrant: (pass: Pass) => void }): Column<Pass>[] {
  const words = bank().passes;
  const titles = words.columns;
  return [
    {
      key: "askedBy",
      title: titles.askedBy,
      cell: ({ askedBy, isMine }) => (
        <span class="bank-nowrap">
          {askedBy} <Show when={isMine}>{<span class="soft">（{words.you}）</span>}</Show>
        </span>
      ),
    },
    { key: "reason", title: titles.reason, width: "30%", cell: ({ reason }) => reason },
    {
      key: "asked",
      title: titles.asked,
      cell: ({ askedAt }) => <span class="figures bank-nowrap">{formatDateTime(askedAt)}</span>,
    },
    { key: "state", title: titles.state, cell: (pass) => <PassBadge pass={pass} now={passes.now()} /> },
    {
      key: "act",
      title: titles.act,
      cell: (pass) => (
        <Show when={about.canGrant && passState(pass, passes.now()) === "waiting"}>
          <Show when={!pass.isMine} fallback={<span class="soft">{words.ownRequest}</span>}>
            <Button size="small" icon={ShieldCheck} onClick={() => about.onGrant(pass)}>
              {words.grant}
            </Button>
          </Show>
        </Show>
      ),
    },
  ];
}

function PassBadge(props: { pass: Pass; now: number }) {
  const words = () => bank().passes;
  const state = () => passState(props.pass, props.now);
  const by = () => props.pass.grantedBy ?? "";
  return (
    <Switch>
      <Match when={state() === "waiting"}>
        <Badge tone="attention" icon={Clock}>
          {words().waiting}
        </Badge>
      </Match>
      <Match when={state() === "granted"}>
        <Badge tone="ok" icon={ShieldCheck}>
          {words().granted(by(), formatMinute(props.pass.expiresAt ?? 0))}
        </Badge>
      </Match>
      <Match when={state() === "expired"}>
        <Badge icon={TimerOff}>{words().expired(by())}</Badge>
      </Match>
    </Switch>
  );
}
