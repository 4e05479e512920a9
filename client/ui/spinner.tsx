import { common } from "#client/i18n/common.ts";

/** Something is on its way. */
export function Spinner(props: { label?: string }) {
  return (
    <span class="spinner" role="status">
      {props.label ?? common().loading}
    </span>
  );
}

export function FullPageSpinner() {
  return (
    <div class="full-page">
      <Spinner />
    </div>
  );
}

/** How much of a whole is done; `label` says of what. */
export function Progress(props: { value: number; most: number; label: string }) {
  const share = () => (props.most > 0 ? Math.min(1, Math.max(0, props.value / props.most)) : 0);
  return (
    <span
      class="progress"
      role="progressbar"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={props.most}
      aria-valuenow={props.value}
    >
      <span style={{ width: `${share() * 100}%` }} />
    </span>
  );
}
