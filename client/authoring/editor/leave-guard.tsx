import { useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup, onMount } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";

/** Asks before unsaved work is left, by a link or by closing the window. Changing only the query stays on the page. */
export function LeaveGuard(props: { isDirty: boolean }) {
  const [retry, setRetry] = createSignal<() => void>();

  useBeforeLeave((event) => {
    const isSamePage = typeof event.to === "string" && event.to.split(/[?#]/)[0] === event.from.pathname;
    if (!props.isDirty || isSamePage || event.defaultPrevented) return;
    event.preventDefault();
    setRetry(() => () => event.retry(true));
  });

  onMount(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (!props.isDirty) return;
      event.preventDefault();
      // Browsers before 2023 ask only when this is set too.
      event.returnValue = "";
    };
    window.addEventListener("beforeunload", warn);
    onCleanup(() => window.removeEventListener("beforeunload", warn));
  });

  return (
    <Dialog
      isOpen={retry() !== undefined}
      title={authoring().leaveTitle}
      onClose={() => setRetry(undefined)}
      actions={
        <>
          <Button variant="primary" onClick={() => setRetry(undefined)}>
            {authoring().stay}
          </Button>
          <Button
            onClick={() => {
              const go = retry();
              setRetry(undefined);
              go?.();
            }}
          >
            {authoring().leave}
          </Button>
        </>
      }
    >
      <p>{authoring().leaveText}</p>
    </Dialog>
  );
}
