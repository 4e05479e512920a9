import { createEffect, createSignal, Match, on, Switch } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { type SittingDetail, sittingsApi } from "#contract/sittings.ts";

export type ActKind = "open" | "start" | "close";

const SHORTEST_REASON = 2;

/** Asks once more before a sitting is opened, started or closed: none of these can be undone. */
export function SittingAct(props: {
  kind: ActKind | undefined;
  sitting: SittingDetail;
  onClose: () => void;
  onDone: (sitting: SittingDetail) => void;
}) {
  const words = () => office().sittings.acts;
  const [reason, setReason] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const isReasonMissing = () => props.kind === "close" && reason().trim().length < SHORTEST_REASON;
  const act = createAction(async (kind: ActKind) => {
    props.onDone(await perform(kind, { id: props.sitting.id, reason: reason().trim() }));
    props.onClose();
  });
  createEffect(
    on(
      () => props.kind,
      () => {
        act.clear();
        setReason("");
        setTried(false);
      },
    ),
  );

  function confirm(): void {
    setTried(true);
    if (props.kind && !isReasonMissing()) void act.run(props.kind);
  }

  return (
    <Dialog
      isOpen={props.kind !== undefined}
      title={props.kind ? words()[`${props.kind}Title`] : ""}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{common().cancel}</Button>
          <Button variant={props.kind === "close" ? "danger" : "primary"} isBusy={act.isBusy()} onClick={confirm}>
            {props.kind ? words()[`${props.kind}Title`] : ""}
          </Button>
        </>
      }
    >
      <div class="stack">
        <ProblemNotice problem={act.problem()} />
        <Switch>
          <Match when={props.kind === "open"}>
            <p>{words().openText(props.sitting.candidates)}</p>
          </Match>
          <Match when={props.kind === "start"}>
            <p>{words().startText(formatDateTime(props.sitting.startsAt))}</p>
          </Match>
          <Match when={props.kind === "close"}>
            <p>{words().closeText}</p>
            <TextField
              label={words().reason}
              hint={words().reasonHint}
              error={isTried() && isReasonMissing() ? words().reasonNeeded : undefined}
              maxlength={300}
              isRequired
              onInput={setReason}
            />
          </Match>
        </Switch>
      </div>
    </Dialog>
  );
}

function perform(kind: ActKind, { id, reason }: { id: string; reason: string }): Promise<SittingDetail> {
  switch (kind) {
    case "open":
      return call(sittingsApi.openSitting, { params: { id } });
    case "start":
      return call(sittingsApi.startSitting, { params: { id } });
    case "close":
      return call(sittingsApi.closeSitting, { params: { id }, body: { reason } });
  }
}
