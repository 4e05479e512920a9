import { Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { RosterReply } from "./register-page.tsx";

type Problem = RosterReply["problems"][number];
type Incoming = RosterReply["rows"][number];

const ROW_HEIGHT_PX = 40;

/** What a dry run found: the problems by row and column, or the rows that would come in and the button that brings them in. */
export function RosterCheck(props: { reply: RosterReply; isBusy: boolean; onImport: () => void }) {
  const words = () => office().sittings.register;
  const problems = () => props.reply.problems;
  return (
    <div class="stack" aria-live="polite">
      <Show when={problems().length > 0} fallback={<Good {...props} />}>
        <Notice tone="danger" title={words().badTitle(problems().length)}>
          {words().badText}
        </Notice>
        <Table
          caption={words().problems}
          columns={problemColumns()}
          rows={problems()}
          maxHeight="50vh"
          rowHeightPx={ROW_HEIGHT_PX}
        />
      </Show>
      <Show when={props.reply.rows.length > 0 && problems().length === 0}>
        <h2>{words().rowsTitle}</h2>
        <Table
          caption={words().rowsTitle}
          columns={rowColumns()}
          rows={props.reply.rows}
          maxHeight="50vh"
          rowHeightPx={ROW_HEIGHT_PX}
        />
      </Show>
    </div>
  );
}

function Good(props: { reply: RosterReply; isBusy: boolean; onImport: () => void }) {
  const words = () => office().sittings.register;
  const count = () => props.reply.rows.length;
  return (
    <Notice tone="ok" title={count() > 0 ? words().goodTitle(count()) : words().nothingNew}>
      <Show when={props.reply.alreadyThere > 0 && count() > 0}>
        <p>{words().alreadyThere(props.reply.alreadyThere)}</p>
      </Show>
      <Show when={count() > 0}>
        <div class="row office-above">
          <Button variant="primary" isBusy={props.isBusy} onClick={() => props.onImport()}>
            {words().import(count())}
          </Button>
        </div>
      </Show>
    </Notice>
  );
}

function problemColumns(): Column<Problem>[] {
  const words = office().sittings.register;
  const names = office().sittings.roster.columns;
  const reasonOf = (problem: Problem) => words.reasons[problem.reason](problem);
  return [
    { key: "row", title: words.row, align: "end", width: "4rem", cell: ({ row }) => row },
    { key: "column", title: words.column, width: "9rem", cell: ({ column }) => (column ? names[column] : words.whole) },
    { key: "reason", title: words.reason, cell: (problem) => <span title={reasonOf(problem)}>{reasonOf(problem)}</span> },
    { key: "value", title: words.value, cell: ({ value }) => <span title={value}>{value}</span> },
  ];
}

function rowColumns(): Column<Incoming>[] {
  const words = office().sittings.roster.columns;
  return [
    { key: "name", title: words.name, cell: ({ name }) => <span title={name}>{name}</span> },
    { key: "ticket", title: words.ticket, cell: ({ ticket }) => ticket },
    { key: "idTail", title: words.idTail, cell: ({ idTail }) => idTail },
    {
      key: "organisation",
      title: words.organisation,
      cell: ({ organisation }) => <span title={organisation}>{organisation}</span>,
    },
  ];
}
