import { useSearchParams } from "@solidjs/router";
import CircleCheck from "lucide-solid/icons/circle-check";
import { createSignal, For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { asProblem } from "#client/sync/api-problem.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import type { ItemDetail } from "#contract/bank.ts";
import type { ItemDesk } from "../editor/item-desk.ts";
import { savedByName } from "../saved-by.ts";
import { DiffView } from "./diff-view.tsx";
import { createVersionSource, type Side, sideOf } from "./version-source.ts";

interface Props {
  desk: ItemDesk;
  canWrite: boolean;
  onSaid: (sentence: string) => void;
}

/** Who saved what when, and any two versions side by side in one text. */
export function VersionPane(props: Props) {
  const [address, setAddress] = useSearchParams<{ from: string; to: string }>();
  const source = createVersionSource(props.desk);
  const newest = () => props.desk.newest()?.version ?? 1;
  const to = (): Side => knownSide(address.to) ?? (props.desk.isDirty() ? "page" : newest());
  const from = (): Side => knownSide(address.from) ?? (to() === "page" ? newest() : Math.max(1, Number(to()) - 1));
  const older = source.resourceOf(from);
  const newer = source.resourceOf(to);
  const compare = (next: { from?: Side; to?: Side }) =>
    setAddress({ from: String(next.from ?? from()), to: String(next.to ?? to()) }, { replace: true, scroll: false });
  const takeOver = createAction(async (version: number) => {
    const id = props.desk.newest()?.item.id;
    if (!id) return;
    props.desk.takeOver(await source.load(id, version));
    props.onSaid(authoring().takenOver(version));
  });

  function knownSide(text: string | undefined): Side | undefined {
    const side = sideOf(text);
    return side === "page" || (side !== undefined && side <= newest()) ? side : undefined;
  }

  const [restored, setRestored] = createSignal<number>();
  async function restore(version: number): Promise<void> {
    setRestored(undefined);
    const answer = await props.desk.restore.run(version);
    if (answer) props.onSaid(workbench().versions.restored(answer.version));
  }
  const mayMake = (version: number) => props.canWrite && version < newest() && !props.desk.isDirty();

  const failed = () => older.stored.error ?? newer.stored.error;
  return (
    <div class="stack">
      <div class="authoring-compare">
        <SideSelect
          label={authoring().compareFrom}
          desk={props.desk}
          value={from()}
          onChoose={(side) => compare({ from: side })}
        />
        <SideSelect label={authoring().compareTo} desk={props.desk} value={to()} onChoose={(side) => compare({ to: side })} />
      </div>
      <ProblemNotice problem={failed() ? asProblem(failed()) : (takeOver.problem() ?? props.desk.restore.problem())} />
      <Show when={older.item()} fallback={<Show when={!failed()}>{<Spinner />}</Show>}>
        {(before) => <Show when={newer.item()}>{(after) => <DiffView before={before()} after={after()} />}</Show>}
      </Show>
      <ol class="authoring-versions" reversed>
        <For each={[...(props.desk.newest()?.versions ?? [])].sort((a, b) => b.version - a.version)}>
          {(row) => (
            <VersionLine
              row={row}
              onCompare={() => compare({ from: Math.max(1, row.version - 1), to: row.version })}
              onTakeOver={mayMake(row.version) ? () => void takeOver.run(row.version) : undefined}
              onRestore={mayMake(row.version) ? () => setRestored(row.version) : undefined}
            />
          )}
        </For>
      </ol>
      <Dialog
        isOpen={restored() !== undefined}
        title={workbench().versions.restoreTitle(restored() ?? 0)}
        onClose={() => setRestored(undefined)}
        actions={
          <>
            <Button onClick={() => setRestored(undefined)}>{common().cancel}</Button>
            <Button variant="primary" onClick={() => void restore(restored() ?? 0)}>
              {workbench().versions.restore}
            </Button>
          </>
        }
      >
        <p>{workbench().versions.restoreText}</p>
      </Dialog>
    </div>
  );
}

function SideSelect(props: { label: string; desk: ItemDesk; value: Side; onChoose: (side: Side) => void }) {
  const choices = () => [
    ...(props.desk.isDirty() ? [{ value: "page", label: authoring().onPage }] : []),
    ...Array.from({ length: props.desk.newest()?.version ?? 0 }, (_, at) => ({
      value: String(at + 1),
      label: authoring().version(at + 1),
    })).reverse(),
  ];
  return (
    <Select
      label={props.label}
      value={String(props.value)}
      choices={choices()}
      onChange={(value) => props.onChoose(sideOf(value) ?? "page")}
    />
  );
}

type VersionRow = ItemDetail["versions"][number];

interface LineProps {
  row: VersionRow;
  onCompare: () => void;
  onTakeOver: (() => void) | undefined;
  onRestore: (() => void) | undefined;
}

function VersionLine(props: LineProps) {
  return (
    <li class="authoring-version">
      <div class="row">
        <strong>{authoring().version(props.row.version)}</strong>
        <Show when={props.row.isApproved}>
          <Badge tone="ok" icon={CircleCheck}>
            {props.row.approvedBy ? workbench().versions.approvedBy(savedByName(props.row.approvedBy)) : authoring().isApproved}
          </Badge>
        </Show>
        <span class="soft figures">
          {savedByName(props.row.savedBy)} {formatDateTime(props.row.savedAt)}
        </span>
      </div>
      <p classList={{ soft: props.row.note === "" }}>{props.row.note || authoring().noNote}</p>
      <div class="row">
        <Show when={props.row.version > 1}>
          <Button size="small" variant="plain" onClick={() => props.onCompare()}>
            {authoring().withPrevious}
          </Button>
        </Show>
        <Show when={props.onTakeOver}>
          {(take) => (
            <Button size="small" variant="plain" onClick={() => take()()}>
              {authoring().takeOver}
            </Button>
          )}
        </Show>
        <Show when={props.onRestore}>
          {(restore) => (
            <Button size="small" variant="plain" onClick={() => restore()()}>
              {workbench().versions.restore}
            </Button>
          )}
        </Show>
      </div>
    </li>
  );
}

/** Papers that hold the item, each with the version it froze. */
export function UsagePane(props: { usedIn: ItemDetail["usedIn"] }) {
  return (
    <Show when={props.usedIn.length > 0} fallback={<p class="soft">{authoring().notUsed}</p>}>
      <div class="stack tight">
        <p class="soft small-text">{authoring().usedIn}</p>
        <ul class="authoring-usage">
          <For each={props.usedIn}>
            {(use) => (
              <li class="row">
                <strong>{authoring().form(use.form)}</strong>
                <span>{authoring().version(use.version)}</span>
                <span class="soft small-text">{use.paperId}</span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  );
}
