import Archive from "lucide-solid/icons/archive";
import ArchiveRestore from "lucide-solid/icons/archive-restore";
import CircleCheck from "lucide-solid/icons/circle-check";
import { Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { Button } from "#client/ui/button.tsx";
import { savedBy } from "./conflict-notice.tsx";
import type { ItemDesk } from "./item-desk.ts";

/** What a reviewer does: approve the newest version, take the item out of use, bring it back. */
export function ItemActs(props: { desk: ItemDesk; onSaid: (sentence: string | undefined) => void }) {
  const session = useStaffSession();
  const { desk } = props;
  const isOwn = () => {
    const detail = desk.detail();
    return detail !== undefined && [session.me().displayName, session.me().name].includes(savedBy(detail));
  };
  const canApprove = () => {
    const detail = desk.detail();
    return detail !== undefined && detail.state !== "retired" && detail.approvedVersion !== detail.version;
  };
  const hindrance = () => {
    if (session.has("writer") && desk.isDirty()) return authoring().saveBeforeApproval;
    return isOwn() ? authoring().ownVersion : undefined;
  };

  async function approve(): Promise<void> {
    props.onSaid(undefined);
    const answer = await desk.approve.run();
    if (answer) props.onSaid(authoring().approved(answer.version));
  }

  async function retire(isRetired: boolean): Promise<void> {
    props.onSaid(undefined);
    const answer = await desk.retire.run(isRetired);
    if (answer) props.onSaid(isRetired ? authoring().retired : authoring().restored);
  }

  return (
    <Show when={session.has("reviewer") && desk.detail()}>
      {(detail) => (
        <>
          <Show when={canApprove() && hindrance()}>{(reason) => <span class="soft small-text">{reason()}</span>}</Show>
          <Button
            icon={detail().state === "retired" ? ArchiveRestore : Archive}
            isBusy={desk.retire.isBusy()}
            onClick={() => void retire(detail().state !== "retired")}
          >
            {detail().state === "retired" ? authoring().restore : authoring().retire}
          </Button>
          <Show when={canApprove()}>
            <Button
              variant={session.has("writer") ? "quiet" : "primary"}
              icon={CircleCheck}
              isBusy={desk.approve.isBusy()}
              disabled={hindrance() !== undefined}
              onClick={() => void approve()}
            >
              {authoring().approve(detail().version)}
            </Button>
          </Show>
        </>
      )}
    </Show>
  );
}
