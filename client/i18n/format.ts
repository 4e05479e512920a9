import { formatPoints as formatUnits, units } from "#kernel/points.ts";
import { language } from "./words.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Points in units of 1/60 as people read them: at most one decimal. */
export function formatPoints(value: number): string {
  return formatUnits(units(value));
}

/** `14:05:09` in the browser's time zone. */
export function formatTime(instant: number): string {
  const date = new Date(instant);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(":");
}

/** `14:05`, for plans and notices where a second means nothing. */
export function formatMinute(instant: number): string {
  return formatTime(instant).slice(0, 5);
}

/** `2026年10月18日`, in English `18 October 2026`. */
export function formatDate(instant: number): string {
  const date = new Date(instant);
  return language() === "zh"
    ? `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`
    : `${date.getDate()} ${MONTHS[date.getMonth()]} ${date.getFullYear()}`;
}

/** Date and time to the minute. */
export function formatDateTime(instant: number): string {
  return `${formatDate(instant)} ${formatMinute(instant)}`;
}

/** A length of time as `02:13:45`; never negative. Rounds up, so that 00:00:00 means that nothing is left. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(":");
}

/** A share between 0 and 1 as whole per cent. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
