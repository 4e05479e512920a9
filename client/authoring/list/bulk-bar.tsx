import Download from "lucide-solid/icons/download";
import X from "lucide-solid/icons/x";
import { For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { Button } from "#client/ui/button.tsx";
import type { BulkChange } from "#contract/bank-overview.ts";

export type BulkKind = BulkChange["kind"];
/** What is being done with the items picked. */
export type BulkDoing = BulkKind | "give" | "export";

const WRITING: readonly BulkKind[] = ["level", "topic", "difficulty", "add-tag", "remove-tag", "enemies", "submit"];
const KEEPING: readonly BulkKind[] = ["retire", "revive"];

/** What can be done with the items picked; each act by the same roles as for one item. */
export function BulkBar(props: {
  count: number;
  total: number;
  onDo: (doing: BulkDoing) => void;
  onPickAll: () => void;
  onClear: () => void;
}) {
  const session = useStaffSession();
  const acts = (): BulkKind[] => [
    ...(session.has("writer") ? WRITING : []),
    ...(session.has("reviewer", "office") ? KEEPING : []),
  ];
  return (
    <section class="bank-bulk" aria-label={bank().list.picked(props.count)}>
      <strong class="figures" role="status">
        {bank().list.picked(props.count)}
      </strong>
      <For each={acts()}>
        {(kind) => (
          <Button size="small" onClick={() => props.onDo(kind)}>
            {bank().list.bulk.acts[kind]}
          </Button>
        )}
      </For>
      <Show when={session.has("writer", "reviewer", "office")}>
        <Button size="small" onClick={() => props.onDo("give")}>
          {bank().list.bulk.giveTasks}
        </Button>
        <Button size="small" icon={Download} onClick={() => props.onDo("export")}>
          {bank().list.export}
        </Button>
      </Show>
      <span class="bank-bulk-end">
        <Show when={props.count < props.total}>
          <Button size="small" variant="plain" onClick={() => props.onPickAll()}>
            {bank().list.pickAllFound(props.total)}
          </Button>
        </Show>
        <Button size="small" variant="plain" icon={X} onClick={() => props.onClear()}>
          {bank().list.clearPicked}
        </Button>
      </span>
    </section>
  );
}
