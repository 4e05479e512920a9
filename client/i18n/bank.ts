import { bankListEn } from "./bank.list.en.ts";
import { bankListZh } from "./bank.list.zh.ts";
import { bankTransferEn } from "./bank.transfer.en.ts";
import { bankTransferZh } from "./bank.transfer.zh.ts";
import { bankWorkEn } from "./bank.work.en.ts";
import { bankWorkZh } from "./bank.work.zh.ts";
import { createWords } from "./words.ts";

/** Words of the bank's side of the authoring front: the table, its progress, tasks, passes, in and out. */
export const bank = createWords(
  { list: bankListZh, ...bankWorkZh, transfer: bankTransferZh },
  { list: bankListEn, ...bankWorkEn, transfer: bankTransferEn },
);
