import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextArea } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { useDesk } from "./desk.ts";
import { goTo } from "./go-to.ts";

const LONGEST_NOTE = 300;

/** What is unsaved, and saving it: asks for a note, or leads to the first place to mend. */
export function SaveBar() {
  const desk = useDesk();
  const words = () => office().blueprints;
  const [asked, setAsked] = createSignal<"save" | "discard">();
  const [saved, setSaved] = createSignal<number>();
  const next = () => desk.detail().version + 1;
  let status: HTMLParagraphElement | undefined;
  /** The button that opened the dialog is closed or gone: the cursor goes to what was said instead. */
  const close = () => {
    setAsked(undefined);
    requestAnimationFrame(() => !desk.isDirty() && status?.focus());
  };
  const begin = () => {
    setSaved(undefined);
    const [first] = desk.problems();
    if (first) goTo(desk, first.path);
    else setAsked("save");
  };
  onSaveKey(() => desk.isDirty() && asked() === undefined && begin());
  return (
    <div class="stack tight blueprints-save">
      <p
        class="soft"
        role="status"
        tabindex={-1}
        ref={(made) => {
          status = made;
        }}
      >
        <Status saved={saved()} />
      </p>
      <Show when={desk.isDirty() && desk.problems().length > 0}>
        <p class="office-wrong">{words().saving.broken(desk.problems().length)}</p>
      </Show>
      <div class="row">
        <Button
          variant="primary"
          disabled={!desk.isDirty()}
          isBusy={desk.save.isBusy()}
          aria-keyshortcuts="Control+S"
          onClick={begin}
        >
          {words().editor.save(next())}
        </Button>
        <Show when={desk.isDirty()}>
          <Button onClick={() => setAsked("discard")}>{words().editor.discard}</Button>
        </Show>
      </div>
      <ProblemNotice problem={desk.save.problem()}>
        <Show when={desk.save.problem()?.code === "bad-blueprint"}>
          <p>{words().saving.refused}</p>
        </Show>
      </ProblemNotice>
      <SaveDialog isOpen={asked() === "save"} onClose={close} onSaved={setSaved} />
      <DiscardDialog isOpen={asked() === "discard"} onClose={close} />
    </div>
  );
}

function SaveDialog(props: { isOpen: boolean; onClose: () => void; onSaved: (version: number) => void }) {
  const desk = useDesk();
  const words = () => office().blueprints.saving;
  const [note, setNote] = createSignal("");
  const save = async (event: Event) => {
    event.preventDefault();
    const saved = await desk.save.run(note());
    if (saved) {
      props.onSaved(saved.version);
      setNote("");
    }
    props.onClose();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      title={words().title(desk.detail().version + 1)}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{common().cancel}</Button>
          <Button type="submit" form="blueprint-save" variant="primary" isBusy={desk.save.isBusy()}>
            {common().save}
          </Button>
        </>
      }
    >
      <form id="blueprint-save" class="stack" onSubmit={(event) => void save(event)}>
        <p>{words().lead}</p>
        <TextArea
          label={words().note}
          hint={words().noteHint}
          rows={3}
          maxlength={LONGEST_NOTE}
          value={note()}
          onInput={setNote}
          autofocus
        />
      </form>
    </Dialog>
  );
}

/** Control and S, as everywhere else. */
function onSaveKey(save: () => void): void {
  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      save();
    };
    window.addEventListener("keydown", onKey);
    onCleanup(() => window.removeEventListener("keydown", onKey));
  });
}

/** Whether anything is unsaved, or what was saved just now. */
function Status(props: { saved: number | undefined }) {
  const desk = useDesk();
  const words = () => office().blueprints.editor;
  return (
    <Show
      when={desk.isDirty()}
      fallback={
        <Show when={props.saved} fallback={words().unchanged}>
          {(version) => <span class="blueprints-fine">{words().savedNow(version())}</span>}
        </Show>
      }
    >
      {words().dirty}
    </Show>
  );
}

function DiscardDialog(props: { isOpen: boolean; onClose: () => void }) {
  const desk = useDesk();
  const words = () => office().blueprints;
  const discard = () => {
    desk.reset(desk.detail());
    props.onClose();
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      title={words().discardTitle}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{common().cancel}</Button>
          <Button variant="danger" onClick={discard}>
            {words().editor.discard}
          </Button>
        </>
      }
    >
      <p>{words().discardText}</p>
    </Dialog>
  );
}
