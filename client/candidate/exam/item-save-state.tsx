import { Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { formatTime } from "#client/i18n/format.ts";
import { isAnswered } from "#contract/answer-sheet.ts";
import { useExam } from "./exam-context.ts";

/** The save state of one question: nothing to say until there is an answer. */
export function ItemSaveState(props: { slot: number }) {
  const exam = useExam();
  const save = () => exam.state.saveState(props.slot);
  const isWorthSaying = () => {
    const slot = exam.shape.slots.find((entry) => entry.slot === props.slot);
    return save() !== "saved" || exam.state.savedAtOf(props.slot) !== null || (slot && isAnswered(exam.state.sheet(), slot));
  };
  const sentence = () => {
    if (save() === "saving") return words().saving;
    if (save() === "kept") return exam.state.isKeptHere() ? words().kept : words().keptNowhere;
    const at = exam.state.savedAtOf(props.slot);
    return at === null ? words().savedShort : words().saved(formatTime(at));
  };
  return (
    <p class="item-save-state figures" data-state={save()}>
      <Show when={isWorthSaying()}>{sentence()}</Show>
    </p>
  );
}
