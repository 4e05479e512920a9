import { createEffect, type JSX, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";

/** The page's name, a sentence if it needs one, and its one primary action. Sets the window's title too. */
export function PageHeader(props: { title: string; lead?: JSX.Element; actions?: JSX.Element }) {
  createEffect(() => {
    document.title = `${props.title} · ${common().product}`;
  });
  return (
    <header class="page-header">
      <div>
        <h1>{props.title}</h1>
        <Show when={props.lead}>
          <p class="lead">{props.lead}</p>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="actions">{props.actions}</div>
      </Show>
    </header>
  );
}

/** Nothing here yet: says so, and what to do first. */
export function EmptyState(props: { title: string; children?: JSX.Element; action?: JSX.Element }) {
  return (
    <div class="empty-state">
      <h2>{props.title}</h2>
      <Show when={props.children}>
        <p>{props.children}</p>
      </Show>
      {props.action}
    </div>
  );
}
