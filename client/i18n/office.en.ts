import type { OfficeWords } from "./office.zh.ts";

export const officeEn: OfficeWords = {};
