/** Words of the office front. The Chinese file is the source of the type. */
export const officeZh = {};
export type OfficeWords = typeof officeZh;
