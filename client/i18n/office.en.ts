import { accountsEn } from "./office.accounts.en.ts";
import { blueprintsEn } from "./office.blueprints.en.ts";
import { boardEn } from "./office.board.en.ts";
import { capacityEn } from "./office.capacity.en.ts";
import { papersEn } from "./office.papers.en.ts";
import { resultsEn } from "./office.results.en.ts";
import { sittingsEn } from "./office.sittings.en.ts";
import type { OfficeWords } from "./office.zh.ts";

export const officeEn: OfficeWords = {
  sittings: sittingsEn,
  board: boardEn,
  papers: papersEn,
  blueprints: blueprintsEn,
  capacity: capacityEn,
  results: resultsEn,
  accounts: accountsEn,
};
