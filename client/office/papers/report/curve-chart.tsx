import { scaleLinear } from "d3-scale";
import { createMemo, For, Show } from "solid-js";
import { labelPlaces, type Series } from "./curves.ts";

const WIDTH = 540;
const HEIGHT = 280;
const TOP = 30;
const BOTTOM = 44;
const LEFT = 44;
const RIGHT = 16;
/** Ten strokes that differ on grey paper too. */
const DASHES = ["", "7 4", "2 3", "10 3 2 3", "14 5"];

/** Curves over each other, each with its name standing on it. `mark` is a value of the abscissa worth pointing at, with how far off may be. */
export function CurveChart(props: {
  series: readonly Series[];
  label: string;
  across: string;
  up: string;
  mark?: { readonly at: number; readonly words: string; readonly tolerance: number } | undefined;
}) {
  const all = () => props.series.flatMap(({ points }) => points);
  const across = createMemo(() =>
    scaleLinear()
      .domain([Math.min(...all().map(({ x }) => x)), Math.max(...all().map(({ x }) => x))])
      .range([LEFT, WIDTH - RIGHT]),
  );
  const up = createMemo(() =>
    scaleLinear()
      .domain([0, Math.max(1, ...all().map(({ y }) => y)) * 1.05])
      .range([HEIGHT - BOTTOM, TOP]),
  );
  const drawn = createMemo(() =>
    props.series.map(({ name, points }) => ({ name, points: points.map(({ x, y }) => ({ x: across()(x), y: up()(y) })) })),
  );
  const places = createMemo(() => labelPlaces(drawn()));
  return (
    <svg class="office-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
      <Show when={props.mark}>
        {(mark) => (
          <>
            <rect
              class="papers-chart-band"
              x={across()(mark().at - mark().tolerance)}
              width={Math.max(1, across()(mark().at + mark().tolerance) - across()(mark().at - mark().tolerance))}
              y={TOP}
              height={HEIGHT - BOTTOM - TOP}
            />
            <line class="office-chart-pass" x1={across()(mark().at)} x2={across()(mark().at)} y1={TOP} y2={HEIGHT - BOTTOM} />
            <text class="office-chart-strong" x={across()(mark().at)} y={TOP - 10} text-anchor="middle">
              {mark().words}
            </text>
          </>
        )}
      </Show>
      <For each={up().ticks(4)}>
        {(tick) => (
          <>
            <line class="papers-chart-rule" x1={LEFT} x2={WIDTH - RIGHT} y1={up()(tick)} y2={up()(tick)} />
            <text class="office-chart-tick" x={LEFT - 8} y={up()(tick) + 4} text-anchor="end">
              {tick}
            </text>
          </>
        )}
      </For>
      <For each={across().ticks(7)}>
        {(tick) => (
          <text class="office-chart-tick" x={across()(tick)} y={HEIGHT - BOTTOM + 18} text-anchor="middle">
            {across().tickFormat(7)(tick)}
          </text>
        )}
      </For>
      <text class="office-chart-tick" x={WIDTH - RIGHT} y={HEIGHT - 6} text-anchor="end">
        {props.across}
      </text>
      <text class="office-chart-tick" x={LEFT - 8} y={TOP - 14} text-anchor="end">
        {props.up}
      </text>
      <For each={drawn()}>
        {({ points }, at) => (
          <polyline
            class={`papers-curve ${at() >= DASHES.length ? "soft-ink" : ""}`}
            stroke-dasharray={DASHES[at() % DASHES.length] || undefined}
            points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
          />
        )}
      </For>
      <For each={places()}>
        {(place, at) => (
          <g transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`}>
            <circle class="papers-curve-name" r="9" />
            <text class="office-chart-strong" y="4" text-anchor="middle">
              {props.series[at()]?.name}
            </text>
          </g>
        )}
      </For>
    </svg>
  );
}
