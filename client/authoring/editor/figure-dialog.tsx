import { createSignal, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Field, TextArea } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { bankApi } from "#contract/bank.ts";
import { base64Of, FIGURE_TYPES, isFigureFile, readAsAddress } from "./figure-file.ts";

/** Asks for an image and the words that stand for it; without those words nothing is inserted. */
export function FigureDialog(props: {
  /** A pasted image. */
  file: File | undefined;
  onClose: () => void;
  onAdd: (figure: { name: string; alt: string }) => void;
}) {
  const [file, setFile] = createSignal<File | undefined>(props.file);
  const [alt, setAlt] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const fileProblem = () => {
    const chosen = file();
    if (!chosen) return workbench().figure.fileMissing;
    return isFigureFile(chosen) ? undefined : workbench().figure.fileWrong;
  };
  const altProblem = () => (alt().trim() === "" ? workbench().figure.altMissing : undefined);
  const address = createQuery(
    () => {
      const chosen = file();
      return chosen && isFigureFile(chosen) ? chosen : undefined;
    },
    (chosen) => readAsAddress(chosen),
  );

  const add = createAction(async () => {
    setTried(true);
    const content = address.data();
    if (fileProblem() || altProblem() || !content) return;
    const { name } = await call(bankApi.addFigure, { body: { content: base64Of(content) } });
    props.onAdd({ name, alt: alt() });
  });

  return (
    <Dialog
      isOpen
      title={workbench().figure.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{common().cancel}</Button>
          <Button variant="primary" isBusy={add.isBusy()} onClick={() => void add.run()}>
            {workbench().figure.insert}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Field
          label={workbench().figure.file}
          hint={workbench().figure.fileHint}
          error={isTried() || file() ? fileProblem() : undefined}
        >
          {(ids) => (
            <input
              {...ids()}
              class="input"
              type="file"
              accept={FIGURE_TYPES.join(",")}
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
        <Show when={!fileProblem() && address.data()}>
          {(source) => <img class="authoring-figure-preview" src={source()} alt={workbench().figure.preview} />}
        </Show>
        <TextArea
          label={workbench().figure.alt}
          hint={workbench().figure.altHint}
          error={isTried() ? altProblem() : undefined}
          rows={2}
          maxlength={300}
          onInput={setAlt}
        />
        <ProblemNotice problem={add.problem()} />
      </div>
    </Dialog>
  );
}
