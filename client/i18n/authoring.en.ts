import type { AuthoringWords } from "./authoring.zh.ts";

export const authoringEn: AuthoringWords = {};
