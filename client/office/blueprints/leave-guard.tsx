import { useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup, onMount } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";

/** Asks before an edited blueprint is left, by a link or by closing the window. */
export function LeaveGuard(props: { isDirty: boolean }) {
  const words = () => office().blueprints.leave;
  const [retry, setRetry] = createSignal<() => void>();

  useBeforeLeave((event) => {
    if (!props.isDirty || event.defaultPrevented || isSameDesk(event.to, event.from)) return;
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

  const go = () => {
    const leave = retry();
    setRetry(undefined);
    leave?.();
  };
  return (
    <Dialog
      isOpen={retry() !== undefined}
      title={words().title}
      onClose={() => setRetry(undefined)}
      actions={
        <>
          <Button variant="primary" onClick={() => setRetry(undefined)}>
            {words().stay}
          </Button>
          <Button onClick={go}>{words().go}</Button>
        </>
      }
    >
      <p>{words().text}</p>
    </Dialog>
  );
}

/** Another section of the same text; another version in the same address is another text. */
function isSameDesk(
  to: unknown,
  from: { readonly pathname: string; readonly query: Readonly<Record<string, unknown>> },
): boolean {
  if (typeof to !== "string") return false;
  const [path = "", query = ""] = to.split("#")[0]?.split("?") ?? [];
  const asked = new URLSearchParams(query);
  return (
    path === from.pathname && ["version", "from"].every((name) => (asked.get(name) ?? "") === String(from.query[name] ?? ""))
  );
}
