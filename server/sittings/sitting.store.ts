import { asc, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { sittingSettings, sittingState } from "#contract/sittings.ts";
import { canonicalJson } from "#kernel/canonical-json.ts";
import type { Database, Query, Tx } from "../database/database.ts";
import type { Sitting } from "./sitting.rules.ts";

const rooms = z.array(z.object({ name: z.string(), seats: z.int() }));
const ids = z.array(z.string());

export function sittingStore({ tables: { sittings } }: Database) {
  const toSitting = (row: typeof sittings.$inferSelect): Sitting => ({
    id: row.id,
    name: row.name,
    blueprintId: row.blueprintId,
    state: sittingState.parse(row.state),
    startsAt: row.startsAt,
    startedAt: row.startedAt,
    settings: sittingSettings.parse(JSON.parse(row.settings)),
    rooms: rooms.parse(JSON.parse(row.rooms)),
    paperIds: ids.parse(JSON.parse(row.paperIds)),
  });
  return {
    async byId(query: Query, id: string): Promise<Sitting | null> {
      const rows = await query.select().from(sittings).where(eq(sittings.id, id));
      return rows[0] ? toSitting(rows[0]) : null;
    },
    async all(query: Query): Promise<Sitting[]> {
      return (await query.select().from(sittings).orderBy(desc(sittings.createdAt), asc(sittings.id))).map(toSitting);
    },
    /** Which sitting of the installation this is, counted from 1 in the order they were scheduled. */
    async ordinal(query: Query, id: string): Promise<number> {
      const rows = await query.select({ id: sittings.id }).from(sittings).orderBy(asc(sittings.createdAt), asc(sittings.id));
      return rows.findIndex((row) => row.id === id) + 1;
    },
    async inStates(query: Query, states: readonly Sitting["state"][]): Promise<Sitting[]> {
      return (
        await query
          .select()
          .from(sittings)
          .where(inArray(sittings.state, [...states]))
      ).map(toSitting);
    },
    async insert(tx: Tx, sitting: Sitting, createdAt: number): Promise<void> {
      const { settings, rooms: list, paperIds, ...rest } = sitting;
      const json = {
        settings: canonicalJson(settings),
        rooms: canonicalJson(list.map(({ name, seats }) => ({ name, seats }))),
        paperIds: canonicalJson(paperIds),
      };
      await tx.insert(sittings).values({ ...rest, ...json, createdAt });
    },
    async setPapers(tx: Tx, id: string, paperIds: readonly string[]): Promise<void> {
      await tx
        .update(sittings)
        .set({ paperIds: canonicalJson([...paperIds]) })
        .where(eq(sittings.id, id));
    },
    async setState(tx: Tx, id: string, change: { state: Sitting["state"]; startedAt?: number }): Promise<void> {
      await tx.update(sittings).set(change).where(eq(sittings.id, id));
    },
  };
}
