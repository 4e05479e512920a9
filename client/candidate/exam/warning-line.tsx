import Clock from "lucide-solid/icons/clock";
import { createEffect, createSignal, on, onCleanup, Show } from "solid-js";
import { exam as words } from "#client/i18n/exam.ts";
import { Icon } from "#client/ui/icon.tsx";
import { useExam } from "./exam-context.ts";
import { isUrgent, warningBetween } from "./warnings.ts";

const SHOWN_MS = 20_000;

/** A line under the header at the warning times; said once, gone by itself, never over the answer. */
export function WarningLine() {
  const exam = useExam();
  const [warning, setWarning] = createSignal<number | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  createEffect(
    on(exam.remainingMs, (afterMs, beforeMs) => {
      if (beforeMs === undefined) return;
      if (afterMs > beforeMs + 1_000) setWarning(null);
      const found = warningBetween(beforeMs, afterMs, exam.session.state().exam.warningMinutes);
      if (found === null) return;
      setWarning(found);
      clearTimeout(timer);
      timer = setTimeout(() => setWarning(null), SHOWN_MS);
    }),
  );
  onCleanup(() => clearTimeout(timer));

  const isAssertive = () => isUrgent(warning() ?? 0);
  return (
    <div role={isAssertive() ? "alert" : "status"} aria-live={isAssertive() ? "assertive" : "polite"}>
      <Show when={warning()}>
        {(minutes) => (
          <p class="warning-line" classList={{ last: minutes() <= 5 }}>
            <Icon of={Clock} size={18} />
            {minutes() >= 1 ? words().timeLeft(minutes()) : words().secondsLeft(Math.round(minutes() * 60))}
          </p>
        )}
      </Show>
    </div>
  );
}
