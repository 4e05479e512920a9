import { createSignal, For, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { ItemDesk } from "./item-desk.ts";
import type { FoundCopy, Keeping } from "./keeping.ts";

/** Kept work that came back, and who else holds the item. */
export function KeepingNotices(props: { desk: ItemDesk; keeping: Keeping }) {
  return (
    <>
      <HoldNotice keeping={props.keeping} />
      <Show when={props.desk.detail()} fallback={<NewCopies keeping={props.keeping} />}>
        {(detail) => (
          <For each={props.keeping.found()}>
            {(copy) => <FoundNotice keeping={props.keeping} copy={copy} version={detail().version} />}
          </For>
        )}
      </Show>
    </>
  );
}

function FoundNotice(props: { keeping: Keeping; copy: FoundCopy; version: number }) {
  const words = () => workbench().copy;
  return (
    <Notice tone="attention" title={words().found(formatDateTime(props.copy.savedAt))}>
      <p>
        {words().foundText}
        <Show when={props.copy.baseVersion < props.version}> {words().foundOld(props.version)}</Show>
      </p>
      <div class="row">
        <Button variant="primary" onClick={() => props.keeping.resume(props.copy)}>
          {words().resume}
        </Button>
        <Button onClick={() => props.keeping.discard(props.copy)}>{words().drop}</Button>
      </div>
    </Notice>
  );
}

function NewCopies(props: { keeping: Keeping }) {
  const words = () => workbench().copy;
  return (
    <Show when={props.keeping.found().length > 0}>
      <Notice tone="attention" title={words().newFound}>
        <For each={props.keeping.found()}>
          {(copy) => (
            <div class="row">
              <Button size="small" onClick={() => props.keeping.resume(copy)}>
                {words().newResume(copy.itemId, formatDateTime(copy.savedAt))}
              </Button>
              <Button size="small" variant="plain" onClick={() => props.keeping.discard(copy)}>
                {words().newDrop(copy.itemId)}
              </Button>
            </div>
          )}
        </For>
      </Notice>
    </Show>
  );
}

function HoldNotice(props: { keeping: Keeping }) {
  const [isAsking, setAsking] = createSignal(false);
  const words = () => workbench().hold;
  const other = () => {
    const state = props.keeping.hold.state();
    return state.kind === "other" ? state : undefined;
  };
  return (
    <Show when={other()}>
      {(state) => (
        <>
          <Notice
            tone={state().isLost ? "attention" : "information"}
            title={state().isLost ? words().lost(state().holder) : words().other(state().holder)}
          >
            <p>{state().isLost ? words().lostText : words().otherText}</p>
            <div class="row">
              <Button onClick={() => setAsking(true)}>{words().takeOver}</Button>
            </div>
          </Notice>
          <Dialog
            isOpen={isAsking()}
            title={words().takeOverTitle(state().holder)}
            onClose={() => setAsking(false)}
            actions={
              <>
                <Button onClick={() => setAsking(false)}>{common().cancel}</Button>
                <Button
                  variant="primary"
                  onClick={() => {
                    setAsking(false);
                    void props.keeping.hold.takeOver();
                  }}
                >
                  {words().takeOver}
                </Button>
              </>
            }
          >
            <p>{words().takeOverText}</p>
          </Dialog>
        </>
      )}
    </Show>
  );
}
