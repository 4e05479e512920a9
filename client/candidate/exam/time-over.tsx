import { Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { Notice } from "#client/ui/notice.tsx";
import { Spinner } from "#client/ui/spinner.tsx";
import { useExam } from "./exam-context.ts";

/** The end of time: answering has stopped, the paper is collected, the receipt comes by itself. */
export function TimeOver() {
  const exam = useExam();
  const isStuck = () => !exam.state.isOnline();
  return (
    <main class="exam-opening">
      <h2>{words().timeOverTitle}</h2>
      <Show when={!isStuck()} fallback={<Notice tone="attention">{words().timeOverOffline}</Notice>}>
        <p>{words().timeOverText}</p>
        <Spinner label={exam.state.unsent() > 0 ? words().unsent(exam.state.unsent()) : words().handingIn} />
      </Show>
    </main>
  );
}
