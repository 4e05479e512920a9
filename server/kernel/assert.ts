/** Thrown when our own code broke a promise. Never caused by what a person typed: that is a refusal. */
export class Fault extends Error {
  override name = "Fault";
}

/** Stops the operation at once when an invariant does not hold. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Fault(message);
}

/** Makes the compiler prove that a switch over a closed union is complete. */
export function exhaustive(value: never): never {
  throw new Fault(`unhandled case: ${JSON.stringify(value)}`);
}
