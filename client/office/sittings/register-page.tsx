import { createSignal, Match, Show, Switch } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Field, TextArea } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import type { ReplyOf } from "#contract/route.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { sittingHref } from "./next-action.ts";
import { RosterCheck } from "./roster-check.tsx";
import { LARGEST_FILE_BYTES, type RosterContent, readRosterBytes } from "./roster-file.ts";
import { SittingFrame } from "./sitting-frame.tsx";

export type RosterReply = ReplyOf<typeof sittingsApi.registerCandidates>;

/** Registers candidates from pasted text or a file: a check first, then all rows or none. */
export function RegisterPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => (
        <SittingFrame id={id}>
          {(sitting, query) => (
            <Show
              when={sitting().state === "scheduled"}
              fallback={<Notice tone="information">{office().sittings.register.closed}</Notice>}
            >
              <Register id={id} onDone={() => void query.reload()} />
            </Show>
          )}
        </SittingFrame>
      )}
    </Show>
  );
}

interface ChosenFile {
  readonly name: string;
  readonly content: RosterContent;
}

function Register(props: { id: string; onDone: () => void }) {
  const words = () => office().sittings.register;
  const [text, setText] = createSignal("");
  const [file, setFile] = createSignal<ChosenFile>();
  const [hint, setHint] = createSignal<string>();
  const [checked, setChecked] = createSignal<{ content: RosterContent; reply: RosterReply }>();
  const [added, setAdded] = createSignal<number>();
  const [version, setVersion] = createSignal(0);

  const check = createAction(async () => {
    const content = file()?.content ?? { format: "text" as const, content: text() };
    setChecked(undefined);
    setAdded(undefined);
    setHint(content.content.trim() === "" ? words().nothing : undefined);
    if (content.content.trim() !== "") setChecked({ content, reply: await send(props.id, content, true) });
  });
  const bring = createAction(async (content: RosterContent) => {
    const reply = await send(props.id, content, false);
    if (reply.problems.length > 0) {
      setChecked({ content, reply });
      return;
    }
    setAdded(reply.added);
    startOver();
    props.onDone();
  });

  function startOver(): void {
    setChecked(undefined);
    setText("");
    setFile(undefined);
    setVersion((count) => count + 1);
  }

  async function choose(chosen: File | undefined): Promise<void> {
    setChecked(undefined);
    setHint(undefined);
    if (!chosen) return;
    if (chosen.size > LARGEST_FILE_BYTES) setHint(words().tooLarge);
    else setFile({ name: chosen.name, content: readRosterBytes(new Uint8Array(await chosen.arrayBuffer())) });
  }

  return (
    <div class="stack">
      <p class="soft">{words().lead}</p>
      <Show when={added() !== undefined}>
        <Notice tone="ok" title={words().doneTitle(added() ?? 0)}>
          <div class="row">
            <LinkButton href={sittingHref(props.id)}>{words().toSeat}</LinkButton>
            <LinkButton href={`${sittingHref(props.id)}/candidates`}>{words().toRoster}</LinkButton>
          </div>
        </Notice>
      </Show>
      <ProblemNotice problem={check.problem() ?? bring.problem()} />
      <Show when={version() + 1} keyed>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void check.run();
          }}
        >
          <Show
            when={file()}
            fallback={
              <TextArea
                label={words().paste}
                hint={words().pasteHint}
                rows={8}
                spellcheck={false}
                placeholder={words().placeholder}
                class="input office-roster-text"
                onInput={(value) => {
                  setText(value);
                  setChecked(undefined);
                }}
              />
            }
          >
            {(chosen) => (
              <Notice tone="information">
                <div class="row">
                  <span>{words().chosen(chosen().name)}</span>
                  <Button size="small" onClick={startOver}>
                    {words().removeFile}
                  </Button>
                </div>
              </Notice>
            )}
          </Show>
          <Show when={!file()}>
            <Field label={words().file} hint={words().fileHint} error={hint()}>
              {(ids) => (
                <span class="button quiet office-file">
                  <input
                    type="file"
                    class="office-file-input"
                    accept=".xlsx,.csv,.txt,text/csv,text/plain"
                    {...ids()}
                    onChange={(event) => void choose(event.currentTarget.files?.[0])}
                  />
                  <span aria-hidden="true">{words().choose}</span>
                </span>
              )}
            </Field>
          </Show>
          <div class="row">
            <Button type="submit" variant={checked() ? "quiet" : "primary"} isBusy={check.isBusy()}>
              {check.isBusy() ? words().checking : words().check}
            </Button>
          </div>
        </form>
      </Show>
      <Switch>
        <Match when={checked()}>
          {(result) => (
            <RosterCheck reply={result().reply} isBusy={bring.isBusy()} onImport={() => void bring.run(result().content)} />
          )}
        </Match>
      </Switch>
    </div>
  );
}

function send(id: string, content: RosterContent, isDryRun: boolean): Promise<RosterReply> {
  return call(sittingsApi.registerCandidates, { params: { id }, body: { ...content, isDryRun } });
}
