import { createEffect, createUniqueId, type JSX, onCleanup, Show } from "solid-js";

/**
 * A modal dialog on the native element: focus is kept inside, Escape closes it, focus goes back afterwards.
 * Draw it only for what cannot be undone or needs a decision now.
 */
export function Dialog(props: {
  isOpen: boolean;
  title: string;
  onClose: () => void;
  children: JSX.Element;
  /** Buttons, the safe one first. */
  actions?: JSX.Element;
  isWide?: boolean;
}) {
  const id = createUniqueId();
  let element: HTMLDialogElement | undefined;

  createEffect(() => {
    if (props.isOpen && !element?.open) element?.showModal();
    if (!props.isOpen && element?.open) element.close();
  });
  onCleanup(() => element?.close());

  return (
    <dialog
      ref={(made) => {
        element = made;
      }}
      class="dialog"
      classList={{ wide: props.isWide === true }}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <Show when={props.isOpen}>
        <div class="frame">
          <header>
            <h2 id={id}>{props.title}</h2>
          </header>
          <div class="content">{props.children}</div>
          <Show when={props.actions}>
            <footer>{props.actions}</footer>
          </Show>
        </div>
      </Show>
    </dialog>
  );
}
