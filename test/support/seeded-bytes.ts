import type { RandomBytes } from "#kernel/ids.ts";
import { randomStream } from "#kernel/random-stream.ts";

/** Reproducible "random" bytes for tests. */
export function seededBytes(seed: string): RandomBytes {
  const stream = randomStream(seed, "bytes");
  return (length) => Uint8Array.from({ length }, () => stream.below(256));
}
