/** Which rows of a long table have to be drawn, and how many pixels stand in for the others. */
export interface RowWindow {
  readonly first: number;
  /** One past the last row drawn. */
  readonly last: number;
  readonly abovePx: number;
  readonly belowPx: number;
}

const SPARE_ROWS = 12;

/** The rows in view of a frame scrolled to `scrollTopPx`, with some spare on both sides; all rows have one height. */
export function rowWindow(
  count: number,
  { rowHeightPx, scrollTopPx, viewHeightPx }: { rowHeightPx: number; scrollTopPx: number; viewHeightPx: number },
): RowWindow {
  const inView = Math.ceil(viewHeightPx / rowHeightPx) + 2 * SPARE_ROWS;
  const wanted = Math.floor(scrollTopPx / rowHeightPx) - SPARE_ROWS;
  const first = Math.max(0, Math.min(wanted, count - inView));
  const last = Math.min(count, first + inView);
  return { first, last, abovePx: first * rowHeightPx, belowPx: (count - last) * rowHeightPx };
}
