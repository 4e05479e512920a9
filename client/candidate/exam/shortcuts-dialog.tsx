import { For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam as words } from "#client/i18n/exam.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";

/** The list of keys. */
export function ShortcutsDialog(props: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog
      isOpen={props.isOpen}
      title={words().shortcuts}
      onClose={() => props.onClose()}
      actions={<Button onClick={() => props.onClose()}>{common().close}</Button>}
    >
      <dl class="facts">
        <For each={words().shortcutList}>
          {([keys, meaning]) => (
            <>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </>
          )}
        </For>
      </dl>
    </Dialog>
  );
}
