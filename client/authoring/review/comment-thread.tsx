import { createSignal, For, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { formatDate, formatDateTime } from "#client/i18n/format.ts";
import { Button } from "#client/ui/button.tsx";
import { TextArea } from "#client/ui/field.tsx";
import type { Comment } from "#contract/bank-review.ts";
import { plainText } from "#item-bank/rich-text.ts";
import type { CommentDesk, Thread } from "./comments.ts";

/** One thread with the words it is about; those of an older version keep their quote. */
export function CommentThread(props: {
  thread: Thread;
  comments: CommentDesk;
  version: number;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const [isAnswering, setAnswering] = createSignal(false);
  const first = () => props.thread.first;
  const words = () => workbench().comments;
  return (
    <li class="authoring-thread" classList={{ chosen: props.isChosen, settled: first().resolvedAt !== null }}>
      <button type="button" class="authoring-quote" aria-pressed={props.isChosen} onClick={() => props.onChoose()}>
        {first().quote === "" ? words().whole : words().about(plainText(first().quote))}
        <Show when={first().version < props.version}>
          <span class="soft small-text"> {words().olderVersion(first().version)}</span>
        </Show>
      </button>
      <Said comment={first()} />
      <Show when={first().assignee}>
        {(who) => (
          <p class="soft small-text">
            {words().assignedTo(who(), first().dueAt === null ? undefined : formatDate(first().dueAt ?? 0))}
          </p>
        )}
      </Show>
      <For each={props.thread.answers}>{(answer) => <Said comment={answer} />}</For>
      <Show when={first().resolvedBy}>{(who) => <p class="soft small-text">{words().resolved(who())}</p>}</Show>
      <Show
        when={isAnswering()}
        fallback={
          <div class="row">
            <Button size="small" variant="plain" onClick={() => setAnswering(true)}>
              {words().answer}
            </Button>
            <Button
              size="small"
              variant="plain"
              isBusy={props.comments.resolve.isBusy()}
              onClick={() => void props.comments.resolve.run(first().id, first().resolvedAt === null)}
            >
              {first().resolvedAt === null ? words().resolve : words().reopen}
            </Button>
          </div>
        }
      >
        <AnswerField
          onClose={() => setAnswering(false)}
          onSend={async (text) => {
            if (await props.comments.answer.run(first().id, text)) setAnswering(false);
          }}
        />
      </Show>
    </li>
  );
}

function Said(props: { comment: Comment }) {
  return (
    <div class="authoring-said">
      <p class="small-text">
        <strong>{props.comment.by}</strong> <span class="soft figures">{formatDateTime(props.comment.at)}</span>
      </p>
      <p class="authoring-said-text">{props.comment.text}</p>
    </div>
  );
}

function AnswerField(props: { onClose: () => void; onSend: (text: string) => Promise<void> }) {
  const [text, setText] = createSignal("");
  return (
    <div class="stack tight">
      <TextArea label={workbench().comments.answerText} rows={2} maxlength={2_000} onInput={setText} />
      <div class="row">
        <Button size="small" variant="primary" disabled={text().trim() === ""} onClick={() => void props.onSend(text().trim())}>
          {workbench().comments.send}
        </Button>
        <Button size="small" onClick={() => props.onClose()}>
          {common().cancel}
        </Button>
      </div>
    </div>
  );
}
