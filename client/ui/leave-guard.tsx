import { useBeforeLeave } from "@solidjs/router";
import { createSignal, onCleanup, onMount } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

/**
 * Asks before unsaved work is left, by a link or by closing the window. An address that differs only in query keys not named
 * in `textKeys` shows another section of the same text, and nothing is asked.
 */
export function LeaveGuard(props: { isDirty: boolean; textKeys?: readonly string[] }) {
  const words = () => common().leave;
  const [retry, setRetry] = createSignal<() => void>();

  useBeforeLeave((event) => {
    if (!props.isDirty || event.defaultPrevented || isSameText(event, props.textKeys ?? [])) return;
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

interface Move {
  readonly to: unknown;
  readonly from: { readonly pathname: string; readonly query: Readonly<Record<string, unknown>> };
}

function isSameText({ to, from }: Move, textKeys: readonly string[]): boolean {
  if (typeof to !== "string") return false;
  const [path = "", query = ""] = to.split("#")[0]?.split("?") ?? [];
  const asked = new URLSearchParams(query);
  return path === from.pathname && textKeys.every((name) => (asked.get(name) ?? "") === String(from.query[name] ?? ""));
}
