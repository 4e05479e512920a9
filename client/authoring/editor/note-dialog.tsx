import { createSignal } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextArea } from "#client/ui/field.tsx";
import type { ActAction } from "./item-desk.ts";

const LONGEST_NOTE = 500;

/** Asks for the reason of an action that needs one. */
export function NoteDialog(props: { action: ActAction; isBusy: boolean; onClose: () => void; onSend: (note: string) => void }) {
  const [note, setNote] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const isMissing = () => note().trim() === "";
  const send = () => {
    setTried(true);
    if (!isMissing()) props.onSend(note().trim());
  };
  return (
    <Dialog
      isOpen
      title={authoring().acts[props.action]}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{common().cancel}</Button>
          <Button variant="primary" isBusy={props.isBusy} onClick={send}>
            {authoring().acts[props.action]}
          </Button>
        </>
      }
    >
      <TextArea
        label={workbench().acts.noteFor[props.action] ?? authoring().note}
        hint={workbench().acts.noteHint[props.action]}
        error={isTried() && isMissing() ? workbench().acts.noteMissing : undefined}
        rows={4}
        maxlength={LONGEST_NOTE}
        onInput={setNote}
      />
    </Dialog>
  );
}
