import { A } from "@solidjs/router";
import Undo2 from "lucide-solid/icons/undo-2";
import { createSignal, For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { formatDateTime, formatMinute } from "#client/i18n/format.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import type { ProblemCode } from "#client/sync/api-problem.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import { type BulkChange, bankOverviewApi } from "#contract/bank-overview.ts";
import { itemHref } from "../item-links.ts";
import { type BulkOutcome, type BulkRecord, bulkCalls, byReason, undoBulk } from "./bulk-run.ts";

/** The change in words, with its value. */
export function saidOf(change: BulkChange): string {
  const { said } = bank().list.bulk;
  switch (change.kind) {
    case "level":
      return said.level(change.level);
    case "topic":
      return said.topic(change.part, change.topic);
    case "difficulty":
      return said.difficulty(change.difficulty.toFixed(2));
    case "add-tag":
    case "remove-tag":
      return said[change.kind](change.tag);
    default:
      return said[change.kind];
  }
}

/** What a change did, what it left alone and why, and the way back. */
export function OutcomeNotice(props: { outcome: BulkOutcome; onUndone: () => void; onClose: () => void }) {
  const words = () => bank().list.bulk;
  const undo = createAction(async () => {
    await undoBulk(bulkCalls, props.outcome.records);
    props.onUndone();
  });
  const summary = () => {
    const { change, changed } = props.outcome;
    return changed === 0 ? words().doneNone(saidOf(change)) : words().done(saidOf(change), changed);
  };
  return (
    <Notice tone={props.outcome.refused.length > 0 ? "attention" : "ok"} title={summary()}>
      <RefusedList refused={props.outcome.refused} />
      <ProblemNotice problem={undo.problem()} />
      <div class="row">
        <Show when={props.outcome.changed > 0}>
          <Button size="small" icon={Undo2} isBusy={undo.isBusy()} onClick={() => void undo.run()}>
            {words().undo}
          </Button>
        </Show>
        <Button size="small" variant="plain" onClick={props.onClose}>
          {common().close}
        </Button>
      </div>
    </Notice>
  );
}

const MOST_NAMED = 12;

/** Items that were left alone, by reason, each a link. */
export function RefusedList(props: { refused: BulkOutcome["refused"] }) {
  return (
    <Show when={props.refused.length > 0}>
      <p>{bank().list.bulk.refused(props.refused.length)}</p>
      <ul class="bank-refused">
        <For each={byReason(props.refused)}>
          {({ code, items }) => (
            <li>
              {common().problems[code as ProblemCode] ?? common().problems.fault}{" "}
              <For each={items.slice(0, MOST_NAMED)}>
                {(id) => (
                  <>
                    <A href={itemHref(id)}>{id}</A>{" "}
                  </>
                )}
              </For>
              <Show when={items.length > MOST_NAMED}>{bank().list.bulk.more(items.length)}</Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** The last changes to many items, each with its way back. */
export function BulkHistory(props: { onUndone: () => void; onClose: () => void }) {
  const session = useStaffSession();
  const [undoneId, setUndoneId] = createSignal<string>();
  const words = () => bank().list.bulk;
  const history = createQuery(
    () => true,
    () => call(bankOverviewApi.listBulkChanges),
  );
  const undo = createAction(async (id: string) => {
    setUndoneId(id);
    await bulkCalls.undo(id);
    await history.reload();
    props.onUndone();
  });
  return (
    <Dialog
      isOpen
      isWide
      title={words().historyTitle}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>{common().close}</Button>}
    >
      <ProblemNotice problem={undo.problem()} />
      <Loaded query={history}>
        {(found) => (
          <Show when={found().changes.length > 0} fallback={<EmptyState title={words().historyEmpty} />}>
            <ul class="bank-history">
              <For each={found().changes}>
                {(record) => (
                  <HistoryRow
                    record={record}
                    canUndo={session.has("writer", "reviewer", "office")}
                    isBusy={undo.isBusy() && undoneId() === record.id}
                    onUndo={() => void undo.run(record.id)}
                  />
                )}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
    </Dialog>
  );
}

function HistoryRow(props: { record: BulkRecord; canUndo: boolean; isBusy: boolean; onUndo: () => void }) {
  const words = () => bank().list.bulk;
  return (
    <li>
      <div>
        <strong>{saidOf(props.record.change)}</strong>{" "}
        <span class="figures">{words().historyRow(props.record.changed, props.record.refused.length)}</span>
        <div class="soft small-text figures">
          {formatDateTime(props.record.at)} {props.record.by}
        </div>
      </div>
      <Show
        when={props.record.undoneAt}
        fallback={
          <Show when={props.canUndo && props.record.changed > 0}>
            <Button size="small" icon={Undo2} isBusy={props.isBusy} onClick={() => props.onUndo()}>
              {words().undo}
            </Button>
          </Show>
        }
      >
        {(at) => <span class="soft figures">{words().undoneAt(formatMinute(at()))}</span>}
      </Show>
    </li>
  );
}
