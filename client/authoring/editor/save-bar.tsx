import { createUniqueId, Match, Show, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { formatTime } from "#client/i18n/format.ts";
import { Button } from "#client/ui/button.tsx";
import type { ItemDesk } from "./item-desk.ts";
import type { WorkingCopy } from "./working-copy.ts";

/** Always at the foot of the editor: what is saved, what stands in the way, the note and the save itself. */
export function SaveBar(props: {
  desk: ItemDesk;
  copy: WorkingCopy;
  isClosed: boolean;
  onSave: () => void;
  onShowFirst: () => void;
}) {
  const id = createUniqueId();
  const { desk } = props;
  const problems = () => desk.problems().size;
  const latest = () => desk.detail()?.versions.find(({ version }) => version === desk.detail()?.version);
  return (
    <div class="authoring-save-bar">
      <div role="status">
        <Switch fallback={<span class="soft">{authoring().unchanged}</span>}>
          <Match when={problems() > 0}>
            <span class="authoring-error">{authoring().toCorrect(problems())}</span>{" "}
            <Button size="small" variant="plain" onClick={() => props.onShowFirst()}>
              {authoring().showFirst}
            </Button>
          </Match>
          <Match when={desk.isDirty()}>
            <strong>{authoring().unsaved}</strong> <span class="soft figures">{keptWords(props.copy)}</span>
          </Match>
          <Match when={latest()}>
            {(row) => <span class="soft">{authoring().savedAt(row().version, formatTime(row().savedAt))}</span>}
          </Match>
        </Switch>
      </div>
      <Show when={desk.detail()?.version} keyed>
        <label class="unseen" for={id}>
          {authoring().note}
        </label>
        <input
          id={id}
          class="input"
          maxlength={500}
          autocomplete="off"
          placeholder={authoring().noteHint}
          onInput={(event) => desk.setNote(event.currentTarget.value)}
        />
      </Show>
      <Button
        variant="primary"
        isBusy={desk.save.isBusy()}
        disabled={props.isClosed || (!desk.isDirty() && desk.detail() !== undefined) || desk.conflict() !== undefined}
        aria-keyshortcuts="Control+S"
        onClick={() => props.onSave()}
      >
        {desk.detail() ? authoring().saveAs((desk.detail()?.version ?? 0) + 1) : authoring().saveFirst}
      </Button>
    </div>
  );
}

function keptWords(copy: WorkingCopy): string {
  const state = copy.state();
  if (state.kind === "kept") return workbench().copy.kept(formatTime(state.at));
  if (state.kind === "failed") return workbench().copy.failed;
  if (copy.isHeld()) return workbench().copy.held;
  return copy.isAtRisk() ? workbench().copy.noId : "";
}
