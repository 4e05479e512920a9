import { office } from "#client/i18n/office.ts";
import { ageOf } from "./age.ts";

/** `12 秒前` */
export function agoWords(instant: number, now: number): string {
  const { unit, count } = ageOf(instant, now);
  return office().board[`${unit}Ago`](count);
}

/** `12 秒` */
export function ageWords(instant: number, now: number): string {
  const { unit, count } = ageOf(instant, now);
  return office().board[unit](count);
}
