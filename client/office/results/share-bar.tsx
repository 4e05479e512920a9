import { scaleLinear } from "d3-scale";

const WIDTH = 200;
const across = scaleLinear().domain([0, 1]).range([0, WIDTH]).clamp(true);

/** A bar of how much of a whole was reached. The figure stands beside it, so the picture itself stays silent. */
export function ShareBar(props: { value: number; most: number }) {
  return (
    <svg class="office-share" viewBox={`0 0 ${WIDTH} 14`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="office-chart-pale" x="0" y="0" width={WIDTH} height="14" />
      <rect class="office-chart-bar" x="0" y="0" width={across(props.most > 0 ? props.value / props.most : 0)} height="14" />
    </svg>
  );
}
