import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type BlueprintDetail, type BlueprintVersion, blueprintsApi } from "#contract/blueprints.ts";
import { blueprintHref } from "../papers/paper-links.ts";
import { BlueprintFrame } from "./blueprint-frame.tsx";
import { compareHref, oldVersionHref, restoreHref } from "./blueprint-links.ts";

/** Who saved which version, when and why; each can be read, restored and compared. */
export function VersionsPage(props: PageProps) {
  const session = useStaffSession();
  const detail = createQuery(
    () => props.params.id,
    (id) => call(blueprintsApi.showBlueprint, { params: { id } }),
  );
  return (
    <Loaded query={detail}>
      {(blueprint) => (
        <BlueprintFrame blueprint={blueprint()} lead={office().blueprints.lead}>
          <Table
            caption={office().blueprints.versions.caption}
            columns={columns(blueprint(), session.has("office"))}
            rows={blueprint().versions}
          />
        </BlueprintFrame>
      )}
    </Loaded>
  );
}

function columns(detail: BlueprintDetail, isOffice: boolean): Column<BlueprintVersion>[] {
  const words = office().blueprints.versions;
  return [
    {
      key: "version",
      title: words.version,
      cell: ({ version }) => (
        <span class="row office-nowrap">
          {office().blueprints.list.versionOf(version)}
          <Show when={version === detail.version}>
            <Badge tone="ok">{words.inUse}</Badge>
          </Show>
        </span>
      ),
    },
    {
      key: "savedAt",
      title: words.savedAt,
      cell: ({ savedAt }) => <span class="office-nowrap">{savedAt === null ? "–" : formatDateTime(savedAt)}</span>,
    },
    {
      key: "savedBy",
      title: words.savedBy,
      cell: ({ savedBy }) => <span class="office-nowrap">{savedBy ?? <span class="soft">{words.delivered}</span>}</span>,
    },
    { key: "note", title: words.note, cell: ({ note, savedAt }) => (savedAt === null ? "" : note) },
    { key: "acts", title: words.acts, cell: ({ version }) => <Acts detail={detail} version={version} isOffice={isOffice} /> },
  ];
}

function Acts(props: { detail: BlueprintDetail; version: number; isOffice: boolean }) {
  const words = () => office().blueprints.versions;
  const here = () => ({ id: props.detail.id, version: props.version });
  const inUse = () => ({ id: props.detail.id, version: props.detail.version });
  return (
    <span class="row blueprints-acts">
      <Show
        when={props.version !== props.detail.version}
        fallback={
          <A href={blueprintHref(props.detail.id)} aria-label={words().viewOf(props.version)}>
            {words().view}
          </A>
        }
      >
        <A href={oldVersionHref(here())} aria-label={words().viewOf(props.version)}>
          {words().view}
        </A>
        <A href={compareHref(here(), inUse())} aria-label={words().compareOf(props.version)}>
          {words().compare}
        </A>
        <Show when={props.isOffice}>
          <A href={restoreHref(here())} aria-label={words().restoreOf(props.version)}>
            {words().restore}
          </A>
        </Show>
      </Show>
    </span>
  );
}
