import { createUniqueId, For } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import type { CapacityCell } from "./capacity-facts.ts";

const WIDTH = 640;
const ROW = 26;
const TOP = 34;
const NAME = 156;
/** Room for the words at the end of the longest bar. */
const WORDS = 130;

/** What a cell is called in a line of its own. */
export function cellName({ part, type }: Pick<CapacityCell, "part" | "type">): string {
  const words = office().capacity.chart;
  return part === 0 ? words.essays : words.cell(part, common().itemTypes[type]);
}

/** Lying bars, the scarcest cell on top; those that run out first are hatched and say so, so that grey paper tells it. */
export function CapacityChart(props: { cells: readonly CapacityCell[]; most: number }) {
  const hatch = createUniqueId();
  const words = () => office().capacity.chart;
  const largest = () => Math.max(1, props.most, ...props.cells.map(({ papers }) => papers));
  const across = (papers: number) => NAME + (papers / largest()) * (WIDTH - NAME - WORDS);
  const height = () => TOP + props.cells.length * ROW + 6;
  return (
    <svg class="office-chart" viewBox={`0 0 ${WIDTH} ${height()}`} role="img" aria-label={words().label}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="office-chart-pale" width="6" height="6" />
          <line class="office-chart-stroke" x1="0" y1="0" x2="0" y2="6" stroke-width="3" />
        </pattern>
      </defs>
      <For each={props.cells}>
        {(cell, at) => (
          <g transform={`translate(0 ${TOP + at() * ROW})`}>
            <text x={NAME - 12} y={ROW / 2 + 4} text-anchor="end">
              {cellName(cell)}
            </text>
            <rect
              class="office-chart-bar"
              fill={cell.runsOutFirst ? `url(#${hatch})` : undefined}
              x={NAME}
              y={4}
              width={Math.max(1, across(cell.papers) - NAME)}
              height={ROW - 8}
            />
            <text x={across(cell.papers) + 10} y={ROW / 2 + 4} classList={{ "office-chart-strong": cell.runsOutFirst }}>
              {words().papers(cell.papers)}
              {cell.runsOutFirst ? ` · ${words().isFirst}` : ""}
            </text>
          </g>
        )}
      </For>
      <line class="office-chart-stroke" x1={NAME} x2={NAME} y1={TOP} y2={height() - 6} />
      <line class="office-chart-pass" x1={across(props.most)} x2={across(props.most)} y1={TOP - 10} y2={height() - 6} />
      <text class="office-chart-strong" x={across(props.most)} y={TOP - 16} text-anchor="middle">
        {words().most(props.most)}
      </text>
    </svg>
  );
}
