import type { LucideIcon } from "lucide-solid";
import Archive from "lucide-solid/icons/archive";
import ArchiveRestore from "lucide-solid/icons/archive-restore";
import CircleCheck from "lucide-solid/icons/circle-check";
import Send from "lucide-solid/icons/send";
import Undo from "lucide-solid/icons/undo-2";
import { For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { Button } from "#client/ui/button.tsx";
import type { ActAction, ItemDesk } from "./item-desk.ts";

const ICONS: Readonly<Partial<Record<ActAction, LucideIcon>>> = {
  submit: Send,
  withdraw: Undo,
  approve: CircleCheck,
  retire: Archive,
  revive: ArchiveRestore,
};

/** What this person may do with the saved version now; the server says what that is. */
export function ItemActs(props: { desk: ItemDesk; onSaid: (sentence: string | undefined) => void }) {
  const { desk } = props;
  const acts = () =>
    (desk.detail()?.actions ?? []).flatMap(({ action, refused }) =>
      refused === null && action in ICONS ? [action as ActAction] : [],
    );

  async function act(action: ActAction): Promise<void> {
    props.onSaid(undefined);
    if (await desk.act.run(action)) props.onSaid(authoring().done[action]);
  }

  return (
    <Show when={!desk.isDirty()} fallback={<span class="soft small-text">{authoring().saveBeforeApproval}</span>}>
      <For each={acts()}>
        {(action) => (
          <Button
            variant={action === "approve" || action === "submit" ? "primary" : "quiet"}
            icon={ICONS[action]}
            isBusy={desk.act.isBusy()}
            onClick={() => void act(action)}
          >
            {authoring().acts[action]}
          </Button>
        )}
      </For>
    </Show>
  );
}
