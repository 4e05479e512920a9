import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { type Account, role } from "#contract/people.ts";
import type { Database, Query, Tx } from "../database/database.ts";

export interface AccountRecord extends Account {
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
}

const roles = z.array(role);

export function accountStore({ tables: { accounts } }: Database) {
  type Row = typeof accounts.$inferSelect;
  const toRecord = (row: Row): AccountRecord => ({ ...row, roles: roles.parse(JSON.parse(row.roles)) });
  const toRow = (record: AccountRecord): Row => ({ ...record, roles: JSON.stringify(record.roles) });
  const one = (rows: Row[]): AccountRecord | null => (rows[0] ? toRecord(rows[0]) : null);

  return {
    async byId(query: Query, id: string): Promise<AccountRecord | null> {
      return one(await query.select().from(accounts).where(eq(accounts.id, id)));
    },
    async byName(query: Query, name: string): Promise<AccountRecord | null> {
      return one(
        await query
          .select()
          .from(accounts)
          .where(eq(accounts.name, normaliseName(name))),
      );
    },
    async all(query: Query): Promise<AccountRecord[]> {
      return (await query.select().from(accounts).orderBy(asc(accounts.createdAt), asc(accounts.id))).map(toRecord);
    },
    async insert(tx: Tx, record: AccountRecord): Promise<void> {
      await tx.insert(accounts).values(toRow(record));
    },
    async update(tx: Tx, record: AccountRecord): Promise<void> {
      await tx.update(accounts).set(toRow(record)).where(eq(accounts.id, record.id));
    },
  };
}

/** Names are one whatever their width or case. */
export function normaliseName(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}
