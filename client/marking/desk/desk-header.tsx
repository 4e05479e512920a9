import { A } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import Gavel from "lucide-solid/icons/gavel";
import Keyboard from "lucide-solid/icons/keyboard";
import Undo2 from "lucide-solid/icons/undo-2";
import { createEffect, createSignal, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { marking } from "#client/i18n/marking.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { MarkingQueue } from "#contract/marking.ts";
import type { MarkingDesk } from "./marking-desk.ts";

/** Which script of which essay, how many there are, and the last mark with the way to take it back. */
export function DeskHeader(props: {
  desk: MarkingDesk;
  queue: MarkingQueue | undefined;
  undoSeconds: number;
  onUndo: () => void;
}) {
  const [areKeysShown, setKeysShown] = createSignal(false);
  const name = () => {
    const number = props.desk.reading()?.essayNumber ?? props.queue?.essayNumber;
    return number === undefined ? marking().title : marking().essay(number);
  };
  createEffect(() => {
    document.title = `${name()} · ${marking().title} · ${common().product}`;
  });
  return (
    <header class="marking-header">
      <A href="/staff/marking" class="marking-back" aria-label={marking().backToQueues} title={marking().backToQueues}>
        <Icon of={ArrowLeft} size={18} />
      </A>
      <h1>
        {name()} <span class="soft">{props.queue?.topic}</span>
      </h1>
      <Show when={props.desk.reading()}>
        {(reading) => (
          <>
            <span class="figures" role="status">
              {marking().script(reading().script)}
            </span>
            <Show when={reading().purpose === "adjudication"} fallback={<Badge>{marking().purposes[reading().purpose]}</Badge>}>
              <Badge tone="attention" icon={Gavel}>
                {marking().purposes.adjudication}
              </Badge>
            </Show>
          </>
        )}
      </Show>
      <Show when={props.queue}>
        {(queue) => <span class="soft small-text figures">{marking().queueState(queue().waiting, queue().mine)}</span>}
      </Show>
      <span class="marking-last">
        <span role="status" class="figures">
          <Show when={props.undoSeconds > 0 && props.desk.given().at(-1)}>
            {(last) => marking().submitted(last().script, formatPoints(last().total))}
          </Show>
        </span>
        <Show when={props.undoSeconds > 0 && props.desk.given().at(-1)}>
          <Button
            size="small"
            icon={Undo2}
            aria-keyshortcuts="Alt+Z"
            isBusy={props.desk.undo.isBusy()}
            onClick={() => props.onUndo()}
          >
            <span class="figures">{marking().undoWithin(props.undoSeconds)}</span>
          </Button>
        </Show>
      </span>
      <Button size="small" icon={Keyboard} onClick={() => setKeysShown(true)}>
        {marking().keys}
      </Button>
      <Dialog
        isOpen={areKeysShown()}
        title={marking().keys}
        onClose={() => setKeysShown(false)}
        actions={<Button onClick={() => setKeysShown(false)}>{common().close}</Button>}
      >
        <dl class="facts marking-keys">
          <For each={marking().keyList}>
            {([key, meaning]) => (
              <>
                <dt>{key}</dt>
                <dd>{meaning}</dd>
              </>
            )}
          </For>
        </dl>
      </Dialog>
    </header>
  );
}
