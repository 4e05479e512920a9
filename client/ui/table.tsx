import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { createEffect, createMemo, createSignal, For, type JSX, Show, untrack } from "solid-js";
import { Icon } from "./icon.tsx";
import { rowWindow } from "./row-window.ts";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Drawn in place of the title, for instance a box to tick; `title` then names the column. */
  readonly head?: () => JSX.Element;
  readonly cell: (row: Row) => JSX.Element;
  /** `end` for figures. */
  readonly align?: "end" | "centre";
  /** CSS width, for instance `6rem`. */
  readonly width?: string;
  /** A press on the head asks `onSort` for this column. */
  readonly isSortable?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  onFollow?: (row: Row) => void;
  isSelected?: (row: Row) => boolean;
  /** CSS height of the scrolling frame, for instance `calc(100vh - 260px)`; without it the page scrolls. */
  maxHeight?: string;
  empty?: JSX.Element;
  /** How the rows are sorted; the caller sorts. */
  sort?: Sort | undefined;
  onSort?: (key: string) => void;
  /** Height of a row in pixels, all alike. With `maxHeight`, long tables then draw only what is in view. */
  rowHeightPx?: number;
  /** Told which rows are drawn, `first` to `last` (exclusive), for whoever fetches rows as they come into view. */
  onView?: (first: number, last: number) => void;
}

/** Below this all rows are drawn, so that the browser's own search and print see them. */
const DRAWN_WHOLE = 400;
const FIRST_VIEW_PX = 900;

/** Rows under a head that stays in view. `onFollow` makes a row a target; put a real link or button in its first cell too. */
export function Table<Row>(props: TableProps<Row>) {
  const [scrolled, setScrolled] = createSignal({ topPx: 0, viewPx: FIRST_VIEW_PX });
  const view = createMemo(() => {
    const count = props.rows.length;
    const { rowHeightPx } = props;
    if (!rowHeightPx || !props.maxHeight || count <= DRAWN_WHOLE) return { first: 0, last: count, abovePx: 0, belowPx: 0 };
    return rowWindow(count, { rowHeightPx, scrollTopPx: scrolled().topPx, viewHeightPx: scrolled().viewPx });
  });
  createEffect(() => {
    const { first, last } = view();
    untrack(() => props.onView?.(first, last));
  });
  return (
    <Show when={props.rows.length > 0} fallback={props.empty}>
      <div
        class="table-frame"
        style={{ "max-height": props.maxHeight }}
        tabindex={props.maxHeight ? 0 : undefined}
        onScroll={(event) => setScrolled({ topPx: event.currentTarget.scrollTop, viewPx: event.currentTarget.clientHeight })}
      >
        <table
          class="table"
          classList={{ even: props.rowHeightPx !== undefined }}
          style={{ "--row-height": props.rowHeightPx ? `${props.rowHeightPx}px` : undefined }}
          aria-rowcount={props.rows.length + 1}
        >
          <caption class="unseen">{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.columns}>{(column) => <HeadCell column={column} sort={props.sort} onSort={props.onSort} />}</For>
            </tr>
          </thead>
          <tbody>
            <Spacer heightPx={view().abovePx} />
            <For each={props.rows.slice(view().first, view().last)}>
              {(row, at) => (
                <tr
                  classList={{ follows: props.onFollow !== undefined }}
                  aria-rowindex={view().first + at() + 2}
                  aria-selected={props.isSelected?.(row) ? "true" : undefined}
                  onClick={(event) => !isControl(event.target) && props.onFollow?.(row)}
                >
                  <For each={props.columns}>{(column) => <td class={column.align}>{column.cell(row)}</td>}</For>
                </tr>
              )}
            </For>
            <Spacer heightPx={view().belowPx} />
          </tbody>
        </table>
      </div>
    </Show>
  );
}

function HeadCell<Row>(props: { column: Column<Row>; sort: Sort | undefined; onSort: ((key: string) => void) | undefined }) {
  const isSorted = () => props.sort?.key === props.column.key;
  const direction = () => (isSorted() ? (props.sort?.isDescending ? "descending" : "ascending") : undefined);
  return (
    <th scope="col" class={props.column.align} style={{ width: props.column.width }} aria-sort={direction()}>
      <Show when={props.column.isSortable && props.onSort} fallback={props.column.head?.() ?? props.column.title}>
        <button type="button" class="sort" onClick={() => props.onSort?.(props.column.key)}>
          {props.column.title}
          <Show when={isSorted()}>
            <Icon of={props.sort?.isDescending ? ArrowDown : ArrowUp} size={14} />
          </Show>
        </button>
      </Show>
    </th>
  );
}

/** Stands in for the rows that are not drawn. */
function Spacer(props: { heightPx: number }) {
  return (
    <Show when={props.heightPx > 0}>
      <tr style={{ height: `${props.heightPx}px` }} />
    </Show>
  );
}

/** A press on a link or button inside a row belongs to that control. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, input, select, label") !== null;
}
