import { createSignal, For, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { CommentComposer } from "./comment-composer.tsx";
import { CommentThread } from "./comment-thread.tsx";
import { type CommentDesk, type Place, WHOLE_ITEM } from "./comments.ts";
import { commentCalls } from "./review-calls.ts";

/** The threads of an item, open ones first to hand, and a new one on the place that was chosen. */
export function CommentPane(props: {
  comments: CommentDesk;
  version: number;
  /** The place a new comment is about, where one was chosen. */
  place: Place | undefined;
  onPlace: (place: Place | undefined) => void;
  chosen: string | undefined;
  onChoose: (threadId: string | undefined) => void;
  /** Whether the text beside the pane can be selected. */
  canSelect: boolean;
}) {
  const [isAll, setAll] = createSignal(false);
  const people = createQuery(
    () => true,
    () => commentCalls.people(),
  );
  const words = () => workbench().comments;
  const settled = () => props.comments.threads().length - props.comments.open().length;
  return (
    <section class="stack tight" aria-label={words().title}>
      <Show when={props.place} keyed>
        {(place) => (
          <CommentComposer
            comments={props.comments}
            place={place}
            people={people.data()?.people ?? []}
            onDone={() => props.onPlace(undefined)}
          />
        )}
      </Show>
      <Show when={!props.place}>
        <div class="row">
          <Button size="small" onClick={() => props.onPlace(WHOLE_ITEM)}>
            {words().onItem}
          </Button>
          <Show when={props.canSelect}>
            <span class="soft small-text">{words().lead}</span>
          </Show>
        </div>
      </Show>
      <ProblemNotice problem={props.comments.answer.problem() ?? props.comments.resolve.problem()} />
      <Loaded query={props.comments.query}>
        {() => (
          <ol class="authoring-threads">
            <For
              each={isAll() ? props.comments.threads() : props.comments.open()}
              fallback={<li class="soft">{words().none}</li>}
            >
              {(thread) => (
                <CommentThread
                  thread={thread}
                  comments={props.comments}
                  version={props.version}
                  isChosen={props.chosen === thread.first.id}
                  onChoose={() => props.onChoose(props.chosen === thread.first.id ? undefined : thread.first.id)}
                />
              )}
            </For>
          </ol>
        )}
      </Loaded>
      <Show when={settled() > 0}>
        <Checkbox checked={isAll()} onChange={setAll}>
          {words().showResolved(settled())}
        </Checkbox>
      </Show>
    </section>
  );
}
