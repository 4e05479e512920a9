/** Where a key leads from row `at`: the row to go to, `open`, or undefined for a key that means nothing here. */
export function keyMeans(key: string, at: number): number | "open" | undefined {
  if (key === "ArrowDown") return at + 1;
  if (key === "ArrowUp") return at - 1;
  if (key === "Enter") return "open";
  return undefined;
}

/** Moves the focus between the rows' boxes, which carry their place in `data-at`; Shift takes the rows passed along. */
export function moveFocus(event: KeyboardEvent, { open }: { open: (at: number) => void }): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLInputElement) || target.dataset.at === undefined) return;
  const means = keyMeans(event.key, Number(target.dataset.at));
  if (means === undefined) return;
  event.preventDefault();
  if (means === "open") {
    open(Number(target.dataset.at));
    return;
  }
  const next = (currentTarget as Element | null)?.querySelector<HTMLInputElement>(`input[data-at="${means}"]`);
  if (!next) return;
  next.focus();
  next.closest("tr")?.scrollIntoView?.({ block: "nearest" });
  if (event.shiftKey) next.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true }));
}
