/** Words of the authoring front. The Chinese file is the source of the type. */
export const authoringZh = {};
export type AuthoringWords = typeof authoringZh;
