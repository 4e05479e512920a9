import { A } from "@solidjs/router";
import { type Accessor, createEffect, For, type JSX, onCleanup } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { type StaffSession, useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery, type Query } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { type SittingDetail, sittingsApi } from "#contract/sittings.ts";
import { SittingBadge } from "../shared/sitting-badge.tsx";
import { sittingHref } from "./next-action.ts";

type SittingTab = "overview" | "candidates" | "register" | "tickets" | "sheets" | "board" | "results";

/** While a sitting is open or runs, its state changes without us; asked again this often. */
const LOOK_AGAIN_MS = 10_000;

/** What all pages of one sitting share: its name and state, the way to the other pages, and the sitting itself. */
export function SittingFrame(props: {
  id: string;
  actions?: JSX.Element;
  children: (sitting: Accessor<SittingDetail>, query: Query<SittingDetail>) => JSX.Element;
}) {
  const query = createQuery(
    () => props.id,
    (id) => call(sittingsApi.showSitting, { params: { id } }),
  );
  createEffect(() => {
    const state = query.data()?.state;
    if (state !== "open" && state !== "started") return;
    const timer = setInterval(() => void query.reload(), LOOK_AGAIN_MS);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Loaded query={query}>
      {(sitting) => (
        <>
          <SittingHead sitting={sitting()} actions={props.actions} />
          {props.children(sitting, query)}
        </>
      )}
    </Loaded>
  );
}

/** Name, state and the pages of a sitting; also stands over board and results, which fetch by their own routes. */
export function SittingHead(props: {
  sitting: Pick<SittingDetail, "id" | "name" | "state" | "startsAt">;
  /** More facts beside state and time. */
  lead?: JSX.Element;
  actions?: JSX.Element;
}) {
  const session = useStaffSession();
  return (
    <div class="office-head">
      <A href="/staff/office/sittings" class="office-crumb">
        {office().sittings.breadcrumb}
      </A>
      <PageHeader
        title={props.sitting.name}
        lead={
          <span class="row">
            <SittingBadge state={props.sitting.state} />
            <span>{formatDateTime(props.sitting.startsAt)}</span>
            {props.lead}
          </span>
        }
        actions={props.actions}
      />
      <nav class="office-tabs" aria-label={office().sittings.tabs.label}>
        <For each={tabsFor(session, props.sitting)}>
          {(tab) => (
            <A href={tab.href} class="tab" end={tab.name === "overview"}>
              {office().sittings.tabs[tab.name]}
            </A>
          )}
        </For>
      </nav>
    </div>
  );
}

function tabsFor(session: StaffSession, { id, state }: Pick<SittingDetail, "id" | "state">) {
  const base = sittingHref(id);
  const isOffice = session.has("office");
  const tabs: { name: SittingTab; href: string; isShown: boolean }[] = [
    { name: "overview", href: base, isShown: true },
    { name: "register", href: `${base}/register`, isShown: isOffice && state === "scheduled" },
    { name: "candidates", href: `${base}/candidates`, isShown: true },
    { name: "tickets", href: `${base}/tickets`, isShown: isOffice },
    { name: "sheets", href: `${base}/sheets`, isShown: true },
    { name: "board", href: `/staff/office/board/${id}`, isShown: session.has("office", "invigilator") },
    { name: "results", href: `/staff/office/results/${id}`, isShown: session.has("office", "auditor") },
  ];
  return tabs.filter(({ isShown }) => isShown);
}
