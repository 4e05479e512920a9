/** Words of the marking front. The Chinese file is the source of the type. */
export const markingZh = {};
export type MarkingWords = typeof markingZh;
