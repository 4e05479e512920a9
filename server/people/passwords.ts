import { hash, verify } from "@node-rs/argon2";

/** OWASP's second profile (19 MiB, two passes): about 13 ms of processor time. argon2id is the library's default kind. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const SHORTEST_PASSWORD = 10;

let queue: Promise<unknown> = Promise.resolve();

/** Hashes one at a time: a rush of sign-ins must not take the processor from people who are answering. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = queue.then(work);
  queue = result.catch(() => undefined);
  return result;
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFKC"), COST));
}

export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return inTurn(() => verify(passwordHash, password.normalize("NFKC")));
}
