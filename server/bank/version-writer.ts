import { createHash } from "node:crypto";
import { canonicalItem, type Item } from "#item-bank/item.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Recording } from "../ledger/writer.ts";
import { isSameItem, searchTextOf } from "./item.rules.ts";
import type { itemStore } from "./item.store.ts";
import type { Stage } from "./item-workflow.rules.ts";

export interface VersionAbout {
  readonly by: string;
  readonly note: string;
  readonly stage: Stage;
  /** Enemies may come in later in the same transaction; whoever asks for this checks them at its end. */
  readonly mayNameLater?: boolean;
}

/** Writes versions; the only place that does. */
export function versionWriter(store: ReturnType<typeof itemStore>) {
  /** Writes one version and what the list needs of it. */
  async function write(recording: Recording, item: Item, about: VersionAbout & { version: number }): Promise<void> {
    const { tx, now, fact } = recording;
    const { version, by, note, stage } = about;
    const isApproved = stage === "approved";
    const contentHash = contentHashOf(item);
    const approval = isApproved ? { approvedBy: by, approvedAt: now } : { approvedBy: null, approvedAt: null };
    const content = canonicalJson(item as unknown as Json);
    const itemId = item.id;
    await store.insertVersion(tx, { itemId, version, content, contentHash, savedAt: now, savedBy: by, note, ...approval });
    const { type, part, topic, level, difficulty } = item;
    const tags = (item.tags ?? []).join("\n");
    const enemies = item.enemies.join("\n");
    const kept = { searchText: searchTextOf(item), tags, enemies, savedAt: now };
    const facets = { type, part, topic, level, difficulty, ...kept, latestVersion: version, stage };
    const approved = isApproved ? { approvedVersion: version } : {};
    if (version > 1) await store.update(tx, itemId, { ...facets, ...approved });
    else
      await store.insert(tx, { id: itemId, ...facets, approvedVersion: isApproved ? 1 : null, isRetired: false, authorId: by });
    await fact(`item:${itemId}`, by, { kind: "saved", version, contentHash, note, isApproved });
  }

  /** @throws Refused `bad-item` when an enemy is not in the bank */
  async function checkEnemies(recording: Recording, item: Item): Promise<void> {
    const unknown = await store.unknownIds(recording.tx, item.enemies);
    const stray = item.enemies.includes(item.id) ? item.id : unknown[0];
    if (stray !== undefined) throw new Refused(refuse("bad-item", { field: "enemies", value: stray }));
  }

  return {
    write,
    checkEnemies,

    /**
     * A new version on top of the one it was made from. Nothing is written when nothing changed.
     * @throws Refused `stale-version` when somebody saved since, `bad-item` when id or type would change
     */
    async add(recording: Recording, item: Item, about: VersionAbout & { baseVersion: number }): Promise<{ version: number }> {
      const record = await store.byId(recording.tx, item.id);
      if (!record) throw new Refused(refuse("not-found"));
      const { latestVersion } = record;
      if (latestVersion !== about.baseVersion) throw new Refused(refuse("stale-version", { version: latestVersion }));
      if (record.type !== item.type) throw new Refused(refuse("bad-item", { field: "type" }));
      const before = await store.version(recording.tx, item.id, latestVersion);
      if (before && isSameItem(before.item, item)) return { version: latestVersion };
      if (!about.mayNameLater) await checkEnemies(recording, item);
      await write(recording, item, { ...about, version: latestVersion + 1 });
      return { version: latestVersion + 1 };
    },
  };
}

export function contentHashOf(item: Item): string {
  return createHash("sha256").update(canonicalItem(item)).digest("hex");
}
