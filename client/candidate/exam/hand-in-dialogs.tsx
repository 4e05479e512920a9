import { createEffect, createSignal, on, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam as words } from "#client/i18n/exam.ts";
import { formatDuration } from "#client/i18n/format.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { countedSlots } from "#contract/answer-sheet.ts";
import { tallyOf } from "./cells.ts";
import { useExam } from "./exam-context.ts";
import { FewEssays } from "./few-essays.tsx";

/** Two confirmations, then everything unsent goes out, then the attempt is closed. */
export function HandInDialogs(props: { isOpen: boolean; onClose: () => void }) {
  const exam = useExam();
  const [isSecond, setSecond] = createSignal(false);
  const [isStuck, setStuck] = createSignal(false);
  createEffect(
    on(
      () => props.isOpen,
      () => setSecond(false),
    ),
  );

  const handIn = createAction(async () => {
    setStuck(false);
    if (!(await exam.actions.flush())) {
      setStuck(true);
      return;
    }
    try {
      exam.session.put(await exam.actions.handIn());
    } catch (thrown) {
      // The answer may have been lost on the way back: the state tells whether the paper is in.
      await exam.session.refresh();
      if (!(thrown instanceof ApiProblem) || exam.session.state().stage === "running") throw thrown;
    }
  });

  return (
    <>
      <Dialog
        isOpen={props.isOpen && !isSecond()}
        title={words().confirmTitle}
        onClose={() => props.onClose()}
        actions={
          <>
            <Button onClick={() => props.onClose()}>{words().backToExam}</Button>
            <Button variant="primary" onClick={() => setSecond(true)}>
              {words().confirmFirst}
            </Button>
          </>
        }
      >
        <Counts />
      </Dialog>
      <Dialog
        isOpen={props.isOpen && isSecond()}
        title={words().confirmSecondTitle}
        onClose={() => props.onClose()}
        actions={
          <>
            <Button onClick={() => props.onClose()}>{common().cancel}</Button>
            <Button variant="danger" isBusy={handIn.isBusy()} onClick={() => void handIn.run()}>
              {handIn.isBusy() ? words().handingIn : words().confirmSecond}
            </Button>
          </>
        }
      >
        <div class="stack">
          <p>{words().confirmSecondText}</p>
          <FewEssays />
          <Show when={isStuck()}>
            <Notice tone="attention">{words().flushFailed}</Notice>
          </Show>
          <ProblemNotice problem={handIn.problem()} />
        </div>
      </Dialog>
    </>
  );
}

function Counts() {
  const exam = useExam();
  const tally = () => tallyOf(exam.state.sheet(), exam.shape);
  const chosen = () => countedSlots(exam.state.sheet()).length;
  return (
    <div class="stack">
      <p>{words().confirmLead}</p>
      <ul class="confirm-counts figures">
        <li>{words().confirmUnanswered(tally().unanswered)}</li>
        <li>{words().confirmFlagged(tally().flagged)}</li>
        <li>{words().confirmEssays(chosen(), exam.paper.countedEssays)}</li>
        <li>{words().confirmTime(formatDuration(exam.remainingMs()))}</li>
      </ul>
      <FewEssays />
    </div>
  );
}
