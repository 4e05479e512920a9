import { accountsZh } from "./office.accounts.zh.ts";
import { blueprintsZh } from "./office.blueprints.zh.ts";
import { boardZh } from "./office.board.zh.ts";
import { capacityZh } from "./office.capacity.zh.ts";
import { papersZh } from "./office.papers.zh.ts";
import { resultsZh } from "./office.results.zh.ts";
import { sittingsZh } from "./office.sittings.zh.ts";

/** Words of the office front. The Chinese files are the source of the type. */
export const officeZh = {
  sittings: sittingsZh,
  board: boardZh,
  papers: papersZh,
  blueprints: blueprintsZh,
  capacity: capacityZh,
  results: resultsZh,
  accounts: accountsZh,
};
export type OfficeWords = typeof officeZh;
