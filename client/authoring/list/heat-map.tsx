import Check from "lucide-solid/icons/check";
import Equal from "lucide-solid/icons/equal";
import Minus from "lucide-solid/icons/minus";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createMemo, For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Icon } from "#client/ui/icon.tsx";
import { itemType } from "#contract/bank.ts";
import type { ItemType } from "#item-bank/item.ts";
import type { BankFilters } from "./bank-filters.ts";
import { type Heat, heatOf, levelCounts, levelSigns, type Specification, type SpecificationCell, sumOf } from "./heat.ts";

const SIGNS = { short: TriangleAlert, tight: Equal, enough: Check, free: Minus } as const;

/** 双向细目表: parts across, types down; each cell says have / needed, the gap, and its cognitive levels. A press narrows the table. */
export function HeatMap(props: {
  specification: Specification;
  filters: BankFilters;
  onNarrow: (change: Partial<BankFilters>) => void;
}) {
  const words = () => bank().list.map;
  const types = createMemo(() => itemType.options.filter((type) => props.specification.cells.some((cell) => cell.type === type)));
  const cellOf = (part: number, type: ItemType) =>
    props.specification.cells.find((cell) => cell.part === part && cell.type === type);
  const signs = createMemo(() => levelSigns(props.specification.levels));
  const sumFor = (type: ItemType) => sumOf(props.specification.cells.filter((cell) => cell.type === type));
  return (
    <div class="table-frame">
      <table class="bank-heat">
        <caption class="unseen">{words().title}</caption>
        <thead>
          <tr>
            <th scope="col">{words().type}</th>
            <For each={props.specification.parts}>
              {({ part, title }) => (
                <th scope="col" title={inLanguage(title)}>
                  <span class="figures">{part}</span> {inLanguage(title)}
                </th>
              )}
            </For>
            <th scope="col">{words().sum}</th>
          </tr>
        </thead>
        <tbody>
          <For each={types()}>
            {(type) => (
              <tr>
                <th scope="row">{bank().list.types[type]}</th>
                <For each={props.specification.parts}>
                  {({ part }) => (
                    <td>
                      <Show when={cellOf(part, type)}>
                        {(cell) => (
                          <HeatCell
                            cell={cell()}
                            signs={signs()}
                            order={props.specification.levels}
                            isOn={props.filters.part === part && props.filters.type === type}
                            onPress={(isOn) =>
                              props.onNarrow(isOn ? { part: undefined, type: undefined, topic: "" } : { part, type, topic: "" })
                            }
                          />
                        )}
                      </Show>
                    </td>
                  )}
                </For>
                <td class="bank-heat-sum">
                  <CellFigures cell={sumFor(type)} signs={signs()} order={props.specification.levels} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function HeatCell(props: {
  cell: SpecificationCell;
  signs: ReadonlyMap<string, string>;
  order: readonly string[];
  isOn: boolean;
  onPress: (isOn: boolean) => void;
}) {
  const words = () => bank().list.map;
  const heat = () => heatOf(props.cell);
  const spoken = () => {
    const { part, type, have, needed } = props.cell;
    return words().cell(
      bank().list.filters.partOf(part),
      bank().list.types[type],
      have,
      words().neededWords(needed),
      words().heats[heat()],
    );
  };
  return (
    <button
      type="button"
      class={`bank-heat-cell ${heat()}`}
      aria-pressed={props.isOn}
      aria-label={spoken()}
      title={spoken()}
      onClick={() => props.onPress(props.isOn)}
    >
      <CellFigures cell={props.cell} signs={props.signs} order={props.order} />
    </button>
  );
}

/** Sign and have / needed, the gap or what is to spare, then a bar of the levels with their counts. */
function CellFigures(props: {
  cell: Omit<SpecificationCell, "part" | "type">;
  signs: ReadonlyMap<string, string>;
  order: readonly string[];
}) {
  const words = () => bank().list.map;
  const heat = (): Heat => (props.cell.gap > 0 ? "short" : heatOf(props.cell));
  const levels = createMemo(() => levelCounts(props.cell.levels, props.order));
  const spare = () => {
    const { needed, have, gap } = props.cell;
    if (gap > 0) return words().gap(gap);
    if (needed === null) return "";
    return have === needed ? words().exact : words().spare(have - needed);
  };
  return (
    <>
      <span class="bank-heat-count figures">
        <Icon of={SIGNS[heat()]} size={14} />
        <strong>{props.cell.needed === null ? props.cell.have : words().ofNeeded(props.cell.have, props.cell.needed)}</strong>
        <span class="bank-heat-gap">{spare()}</span>
      </span>
      <span class="bank-heat-levels figures">
        <For each={levels()}>
          {({ level, count }) => (
            <span class="bank-heat-level" style={{ "flex-grow": String(count) }} title={`${level} ${count}`}>
              {props.signs.get(level) ?? level}
              {count}
            </span>
          )}
        </For>
      </span>
    </>
  );
}

/** Over all cells: what the papers ask of each cognitive level beside what is there. */
export function LevelLine(props: { specification: Specification }) {
  const words = () => bank().list.map;
  const signs = createMemo(() => levelSigns(props.specification.levels));
  return (
    <dl class="bank-levels figures">
      <dt>{words().levels}</dt>
      <For each={props.specification.levelNeeds}>
        {({ level, have, least, most }) => (
          <dd classList={{ short: have < least }}>
            <Icon
              of={have < least ? SIGNS.short : SIGNS.enough}
              size={14}
              name={words().heats[have < least ? "short" : "enough"]}
            />
            <span>
              <b>{signs().get(level)}</b>
              {level.slice((signs().get(level) ?? "").length)} <strong>{have}</strong>
              <span class="soft">（{words().levelRange(least, most)}）</span>
            </span>
          </dd>
        )}
      </For>
    </dl>
  );
}
