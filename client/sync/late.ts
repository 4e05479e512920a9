import { call } from "./api-client.ts";
import { candidateCalls, MESSAGES_PER_SAY } from "./candidate-calls.ts";
import type { Outbox } from "./outbox.ts";

/**
 * After the close: hands the server what this machine still holds. Words it knows already change nothing; the others
 * are kept for the office and do not count. Then this machine's copy is removed.
 * @returns how many words came too late
 */
export async function deliverLate(outbox: Outbox, owner: string): Promise<number> {
  let late = 0;
  for (const device of await outbox.devicesOf(owner)) {
    const { entries, epoch } = await outbox.load(device);
    for (let from = 0; from < entries.length; from += MESSAGES_PER_SAY) {
      const messages = entries.slice(from, from + MESSAGES_PER_SAY);
      const reply = await call(candidateCalls.say, { body: { device, epoch: epoch ?? 1, messages } });
      late += reply.refused.length;
    }
  }
  await outbox.forget(owner);
  return late;
}
