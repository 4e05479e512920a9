/**
 * An expected "no". A value, not an exception, inside the rules; `code` is one of the contract's closed list and
 * decides both the HTTP status and the sentence people read.
 */
export interface Refusal<Code extends string = string> {
  readonly refused: Code;
  /** Facts for the sentence: numbers, names, places. Never a secret. */
  readonly detail?: { readonly [name: string]: unknown };
}

export function refuse<Code extends string>(refused: Code, detail?: Refusal["detail"]): Refusal<Code> {
  return detail === undefined ? { refused } : { refused, detail };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "refused" in value;
}

/** Carries a refusal out of the imperative shell, where throwing keeps the happy path readable. */
export class Refused extends Error {
  override name = "Refused";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

/** Returns the value or throws it as a `Refused`. */
export function orRefuse<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Refused(value);
  return value as T;
}
