import { createSignal, onMount, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { Button } from "#client/ui/button.tsx";
import { TextArea, TextField } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { plainText } from "#item-bank/rich-text.ts";
import { type CommentDesk, dueAtOf, type Person, type Place } from "./comments.ts";

const LONGEST_COMMENT = 2_000;

/** A new thread: about which words, what, for whom, until when. */
export function CommentComposer(props: { comments: CommentDesk; place: Place; people: readonly Person[]; onDone: () => void }) {
  const [text, setText] = createSignal("");
  const [assigneeId, setAssigneeId] = createSignal("");
  const [due, setDue] = createSignal("");
  const words = () => workbench().comments;
  let frame: HTMLDivElement | undefined;
  onMount(() => frame?.querySelector("textarea")?.focus());

  async function send(): Promise<void> {
    if (text().trim() === "") return;
    const about = { place: props.place, text: text().trim(), assigneeId: assigneeId() || null, dueAt: dueAtOf(due()) };
    if (await props.comments.add.run(about)) props.onDone();
  }

  return (
    <div
      class="authoring-composer stack tight"
      ref={(made) => {
        frame = made;
      }}
    >
      <p class="authoring-quote">{props.place.quote === "" ? words().whole : words().about(plainText(props.place.quote))}</p>
      <TextArea label={words().text} rows={3} maxlength={LONGEST_COMMENT} onInput={setText} />
      <div class="authoring-composer-task">
        <Select
          label={words().assignee}
          value={assigneeId()}
          choices={[{ value: "", label: words().nobody }, ...props.people.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={setAssigneeId}
        />
        <Show when={assigneeId() !== ""}>
          <TextField label={words().due} type="date" onInput={setDue} />
        </Show>
      </div>
      <ProblemNotice problem={props.comments.add.problem()} />
      <div class="row">
        <Button
          variant="primary"
          size="small"
          disabled={text().trim() === ""}
          isBusy={props.comments.add.isBusy()}
          onClick={() => void send()}
        >
          {words().send}
        </Button>
        <Button size="small" onClick={() => props.onDone()}>
          {common().cancel}
        </Button>
      </div>
    </div>
  );
}
