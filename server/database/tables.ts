import { attemptTables } from "../attempts/attempt.tables.ts";
import { holdingTables } from "../bank/holding.tables.ts";
import { itemTables } from "../bank/item.tables.ts";
import { reviewTables } from "../bank/review.tables.ts";
import { blueprintTables } from "../blueprints/blueprint.tables.ts";
import { ledgerTables } from "../ledger/ledger.tables.ts";
import { markingTables } from "../marking/marking.tables.ts";
import { paperTables } from "../papers/paper.tables.ts";
import { peopleTables } from "../people/people.tables.ts";
import { responseTables } from "../responses/response.tables.ts";
import { resultTables } from "../results/result.tables.ts";
import { scoreTables } from "../scoring/score.tables.ts";
import { sittingTables } from "../sittings/sitting.tables.ts";
import type { Kit } from "./kit-sqlite.ts";

/** Every room's tables, gathered for migrations and handles. The one place where the corridor looks into the rooms. */
export function allTables(kit: Kit) {
  return {
    ...ledgerTables(kit),
    ...peopleTables(kit),
    ...itemTables(kit),
    ...reviewTables(kit),
    ...holdingTables(kit),
    ...blueprintTables(kit),
    ...paperTables(kit),
    ...sittingTables(kit),
    ...attemptTables(kit),
    ...responseTables(kit),
    ...scoreTables(kit),
    ...markingTables(kit),
    ...resultTables(kit),
  };
}

export type Tables = ReturnType<typeof allTables>;
