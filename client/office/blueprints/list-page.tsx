import { A, useNavigate } from "@solidjs/router";
import Copy from "lucide-solid/icons/copy";
import { createSignal, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type BlueprintSummary, papersApi } from "#contract/papers.ts";
import { blueprintHref, capacityHref, versionsHref } from "../papers/paper-links.ts";
import { CopyDialog } from "./copy-dialog.tsx";

/** All blueprints, and a new one from a copy. */
export function BlueprintsPage() {
  const session = useStaffSession();
  const navigate = useNavigate();
  const words = () => office().blueprints;
  const [isCopying, setCopying] = createSignal(false);
  const list = createQuery(
    () => true,
    () => call(papersApi.listBlueprints),
  );
  const blueprints = () => list.data()?.blueprints ?? [];
  return (
    <>
      <PageHeader
        title={words().title}
        lead={words().lead}
        actions={
          <Show when={session.has("office") && blueprints().length > 0}>
            <Button variant="primary" icon={Copy} onClick={() => setCopying(true)}>
              {words().list.copy}
            </Button>
          </Show>
        }
      />
      <Loaded query={list}>
        {(answer) => (
          <Table
            caption={words().list.caption}
            columns={columns()}
            rows={answer().blueprints}
            onFollow={({ id }) => navigate(blueprintHref(id))}
            empty={<EmptyState title={words().list.empty}>{words().list.emptyText}</EmptyState>}
          />
        )}
      </Loaded>
      <CopyDialog isOpen={isCopying()} blueprints={blueprints()} onClose={() => setCopying(false)} />
    </>
  );
}

function columns(): Column<BlueprintSummary>[] {
  const words = office().blueprints.list;
  return [
    {
      key: "name",
      title: words.name,
      cell: ({ id, title }) => (
        <>
          <A href={blueprintHref(id)}>{inLanguage(title)}</A>
          <div class="soft small-text">{id}</div>
        </>
      ),
    },
    {
      key: "version",
      title: words.version,
      cell: ({ version }) => <span class="office-nowrap">{words.versionOf(version)}</span>,
    },
    {
      key: "items",
      title: words.items,
      align: "end",
      cell: ({ parts, essays }) => (
        <span class="office-nowrap">
          {words.itemCount(
            parts.reduce((total, part) => total + part.items, 0),
            essays?.offered ?? 0,
          )}
        </span>
      ),
    },
    { key: "points", title: words.points, align: "end", cell: ({ totalPoints }) => common().points(formatPoints(totalPoints)) },
    { key: "pass", title: words.pass, align: "end", cell: ({ passPoints }) => common().points(formatPoints(passPoints)) },
    {
      key: "minutes",
      title: words.minutes,
      align: "end",
      cell: ({ durationMinutes }) => <span class="office-nowrap">{common().minutes(durationMinutes)}</span>,
    },
    {
      key: "acts",
      title: words.acts,
      cell: ({ id }) => (
        <span class="row office-nowrap">
          <A href={versionsHref(id)}>{words.versions}</A>
          <A href={capacityHref(id)}>{words.capacity}</A>
        </span>
      ),
    },
  ];
}
