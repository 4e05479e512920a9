import { createUniqueId, For, Show } from "solid-js";
import { marking } from "#client/i18n/marking.ts";
import { barsOf, type EssayProgress, longestBar } from "./progress-bars.ts";

const ROW_PX = 26;
const NAME_PX = 84;
const WIDTH_PX = 340;
/** Room for the figure at the end of the longest bar. */
const FIGURE_PX = 44;
const LONGEST_PX = WIDTH_PX - NAME_PX - FIGURE_PX;

/**
 * One small bar chart per essay on a common scale, each bar with its name and figure. What is settled is solid, what is
 * still wanted is hatched, so that a grey print says the same.
 */
export function ProgressChart(props: { essays: readonly EssayProgress[] }) {
  const most = () => longestBar(props.essays);
  return (
    <div class="marking-charts">
      <For each={props.essays}>{(essay) => <EssayChart essay={essay} most={most()} />}</For>
    </div>
  );
}

function EssayChart(props: { essay: EssayProgress; most: number }) {
  const pattern = createUniqueId();
  const bars = () => barsOf(props.essay, props.most);
  return (
    <figure class="marking-chart panel">
      <figcaption>
        <strong>{marking().essay(props.essay.essayNumber)}</strong> {props.essay.topic}
        <span class="soft figures">
          {" "}
          {marking().settledOf(props.essay.settled, props.essay.scripts)}
          <Show when={props.essay.mean !== null}>
            {" · "}
            {marking().meanOf((props.essay.mean ?? 0).toFixed(1))}
          </Show>
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH_PX} ${bars().length * ROW_PX}`}
        role="img"
        aria-label={marking().chartOf(props.essay.essayNumber, props.essay.topic)}
      >
        <defs>
          <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line class="marking-hatch" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        <For each={bars()}>
          {(bar, at) => (
            <g transform={`translate(0 ${at() * ROW_PX})`}>
              <text class="marking-bar-name" x={NAME_PX - 8} y={ROW_PX / 2}>
                {marking().bars[bar.kind]}
              </text>
              <rect
                class="marking-bar"
                classList={{ settled: bar.isSettled }}
                x={NAME_PX}
                y={5}
                width={Math.max(bar.count > 0 ? 2 : 0, bar.share * LONGEST_PX)}
                height={ROW_PX - 10}
                fill={bar.isSettled ? undefined : `url(#${pattern})`}
              />
              <text class="marking-bar-figure" x={NAME_PX + bar.share * LONGEST_PX + 6} y={ROW_PX / 2}>
                {bar.count}
              </text>
            </g>
          )}
        </For>
      </svg>
    </figure>
  );
}
