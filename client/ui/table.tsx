import { For, type JSX, Show } from "solid-js";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => JSX.Element;
  /** `end` for figures. */
  readonly align?: "end" | "centre";
  /** CSS width, for instance `6rem`. */
  readonly width?: string;
}

/** Rows under a head that stays in view. `onFollow` makes a row a target; put a real link or button in its first cell too. */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  onFollow?: (row: Row) => void;
  isSelected?: (row: Row) => boolean;
  /** CSS height of the scrolling frame, for instance `calc(100vh - 260px)`; without it the page scrolls. */
  maxHeight?: string;
  empty?: JSX.Element;
}) {
  return (
    <Show when={props.rows.length > 0} fallback={props.empty}>
      <div class="table-frame" style={{ "max-height": props.maxHeight }} tabindex={props.maxHeight ? 0 : undefined}>
        <table class="table">
          <caption class="unseen">{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.columns}>
                {(column) => (
                  <th scope="col" class={column.align} style={{ width: column.width }}>
                    {column.title}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr
                  classList={{ follows: props.onFollow !== undefined }}
                  aria-selected={props.isSelected?.(row) ? "true" : undefined}
                  onClick={(event) => !isControl(event.target) && props.onFollow?.(row)}
                >
                  <For each={props.columns}>{(column) => <td class={column.align}>{column.cell(row)}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  );
}

/** A press on a link or button inside a row belongs to that control. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, select, label") !== null;
}
