import { scaleLinear } from "d3-scale";
import { createMemo, createUniqueId, For, Show } from "solid-js";
import { formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import type { Finding } from "./finding.ts";
import { type Band, histogramOf } from "./histogram.ts";

const WIDTH = 760;
const HEIGHT = 270;
const TOP = 46;
const BOTTOM = 42;
const SIDE = 16;
const GAP = 4;

/** Totals as bars with their counts on top and the pass mark between them; who failed is hatched, so that grey paper tells it. */
export function HistogramChart(props: {
  totals: readonly number[];
  exam: { readonly most: number; readonly pass: number };
  finding: Finding;
  label: string;
}) {
  const hatch = createUniqueId();
  const words = () => office().results.histogram;
  const histogram = createMemo(() => histogramOf(props.totals, props.exam));
  const across = createMemo(() =>
    scaleLinear()
      .domain([0, props.exam.most])
      .range([SIDE, WIDTH - SIDE]),
  );
  const up = createMemo(() =>
    scaleLinear()
      .domain([0, Math.max(1, histogram().largest)])
      .range([HEIGHT - BOTTOM, TOP + 18]),
  );
  const passAt = () => across()(props.exam.pass);
  return (
    <svg class="office-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="office-chart-pale" width="6" height="6" />
          <line class="office-chart-stroke" x1="0" y1="0" x2="0" y2="6" stroke-width="3" />
        </pattern>
      </defs>
      <For each={histogram().bands}>
        {(band) => (
          <BandBar
            band={band}
            left={across()(band.from)}
            right={across()(band.to)}
            top={up()(band.count)}
            fill={band.from < props.exam.pass ? `url(#${hatch})` : undefined}
          />
        )}
      </For>
      <line class="office-chart-stroke" x1={SIDE} x2={WIDTH - SIDE} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      <For each={[...histogram().bands.map(({ from }) => from), props.exam.most]}>
        {(edge) => (
          <text class="office-chart-tick" x={across()(edge)} y={HEIGHT - BOTTOM + 16} text-anchor="middle">
            {formatPoints(edge)}
          </text>
        )}
      </For>
      <text class="office-chart-tick" x={WIDTH - SIDE} y={HEIGHT - 6} text-anchor="end">
        {words().axis}
      </text>
      <line class="office-chart-pass" x1={passAt()} x2={passAt()} y1={TOP - 18} y2={HEIGHT - BOTTOM} />
      <text class="office-chart-strong" x={passAt()} y={TOP - 26} text-anchor="middle">
        {words().pass(formatPoints(props.exam.pass))}
      </text>
      <text class="office-chart-word" x={passAt() - 10} y={TOP - 6} text-anchor="end">
        {words().below(props.finding.people - props.finding.passed)}
      </text>
      <text class="office-chart-word" x={passAt() + 10} y={TOP - 6}>
        {words().above(props.finding.passed)}
      </text>
    </svg>
  );
}

function BandBar(props: { band: Band; left: number; right: number; top: number; fill: string | undefined }) {
  return (
    <Show when={props.band.count > 0}>
      <rect
        class="office-chart-bar"
        fill={props.fill}
        x={props.left + GAP / 2}
        width={Math.max(1, props.right - props.left - GAP)}
        y={props.top}
        height={HEIGHT - BOTTOM - props.top}
      />
      <text class="office-chart-count" x={(props.left + props.right) / 2} y={props.top - 5} text-anchor="middle">
        {props.band.count}
      </text>
    </Show>
  );
}

/** How to read the chart, and the same bands as figures, for whoever cannot see the chart or wants to copy them. */
export function BandTable(props: { totals: readonly number[]; exam: { readonly most: number; readonly pass: number } }) {
  const words = () => office().results.histogram;
  const histogram = createMemo(() => histogramOf(props.totals, props.exam));
  const bands = () => histogram().bands;
  return (
    <>
      <p class="soft small-text">{words().description(formatPoints(histogram().step))}</p>
      <details class="no-print">
        <summary>{words().table}</summary>
        <table class="office-ruled">
          <thead>
            <tr>
              <th scope="col">{words().range}</th>
              <th scope="col">{words().count}</th>
            </tr>
          </thead>
          <tbody>
            <For each={bands()}>
              {(band, at) => (
                <tr>
                  <td>{words().rangeValue(formatPoints(band.from), formatPoints(band.to), at() === bands().length - 1)}</td>
                  <td>{band.count}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </details>
    </>
  );
}
