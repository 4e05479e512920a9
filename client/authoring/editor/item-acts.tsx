import type { LucideIcon } from "lucide-solid";
import Archive from "lucide-solid/icons/archive";
import ArchiveRestore from "lucide-solid/icons/archive-restore";
import CircleCheck from "lucide-solid/icons/circle-check";
import Gavel from "lucide-solid/icons/gavel";
import Reply from "lucide-solid/icons/reply";
import Send from "lucide-solid/icons/send";
import Undo from "lucide-solid/icons/undo-2";
import { createSignal, For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { Button } from "#client/ui/button.tsx";
import type { ItemAction } from "#contract/bank.ts";
import type { ActAction, ItemDesk } from "./item-desk.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { isWithinReach, whyNot } from "./why-not.ts";

const ICONS: Readonly<Record<ActAction, LucideIcon>> = {
  submit: Send,
  withdraw: Undo,
  "send-back": Reply,
  "settle-key": Gavel,
  approve: CircleCheck,
  retire: Archive,
  revive: ArchiveRestore,
};
const NEED_A_NOTE: readonly ActAction[] = ["send-back", "settle-key"];
const FORWARD: readonly ActAction[] = ["submit", "approve"];

type Offered = { readonly action: ActAction; readonly why: string | undefined };

/** What this person may do with the saved version now, as the server says; what is not possible says why when asked. */
export function ItemActs(props: { desk: ItemDesk; onSaid: (sentence: string | undefined) => void }) {
  const { desk } = props;
  const [noted, setNoted] = createSignal<ActAction>();
  const [asked, setAsked] = createSignal<ActAction>();

  const offered = (): Offered[] =>
    (desk.detail()?.actions ?? []).flatMap(({ action, refused }): Offered[] => {
      if (!isAct(action) || (refused !== null && !isWithinReach(refused))) return [];
      if (refused !== null) return [{ action, why: whyNot(action, refused) }];
      return [{ action, why: desk.isDirty() ? authoring().saveBeforeApproval : undefined }];
    });
  const others = () =>
    (desk.detail()?.actions ?? []).filter(
      ({ action, refused }) => refused !== null && (!isAct(action) || !isWithinReach(refused)),
    );
  const why = () => offered().find(({ action }) => action === asked())?.why;

  async function act(action: ActAction, note?: string): Promise<void> {
    props.onSaid(undefined);
    if (await desk.act.run(action, note)) {
      setNoted(undefined);
      props.onSaid(authoring().done[action]);
    } else setNoted(undefined);
  }

  function press({ action, why: reason }: Offered): void {
    setAsked(reason ? action : undefined);
    if (reason) return;
    if (NEED_A_NOTE.includes(action)) setNoted(action);
    else void act(action);
  }

  return (
    <div class="authoring-acts">
      <div class="row">
        <Show when={others().length > 0}>
          <details class="authoring-others">
            <summary>{workbench().acts.others}</summary>
            <dl>
              <For each={others()}>
                {({ action, refused }) => (
                  <>
                    <dt>{isAct(action) ? authoring().acts[action] : workbench().acts.names[action]}</dt>
                    <dd>{whyNot(action, refused ?? "")}</dd>
                  </>
                )}
              </For>
            </dl>
          </details>
        </Show>
        <For each={offered()}>
          {(offer) => (
            <Button
              variant={FORWARD.includes(offer.action) && offer.why === undefined ? "primary" : "quiet"}
              class={offer.why === undefined ? "" : "authoring-barred"}
              icon={ICONS[offer.action]}
              isBusy={desk.act.isBusy()}
              aria-describedby={offer.why === undefined ? undefined : "authoring-why"}
              title={offer.why}
              onClick={() => press(offer)}
            >
              {authoring().acts[offer.action]}
              <Show when={offer.why !== undefined}>
                <span class="unseen"> {workbench().acts.why}</span>
              </Show>
            </Button>
          )}
        </For>
      </div>
      <p class="authoring-why" id="authoring-why" role="status">
        {why()}
      </p>
      <Show when={noted()} keyed>
        {(action) => (
          <NoteDialog
            action={action}
            isBusy={desk.act.isBusy()}
            onClose={() => setNoted(undefined)}
            onSend={(note) => void act(action, note)}
          />
        )}
      </Show>
    </div>
  );
}

function isAct(action: ItemAction): action is ActAction {
  return action in ICONS;
}
