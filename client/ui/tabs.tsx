import { createUniqueId, For, type JSX } from "solid-js";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
}

/** Tabs with arrow keys; the panel is drawn by the caller for the active one. */
export function Tabs<Id extends string>(props: {
  label: string;
  tabs: readonly Tab<Id>[];
  active: Id;
  onSelect: (id: Id) => void;
  children: JSX.Element;
}) {
  const base = createUniqueId();
  let list: HTMLDivElement | undefined;

  function move(event: KeyboardEvent): void {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = props.tabs.findIndex((tab) => tab.id === props.active);
    const next = props.tabs[(at + step + props.tabs.length) % props.tabs.length];
    if (!next) return;
    props.onSelect(next.id);
    list?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    <div class="stack">
      <div
        class="tabs"
        role="tablist"
        aria-label={props.label}
        onKeyDown={move}
        ref={(made) => {
          list = made;
        }}
      >
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              class="tab"
              data-tab={tab.id}
              id={`${base}-${tab.id}`}
              aria-selected={tab.id === props.active}
              aria-controls={`${base}-panel`}
              tabindex={tab.id === props.active ? 0 : -1}
              onClick={() => props.onSelect(tab.id)}
            >
              {tab.label}
            </button>
          )}
        </For>
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${props.active}`}>
        {props.children}
      </div>
    </div>
  );
}
