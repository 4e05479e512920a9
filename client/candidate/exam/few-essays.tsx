import { Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { Notice } from "#client/ui/notice.tsx";
import { countedSlots } from "#contract/answer-sheet.ts";
import { useExam } from "./exam-context.ts";

/** Fewer essays count than may: said on the review page and again in both confirmations. */
export function FewEssays() {
  const exam = useExam();
  const chosen = () => countedSlots(exam.state.sheet()).length;
  return (
    <Show when={chosen() < exam.paper.countedEssays}>
      <Notice tone="attention">{words().fewEssays(chosen(), exam.paper.countedEssays)}</Notice>
    </Show>
  );
}
