import { and, asc, eq, isNotNull } from "drizzle-orm";
import { type PreparedBank, prepareBank } from "#blueprints/prepared-bank.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import type { Database } from "../database/database.ts";

/** The approved bank made ready once, and a stamp that changes with it. */
export interface ApprovedBank {
  readonly stamp: string;
  readonly bank: PreparedBank;
}

/** Reads the approved items anew only when another version was approved or an item left or came back. */
export function approvedBank({ database, items }: { database: Database; items: { approvedItems(): Promise<ItemVersion[]> } }) {
  const { items: rows } = database.tables;
  let known: ApprovedBank | undefined;
  return async (): Promise<ApprovedBank> => {
    const standing = await database.read
      .select({ id: rows.id, version: rows.approvedVersion })
      .from(rows)
      .where(and(eq(rows.isRetired, false), isNotNull(rows.approvedVersion)))
      .orderBy(asc(rows.id));
    // Versions are immutable, so which ones are approved says all there is to say about the bank.
    const stamp = standing.map(({ id, version }) => `${id}@${version}`).join(" ");
    if (known?.stamp !== stamp) known = { stamp, bank: prepareBank(await items.approvedItems()) };
    return known;
  };
}

export type ApprovedBankReader = ReturnType<typeof approvedBank>;
