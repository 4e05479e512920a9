import { type DBSchema, openDB } from "idb";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import type { Conflict } from "./reconcile.ts";

/** One command on its way, numbered without gaps per device. */
export interface Entry {
  readonly n: number;
  readonly command: SheetCommand;
}

/** What a device left behind on this machine. */
export interface Stored {
  readonly entries: readonly Entry[];
  /** Fencing number of its last welcome. */
  readonly epoch: number | null;
  /** Last local text of each essay with unsent words. */
  readonly texts: ReadonlyMap<number, string>;
  readonly conflicts: readonly Conflict[];
}

/** Keeps commands on this machine until the server has them for good. Order is by number. */
export interface Outbox {
  load(device: string): Promise<Stored>;
  /** Durable before it resolves; putting the same number again replaces it. `text` is the essay as it now reads here. */
  append(device: string, entry: Entry, text?: string): Promise<void>;
  /** Only after the server's acknowledgement. */
  removeThrough(device: string, n: number): Promise<void>;
  /** Replaces everything that waits, after numbers or contents changed. */
  replace(device: string, entries: readonly Entry[]): Promise<void>;
  note(device: string, facts: { owner: string; epoch: number; conflicts: readonly Conflict[] }): Promise<void>;
  /** Removes every trace of an owner whose attempt is over and whose words all arrived. */
  forget(owner: string): Promise<void>;
  /** Devices of this owner that left something unsent here. */
  devicesOf(owner: string): Promise<string[]>;
}

interface Schema extends DBSchema {
  entries: { key: [string, number]; value: { device: string; n: number; command: SheetCommand } };
  texts: { key: [string, number]; value: { device: string; slot: number; text: string } };
  devices: { key: string; value: { device: string; owner: string; epoch: number; conflicts: Conflict[] } };
}

const DATABASE = "kaoheng-outbox";

/** The outbox in IndexedDB. Rejects when the browser offers none; the caller then goes on without and says so. */
export async function openOutbox(): Promise<Outbox> {
  const db = await openDB<Schema>(DATABASE, 1, {
    upgrade(made) {
      made.createObjectStore("entries", { keyPath: ["device", "n"] });
      made.createObjectStore("texts", { keyPath: ["device", "slot"] });
      made.createObjectStore("devices", { keyPath: "device" });
    },
  });
  const allOf = (device: string, upTo = Number.MAX_SAFE_INTEGER) => IDBKeyRange.bound([device, 0], [device, upTo]);

  return {
    async load(device) {
      const [entries, texts, noted] = await Promise.all([
        db.getAll("entries", allOf(device)),
        db.getAll("texts", allOf(device)),
        db.get("devices", device),
      ]);
      return {
        entries: entries.map(({ n, command }) => ({ n, command })),
        epoch: noted?.epoch ?? null,
        texts: new Map(texts.map(({ slot, text }) => [slot, text])),
        conflicts: noted?.conflicts ?? [],
      };
    },
    async append(device, entry, text) {
      const tx = db.transaction(["entries", "texts"], "readwrite");
      const puts: Promise<unknown>[] = [tx.objectStore("entries").put({ device, ...entry })];
      if (text !== undefined) puts.push(tx.objectStore("texts").put({ device, slot: entry.command.slot, text }));
      await Promise.all([...puts, tx.done]);
    },
    async removeThrough(device, n) {
      await db.delete("entries", allOf(device, n));
    },
    async replace(device, entries) {
      const tx = db.transaction("entries", "readwrite");
      await Promise.all([tx.store.delete(allOf(device)), ...entries.map((entry) => tx.store.put({ device, ...entry })), tx.done]);
    },
    async note(device, { owner, epoch, conflicts }) {
      await db.put("devices", { device, owner, epoch, conflicts: [...conflicts] });
    },
    async forget(owner) {
      const devices = (await db.getAll("devices")).filter((entry) => entry.owner === owner);
      for (const { device } of devices) {
        await Promise.all([db.delete("entries", allOf(device)), db.delete("texts", allOf(device)), db.delete("devices", device)]);
      }
    },
    async devicesOf(owner) {
      const [devices, keys] = await Promise.all([db.getAll("devices"), db.getAllKeys("entries")]);
      const busy = new Set(keys.map(([device]) => device));
      return devices
        .filter((entry) => entry.owner === owner && (busy.has(entry.device) || entry.conflicts.length > 0))
        .map((entry) => entry.device);
    },
  };
}

/** An outbox that lasts as long as the page: for browsers without IndexedDB, and for tests. */
export function createMemoryOutbox(): Outbox {
  const entries = new Map<string, Entry[]>();
  const texts = new Map<string, Map<number, string>>();
  const noted = new Map<string, { owner: string; epoch: number; conflicts: readonly Conflict[] }>();
  const of = (device: string) => entries.get(device) ?? [];
  return {
    load: async (device) => ({
      entries: [...of(device)],
      epoch: noted.get(device)?.epoch ?? null,
      texts: new Map(texts.get(device) ?? []),
      conflicts: noted.get(device)?.conflicts ?? [],
    }),
    async append(device, entry, text) {
      const others = of(device).filter((other) => other.n !== entry.n);
      entries.set(
        device,
        [...others, entry].sort((a, b) => a.n - b.n),
      );
      if (text !== undefined) texts.set(device, new Map(texts.get(device) ?? []).set(entry.command.slot, text));
    },
    async removeThrough(device, n) {
      entries.set(
        device,
        of(device).filter((entry) => entry.n > n),
      );
    },
    async replace(device, next) {
      entries.set(device, [...next]);
    },
    async note(device, facts) {
      noted.set(device, facts);
    },
    async forget(owner) {
      for (const [device, facts] of noted) {
        if (facts.owner !== owner) continue;
        entries.delete(device);
        texts.delete(device);
        noted.delete(device);
      }
    },
    devicesOf: async (owner) =>
      [...noted].filter(([device, facts]) => facts.owner === owner && of(device).length > 0).map(([device]) => device),
  };
}
