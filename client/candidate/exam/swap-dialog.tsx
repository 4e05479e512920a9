import { For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam as words } from "#client/i18n/exam.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { countedSlots } from "#contract/answer-sheet.ts";
import { countCharacters } from "#item-bank/types/essay/character-count.ts";
import { titleOf, useExam } from "./exam-context.ts";

/** A fourth essay is to count: which one gives way? No text is deleted on any path. */
export function SwapDialog(props: { slot: number; isOpen: boolean; onClose: () => void }) {
  const exam = useExam();
  const characters = (slot: number) => countCharacters(exam.state.sheet().essays.get(slot)?.text ?? "").withPunctuation;

  function swap(other: number): void {
    exam.actions.act({ kind: "count", slot: other, on: false });
    exam.actions.act({ kind: "count", slot: props.slot, on: true });
    props.onClose();
  }

  return (
    <Dialog
      isOpen={props.isOpen}
      title={words().swapTitle(exam.paper.countedEssays)}
      onClose={() => props.onClose()}
      actions={<Button onClick={() => props.onClose()}>{common().cancel}</Button>}
    >
      <div class="stack">
        <p>{words().swapLead(titleOf(exam.paper, props.slot))}</p>
        <For each={countedSlots(exam.state.sheet())}>
          {(other) => (
            <Button size="large" onClick={() => swap(other)}>
              {words().swapOut(titleOf(exam.paper, other), characters(other))}
            </Button>
          )}
        </For>
      </div>
    </Dialog>
  );
}
