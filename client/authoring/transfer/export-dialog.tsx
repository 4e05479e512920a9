import { createSignal, For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { call, callForFile } from "#client/sync/api-client.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { bankTransferApi } from "#contract/bank-transfer.ts";
import type { ReplyOf } from "#contract/route.ts";
import { AskPass, createPasses } from "../access/ask-pass.tsx";
import { NoteList } from "./note-list.tsx";
import { saveFile } from "./save-file.ts";

const FORMATS = ["xlsx", "docx", "qti", "moodle-xml", "gift"] as const;
type ExportFormat = (typeof FORMATS)[number];

/** Takes items out as a file: what the format cannot say is named first; many live items need a second person. */
export function ExportDialog(props: {
  /** Ids to take out; without, all in use. */
  items: readonly string[] | undefined;
  /** Picked, but retired: those stay in the house. */
  retired: number;
  onClose: () => void;
}) {
  const [format, setFormat] = createSignal<ExportFormat>("xlsx");
  const [hasKey, setHasKey] = createSignal(true);
  const [savedName, setSavedName] = createSignal<string>();
  const words = () => bank().transfer.export;
  const passes = createPasses();
  const chosen = () => (props.items ? { items: [...props.items] } : {});
  const trial = createQuery(format, (asked, signal) =>
    call(bankTransferApi.tryExport, { body: { format: asked, ...chosen() }, signal }),
  );
  const fresh = () => (trial.isLoading() ? undefined : trial.data());
  const needsPass = () => fresh()?.needsPass === true && !passes.isGranted();
  /** An item of the list that cannot leave: it was retired meanwhile, or under other filters. */
  const strayItem = () => {
    const { code, detail } = trial.problem() ?? {};
    return code === "not-found" && typeof detail?.item === "string" ? detail.item : undefined;
  };
  const take = createAction(async () => {
    setSavedName(undefined);
    const file = await callForFile(bankTransferApi.exportItems, {
      body: { format: format(), withKey: hasKey(), ...chosen() },
    });
    saveFile(file);
    setSavedName(file.name);
  });
  return (
    <Dialog
      isOpen
      title={words().title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{savedName() ? common().close : common().cancel}</Button>
          <Button variant="primary" disabled={!fresh() || needsPass()} isBusy={take.isBusy()} onClick={() => void take.run()}>
            {words().act}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>
          <strong>{props.items ? words().picked(props.items.length) : words().whole}</strong>
          <Show when={props.retired > 0}>
            <span class="soft"> {words().retiredOut(props.retired)}</span>
          </Show>
        </p>
        <fieldset class="bank-formats">
          <legend>{words().format}</legend>
          <For each={FORMATS}>
            {(one) => (
              <label class="checkbox">
                <input
                  type="radio"
                  name="bank-format"
                  checked={format() === one}
                  onChange={() => {
                    setSavedName(undefined);
                    setFormat(one);
                  }}
                />
                <span>
                  {bank().transfer.formats[one]} <span class="soft small-text">{words().hints[one]}</span>
                </span>
              </label>
            )}
          </For>
        </fieldset>
        <Show when={format() === "docx"}>
          <Checkbox checked={hasKey()} onChange={setHasKey}>
            {words().withKey}
          </Checkbox>
        </Show>
        <Show when={strayItem()}>{(id) => <Notice tone="attention">{words().stray(id())}</Notice>}</Show>
        <ProblemNotice problem={strayItem() ? undefined : trial.problem()}>
          <Button size="small" onClick={() => void trial.reload()}>
            {common().retry}
          </Button>
        </ProblemNotice>
        <Show when={!trial.problem()}>
          <Show when={fresh()} fallback={<Spinner label={words().checking} />}>
            {(found) => <TrialSays trial={found()} />}
          </Show>
        </Show>
        <Show when={fresh()?.needsPass || take.problem()?.code === "pass-needed"}>
          <AskPass passes={passes} text={words().needsPass} />
        </Show>
        <Show when={take.problem()?.code !== "pass-needed"}>
          <ProblemNotice problem={take.problem()} />
        </Show>
        <Show when={savedName()}>{(name) => <Notice tone="ok">{words().saved(name())}</Notice>}</Show>
      </div>
    </Dialog>
  );
}

const MOST_NAMED = 40;

function TrialSays(props: { trial: ReplyOf<typeof bankTransferApi.tryExport> }) {
  const words = () => bank().transfer.export;
  return (
    <div class="stack tight">
      <p class="figures">{words().counts(props.trial.count, props.trial.live)}</p>
      <Show when={props.trial.warnings.length > 0} fallback={<p class="soft">{words().noWarnings}</p>}>
        <Notice tone="attention" title={words().warnings(props.trial.warnings.length)}>
          <NoteList notes={props.trial.warnings.slice(0, MOST_NAMED)} scrolls />
          <Show when={props.trial.warnings.length > MOST_NAMED}>
            <p>{words().more(props.trial.warnings.length - MOST_NAMED)}</p>
          </Show>
        </Notice>
      </Show>
    </div>
  );
}
