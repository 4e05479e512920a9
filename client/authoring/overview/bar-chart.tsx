import { createUniqueId, For } from "solid-js";

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** Drawn hatched, so that grey paper tells it too. */
  readonly isMarked?: boolean;
}

const ROW_PX = 28;
const WIDTH_PX = 330;
const NAME_PX = 96;
/** Room for the figures at the end of the longest bar. */
const FIGURE_PX = 80;

/** Lying bars with their names and figures at them; the share of the whole stands beside the count. */
export function BarChart(props: { bars: readonly Bar[]; label: string; shareOf: (count: number) => string }) {
  const hatch = createUniqueId();
  const most = () => Math.max(1, ...props.bars.map(({ count }) => count));
  const lengthOf = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most()) * (WIDTH_PX - NAME_PX - FIGURE_PX)));
  return (
    <svg class="bank-chart" viewBox={`0 0 ${WIDTH_PX} ${props.bars.length * ROW_PX}`} role="img" aria-label={props.label}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="bank-chart-pale" width="6" height="6" />
          <line class="bank-chart-line" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      </defs>
      <For each={props.bars}>
        {(bar, at) => (
          <g transform={`translate(0 ${at() * ROW_PX})`}>
            <text class="bank-chart-name" x={NAME_PX - 10} y={ROW_PX / 2}>
              {bar.label}
            </text>
            <rect
              class="bank-chart-bar"
              x={NAME_PX}
              y={5}
              width={lengthOf(bar.count)}
              height={ROW_PX - 10}
              fill={bar.isMarked ? `url(#${hatch})` : undefined}
              classList={{ marked: bar.isMarked === true }}
            />
            <text class="bank-chart-figure" x={NAME_PX + lengthOf(bar.count) + 7} y={ROW_PX / 2}>
              {bar.count}
              <tspan class="bank-chart-share" dx="6">
                {props.shareOf(bar.count)}
              </tspan>
            </text>
          </g>
        )}
      </For>
    </svg>
  );
}
