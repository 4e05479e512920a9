import { useNavigate } from "@solidjs/router";
import { createSignal, For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { blueprintsApi } from "#contract/blueprints.ts";
import type { BlueprintSummary } from "#contract/papers.ts";
import { blueprintHref } from "../papers/paper-links.ts";

const ID = /^[a-z0-9][a-z0-9-]{1,39}$/;
const LANGUAGES = ["zh", "en"] as const;
const LONGEST_TITLE = { zh: 300, en: 600 };
const LONGEST_NOTE = 300;
const EMPTY = { id: "", zh: "", en: "", note: "" };

/** A new blueprint: what it is copied from, its id and title. */
export function CopyDialog(props: { isOpen: boolean; blueprints: readonly BlueprintSummary[]; onClose: () => void }) {
  const navigate = useNavigate();
  const words = () => office().blueprints.copy;
  const { typed, set, source, setFrom, create, idError, missing, isWhole } = createCopyForm(() => props.blueprints);
  const otherProblem = () => (create.problem()?.code === "name-taken" ? undefined : create.problem());
  const submit = async (event: Event) => {
    event.preventDefault();
    const made = isWhole() ? await create.run() : undefined;
    if (made) navigate(blueprintHref(made.id));
  };
  return (
    <Dialog
      isOpen={props.isOpen}
      title={words().title}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={props.onClose}>{common().cancel}</Button>
          <Button type="submit" form="blueprint-copy" variant="primary" isBusy={create.isBusy()}>
            {words().submit}
          </Button>
        </>
      }
    >
      <form id="blueprint-copy" class="stack" noValidate onSubmit={(event) => void submit(event)}>
        <Select
          label={words().from}
          value={source()}
          choices={props.blueprints.map(({ id, title }) => ({
            value: id,
            label: office().blueprints.withId(inLanguage(title), id),
          }))}
          onChange={setFrom}
        />
        <TextField
          label={words().id}
          hint={words().idHint}
          error={idError()}
          maxlength={40}
          autocomplete="off"
          spellcheck={false}
          value={typed().id}
          onInput={(id) => {
            create.clear();
            set({ id });
          }}
        />
        <For each={LANGUAGES}>
          {(name) => (
            <TextField
              label={words()[name]}
              error={missing(name)}
              maxlength={LONGEST_TITLE[name]}
              value={typed()[name]}
              onInput={(value) => set({ [name]: value })}
            />
          )}
        </For>
        <TextField label={words().note} maxlength={LONGEST_NOTE} value={typed().note} onInput={(note) => set({ note })} />
        <ProblemNotice problem={otherProblem()} />
      </form>
    </Dialog>
  );
}

/** What is typed, and what is wrong with it once it was tried. */
function createCopyForm(blueprints: () => readonly BlueprintSummary[]) {
  const words = () => office().blueprints.copy;
  const [from, setFrom] = createSignal<string>();
  const [typed, setTyped] = createSignal(EMPTY);
  const [isTried, setTried] = createSignal(false);
  const source = () => from() ?? blueprints()[0]?.id ?? "";
  const set = (change: Partial<typeof EMPTY>) => setTyped((now) => ({ ...now, ...change }));
  const create = createAction(async () => {
    const { id, zh, en, note } = typed();
    return call(blueprintsApi.createBlueprint, {
      body: { from: source(), id: id.trim(), title: { zh: zh.trim(), en: en.trim() }, note },
    });
  });
  const isWrongId = () => !ID.test(typed().id.trim());
  const idError = () => {
    if (create.problem()?.code === "name-taken") return words().taken;
    return isTried() && isWrongId() ? words().wrongId : undefined;
  };
  const missing = (name: "zh" | "en") => (isTried() && typed()[name].trim() === "" ? words().missing : undefined);
  const isWhole = () => {
    setTried(true);
    return !isWrongId() && LANGUAGES.every((name) => typed()[name].trim() !== "");
  };
  return { typed, set, source, setFrom, create, idError, missing, isWhole };
}
