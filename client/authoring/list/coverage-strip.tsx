import { createMemo, For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import type { bankApi } from "#contract/bank.ts";
import { itemType } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";
import type { ItemType } from "#item-bank/item.ts";
import type { BankFilters } from "./bank-filters.ts";

type Cell = ReplyOf<typeof bankApi.bankFacets>["cells"][number];

/** How many items each part and type has; a press narrows the table to the cell, a second one takes that back. */
export function CoverageStrip(props: {
  cells: readonly Cell[];
  filters: BankFilters;
  onNarrow: (change: Partial<BankFilters>) => void;
}) {
  const parts = createMemo(() => [...new Set(props.cells.map(({ part }) => part))].sort((a, b) => a - b));
  const cellOf = (part: number, type: ItemType) => props.cells.find((cell) => cell.part === part && cell.type === type);
  const isOn = (part: number, type: ItemType) => props.filters.part === part && props.filters.type === type;
  const press = (part: number, type: ItemType) =>
    props.onNarrow(isOn(part, type) ? { part: undefined, type: undefined } : { part, type });
  return (
    <Show when={parts().length > 0}>
      <section class="authoring-coverage" aria-label={authoring().coverage}>
        <For each={parts()}>
          {(part) => (
            <div class="authoring-coverage-part">
              <div class="soft small-text">{authoring().partOf(part)}</div>
              <div class="authoring-coverage-cells">
                <For each={itemType.options.filter((type) => cellOf(part, type))}>
                  {(type) => (
                    <button
                      type="button"
                      class="authoring-cell figures"
                      aria-pressed={isOn(part, type)}
                      aria-label={`${authoring().partOf(part)} ${authoring().shortTypes[type]} ${authoring().coverageCell(cellOf(part, type)?.approved ?? 0, cellOf(part, type)?.draft ?? 0)}`}
                      onClick={() => press(part, type)}
                    >
                      <span class="soft">{authoring().shortTypes[type]}</span>
                      <strong>{cellOf(part, type)?.approved ?? 0}</strong>
                      <Show when={cellOf(part, type)?.draft}>
                        {(draft) => <span class="authoring-cell-drafts">{authoring().drafts(draft())}</span>}
                      </Show>
                    </button>
                  )}
                </For>
              </div>
            </div>
          )}
        </For>
      </section>
    </Show>
  );
}
