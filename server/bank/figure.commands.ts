import { createHash } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import type { ForeignFigure } from "#item-bank/interchange/foreign-item.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Tx } from "../database/database.ts";
import { imageFacts } from "../interchange/image-facts.ts";
import type { Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";

const MOST_BYTES = 2_000_000;
const MOST_PIXELS = 40_000_000;
/** Figures kept in memory; the oldest goes when another is needed. */
const MOST_KEPT = 200;

export interface NamedImage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Images that texts show. A name, once given, always shows the same bytes; so papers can pin texts alone. */
export function figureCommands({ database, writer }: { database: Database; writer: Writer }) {
  const { figures } = database.tables;
  const kept = new Map<string, ForeignFigure>();

  /** Stores one image under a name. @throws Refused `bad-figure` when it is no PNG or JPEG, too large, or the name shows something else */
  async function store(
    tx: Tx,
    image: NamedImage,
    about: { by: string; now: number },
  ): Promise<{ name: string; width: number; height: number }> {
    const facts = imageFacts(image.bytes);
    if (!facts || image.bytes.length > MOST_BYTES || facts.width * facts.height > MOST_PIXELS) {
      throw new Refused(refuse("bad-figure", { name: image.name }));
    }
    const sha256 = createHash("sha256").update(image.bytes).digest("hex");
    const { mediaType, width, height } = facts;
    const [known] = await tx.select().from(figures).where(eq(figures.name, image.name));
    if (known && known.sha256 !== sha256) throw new Refused(refuse("bad-figure", { name: image.name, isTaken: true }));
    if (known) return { name: known.name, width, height };
    const content = Buffer.from(image.bytes).toString("base64");
    await tx
      .insert(figures)
      .values({ name: image.name, mediaType, content, sha256, width, height, addedAt: about.now, addedBy: about.by });
    return { name: image.name, width, height };
  }

  return {
    storeIn: store,

    /** Adds an image under a name made from its content. */
    async add(actor: StaffActor, content: string): Promise<{ name: string; width: number; height: number }> {
      const bytes = new Uint8Array(Buffer.from(content, "base64"));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      const ending = imageFacts(bytes)?.mediaType === "image/jpeg" ? "jpg" : "png";
      return writer.record(async ({ tx, now, fact }) => {
        const added = await store(tx, { name: `${sha256.slice(0, 20)}.${ending}`, bytes }, { by: actor.id, now });
        await fact("figures", actor.id, { kind: "added", name: added.name, sha256 });
        return added;
      });
    },

    /** Images that come with bank files; those already there are left alone. */
    async load(images: readonly NamedImage[], by: string): Promise<void> {
      if (images.length === 0) return;
      const rows = await database.read
        .select({ name: figures.name, sha256: figures.sha256 })
        .from(figures)
        .where(
          inArray(
            figures.name,
            images.map(({ name }) => name),
          ),
        );
      const known = new Map(rows.map(({ name, sha256 }) => [name, sha256]));
      const fresh = images.filter(({ name, bytes }) => known.get(name) !== createHash("sha256").update(bytes).digest("hex"));
      if (fresh.length === 0) return;
      await writer.record(async ({ tx, now, fact }) => {
        for (const image of fresh) await store(tx, image, { by, now });
        await fact("figures", by, { kind: "loaded", names: fresh.map(({ name }) => name) });
      });
    },

    /** @throws Refused `not-found` */
    async byName(name: string): Promise<ForeignFigure> {
      const found = kept.get(name);
      if (found) return found;
      const [row] = await database.read.select().from(figures).where(eq(figures.name, name));
      if (!row) throw new Refused(refuse("not-found"));
      const mediaType = row.mediaType === "image/jpeg" ? "image/jpeg" : "image/png";
      const figure: ForeignFigure = { name, mediaType, bytes: new Uint8Array(Buffer.from(row.content, "base64")) };
      kept.set(name, figure);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return figure;
    },
  };
}

export type FigureCommands = ReturnType<typeof figureCommands>;
