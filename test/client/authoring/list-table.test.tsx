import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { render } from "solid-js/web";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createFoundRows } from "#client/authoring/list/found-rows.ts";
import { ItemTable } from "#client/authoring/list/item-table.tsx";
import { createSelection, type Selection } from "#client/authoring/list/selection.ts";
import { fakeBank, idAt } from "./list-rows.ts";

let dispose = () => {};
afterEach(() => dispose());

async function draw(total: number): Promise<{ root: HTMLElement; selection: () => Selection; path: () => string }> {
  const bank = fakeBank(total);
  const history = createMemoryHistory();
  let selection: Selection | undefined;
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  function Page() {
    const found = createFoundRows(() => "all", bank.fetch);
    const picks = createSelection(found.idsBetween);
    selection = picks;
    return <ItemTable found={found} slots={found.slots() ?? []} selection={picks} now={0} empty={<p>nothing</p>} />;
  }
  dispose = render(
    () => (
      <MemoryRouter history={history}>
        <Route path="*" component={Page} />
      </MemoryRouter>
    ),
    root,
  );
  await vi.waitFor(() => expect(root.querySelector("input[data-at]")).not.toBeNull());
  return { root, selection: () => selection as Selection, path: () => history.get() };
}

function box(root: HTMLElement, at: number): HTMLInputElement {
  return root.querySelector(`input[data-at="${at}"]`) as HTMLInputElement;
}

function press(target: HTMLElement, key: string, shiftKey = false): void {
  target.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }));
}

describe("the table of the bank", () => {
  it("draws a window of ten thousand rows", async () => {
    const { root } = await draw(10_000);
    expect(root.querySelectorAll("input[data-at]").length).toBeLessThan(150);
    expect(root.querySelector("table")?.getAttribute("aria-rowcount")).toBe("10001");
  });

  it("picks a range with Shift, as the boxes show", async () => {
    const { root, selection } = await draw(30);
    box(root, 2).click();
    box(root, 5).dispatchEvent(new MouseEvent("click", { bubbles: true, shiftKey: true }));
    await vi.waitFor(() => expect(selection().count()).toBe(4));
    await vi.waitFor(() =>
      expect([1, 2, 3, 4, 5, 6].map((at) => box(root, at).checked)).toEqual([false, true, true, true, true, false]),
    );
  });

  it("goes from row to row by arrow, picks along with Shift, and opens with Enter", async () => {
    const { root, selection, path } = await draw(30);
    box(root, 2).click();
    box(root, 2).focus();
    press(box(root, 2), "ArrowDown", true);
    expect(document.activeElement).toBe(box(root, 3));
    await vi.waitFor(() => expect([...selection().ids()]).toEqual([idAt(2), idAt(3)]));
    press(box(root, 3), "ArrowUp");
    expect(document.activeElement).toBe(box(root, 2));
    press(box(root, 2), "Enter");
    await vi.waitFor(() => expect(path()).toBe(`/staff/bank/items/${idAt(2)}`));
  });

  it("picks all that is found, not only what is drawn", async () => {
    const { root, selection } = await draw(430);
    (root.querySelector("thead input") as HTMLInputElement).click();
    await vi.waitFor(() => expect(selection().count()).toBe(430));
  });
});
