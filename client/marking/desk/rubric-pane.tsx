import { createSignal, For, Show } from "solid-js";
import { formatPoints, formatTime } from "#client/i18n/format.ts";
import { marking } from "#client/i18n/marking.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import type { Reading } from "#contract/marking.ts";
import { CriterionRow } from "./criterion-row.tsx";
import type { MarkingDesk } from "./marking-desk.ts";
import type { MarkingHand } from "./marking-hand.ts";
import { totalOf } from "./marks.ts";

interface Props {
  desk: MarkingDesk;
  hand: MarkingHand;
  reading: Reading;
  isLocked: boolean;
  onRow: (at: number, element: HTMLElement) => void;
  onComment: (element: HTMLElement) => void;
  onSubmitButton: (element: HTMLElement) => void;
  onSubmit: () => void;
  onRelease: () => void;
  missing: string | undefined;
}

/** Rubric, comment, total and the way on; total and submit stay at one place for every script. */
export function RubricPane(props: Props) {
  const [isAllOpen, setAllOpen] = createSignal(false);
  return (
    <section class="marking-rubric" aria-label={marking().rubric}>
      <div class="marking-rubric-head">
        <h2>{marking().rubric}</h2>
        <Checkbox checked={isAllOpen()} onChange={setAllOpen}>
          {marking().allGuides}
        </Checkbox>
      </div>
      <div class="marking-rubric-scroll">
        <ol class="marking-criteria">
          <For each={props.reading.rubric}>
            {(criterion, at) => (
              <CriterionRow
                criterion={criterion}
                at={at()}
                mark={props.desk.marks()[criterion.id]}
                hand={props.hand}
                isOpen={isAllOpen()}
                isLocked={props.isLocked}
                otherMarks={props.reading.otherMarks}
                onRef={(element) => props.onRow(at(), element)}
              />
            )}
          </For>
        </ol>
        <OtherComments otherMarks={props.reading.otherMarks} />
        <Show when={`${props.reading.id} ${props.desk.revision()}`} keyed>
          <CommentField desk={props.desk} isLocked={props.isLocked} onRef={props.onComment} />
        </Show>
      </div>
      <footer class="marking-foot">
        <div class="marking-total" role="status" aria-live="off">
          <span class="soft">{marking().total}</span>
          <strong class="figures">{formatPoints(totalOf(props.reading.rubric, props.desk.marks()))}</strong>
          <span class="soft figures">{marking().ofPoints(formatPoints(props.reading.fullPoints))}</span>
          <span class="marking-draft soft small-text figures">
            <DraftLine desk={props.desk} />
          </span>
        </div>
        <div role="alert">
          <Show when={props.missing}>{(title) => <p class="marking-refused">{marking().missing(title())}</p>}</Show>
          <Show when={props.desk.asked()}>
            {(extreme) => <p class="marking-asked">{extreme() === "zero" ? marking().askZero : marking().askFull}</p>}
          </Show>
        </div>
        <ProblemNotice problem={props.desk.submit.problem() ?? props.desk.undo.problem() ?? props.desk.release.problem()} />
        <div class="marking-acts">
          <Button
            ref={(made) => props.onSubmitButton(made)}
            variant="primary"
            isBusy={props.desk.submit.isBusy()}
            disabled={props.isLocked}
            aria-keyshortcuts="Control+Enter"
            onClick={() => props.onSubmit()}
          >
            {marking().submit}
          </Button>
          <Button
            variant="plain"
            disabled={props.isLocked}
            isBusy={props.desk.release.isBusy()}
            onClick={() => props.onRelease()}
          >
            {marking().release}
          </Button>
        </div>
      </footer>
    </section>
  );
}

/** The comment; the field owns its text and is drawn anew for every script. */
function CommentField(props: { desk: MarkingDesk; isLocked: boolean; onRef: (element: HTMLElement) => void }) {
  const start = props.desk.comment();
  return (
    <label class="marking-comment">
      <span>
        {marking().comment} <span class="soft small-text">{marking().commentHint}</span>
      </span>
      <textarea
        ref={(made) => props.onRef(made)}
        class="input"
        rows={2}
        maxlength={1000}
        spellcheck={false}
        readOnly={props.isLocked}
        value={start}
        onInput={(event) => props.desk.setComment(event.currentTarget.value, event.isComposing)}
        onCompositionEnd={(event) => props.desk.setComment(event.currentTarget.value, false)}
        onBlur={(event) => props.desk.setComment(event.currentTarget.value, false)}
      />
    </label>
  );
}

function DraftLine(props: { desk: MarkingDesk }) {
  const sentence = () => {
    const draft = props.desk.draft();
    switch (draft.kind) {
      case "saved":
        return marking().draftSaved(formatTime(draft.savedAt));
      case "waiting":
        return marking().draftWaiting;
      case "failed":
        return <strong class="marking-refused">{marking().draftFailed}</strong>;
      default:
        return "";
    }
  };
  return <>{sentence()}</>;
}

function OtherComments(props: { otherMarks: Reading["otherMarks"] }) {
  const withComment = () => props.otherMarks.filter(({ comment }) => comment !== "");
  return (
    <Show when={props.otherMarks.length > 0}>
      <section class="marking-other-comments">
        <h3>{marking().otherMarks}</h3>
        <p class="marking-others figures">
          <For each={props.otherMarks}>
            {(other) => (
              <span>
                {marking().purposes[other.purpose]} <strong>{formatPoints(other.total)}</strong>
              </span>
            )}
          </For>
        </p>
        <For each={withComment()}>
          {(other) => (
            <div>
              <div class="soft small-text">{marking().otherComment(marking().purposes[other.purpose])}</div>
              <p class="marking-prose">{other.comment}</p>
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}
