import type { Outbox } from "./outbox.ts";

const STORAGE_KEY = "kaoheng.device";
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const NAME_LENGTH = 16;

/** Makes this page the only one on this machine that uses a device name; false when another tab has it. */
export type Claim = (device: string) => Promise<boolean>;

/**
 * The name under which this tab numbers its messages. It stays the same over a reload; a browser that crashed goes on
 * under the name whose unsent answers it still holds; a duplicated tab gets a name of its own.
 * @param owner tells candidates on one machine apart, so that nobody sends another's answers
 */
export async function chooseDevice(
  owner: string,
  { storage, outbox, claim, newName = newDeviceName }: { storage: Storage; outbox: Outbox; claim: Claim; newName?: () => string },
): Promise<string> {
  const own = remembered(storage, owner);
  const candidates = [...(own ? [own] : []), ...(await outbox.devicesOf(owner))];
  for (const device of candidates) {
    if (await claim(device)) return keep(storage, owner, device);
  }
  const fresh = newName();
  await claim(fresh);
  return keep(storage, owner, fresh);
}

/** 80 random bits. */
export function newDeviceName(): string {
  let name = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(NAME_LENGTH))) name += ALPHABET[byte & 31];
  return name;
}

function remembered(storage: Storage, owner: string): string | null {
  try {
    const kept = JSON.parse(storage.getItem(STORAGE_KEY) ?? "null") as { owner: string; device: string } | null;
    return kept?.owner === owner ? kept.device : null;
  } catch {
    return null;
  }
}

function keep(storage: Storage, owner: string, device: string): string {
  try {
    storage.setItem(STORAGE_KEY, JSON.stringify({ owner, device }));
  } catch {
    // Without storage a reload becomes a new device; the outbox still finds what was left unsent.
  }
  return device;
}

/**
 * Claims by Web Lock; where the page has none (plain http inside an exam room) tabs ask each other over a channel.
 * The claim is held until the page goes away.
 */
export function createClaim(): Claim {
  const claim = "locks" in navigator ? claimByLock : createChannelClaim();
  return async (device) => {
    if (!heldByThisPage.has(device) && !(await claim(device))) return false;
    heldByThisPage.add(device);
    return true;
  };
}

/** Whoever signs in again without leaving the page finds the name still theirs. */
const heldByThisPage = new Set<string>();

/** Waits a moment, since a page that reloads may find its own lock not yet given back. */
function claimByLock(device: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(`kaoheng ${device}`, { signal: AbortSignal.timeout(LOCK_WITHIN_MS) }, () => {
        resolve(true);
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

const LOCK_WITHIN_MS = 400;
const ANSWER_WITHIN_MS = 250;

function createChannelClaim(): Claim {
  if (typeof BroadcastChannel === "undefined") return async () => true;
  const channel = new BroadcastChannel("kaoheng-device");
  const held = new Set<string>();
  const waiting = new Map<string, () => void>();
  channel.onmessage = ({ data }: MessageEvent<{ ask?: string; taken?: string }>) => {
    if (data.ask !== undefined && held.has(data.ask)) channel.postMessage({ taken: data.ask });
    if (data.taken !== undefined) waiting.get(data.taken)?.();
  };
  return (device) =>
    new Promise((resolve) => {
      const free = setTimeout(() => {
        waiting.delete(device);
        held.add(device);
        resolve(true);
      }, ANSWER_WITHIN_MS);
      waiting.set(device, () => {
        clearTimeout(free);
        waiting.delete(device);
        resolve(false);
      });
      channel.postMessage({ ask: device });
    });
}
