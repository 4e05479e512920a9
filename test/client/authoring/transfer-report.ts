import type { ImportReport, IncomingItem } from "#contract/bank-transfer.ts";

export function incoming(place: string, facts: Partial<IncomingItem> = {}): IncomingItem {
  return {
    place,
    itemId: `id-${place}`,
    type: "single",
    part: 1,
    topic: "领导力",
    stem: `${place} 的题干`,
    options: [],
    key: ["A"],
    standing: "new",
    missing: [],
    likes: [],
    ...facts,
  };
}

export function reportOf(items: IncomingItem[], refused: string[] = []): ImportReport {
  return {
    format: "xlsx",
    items,
    refused: refused.map((place) => ({ place, reason: { zh: "没有答案", en: "no answer" } })),
    warnings: [],
    isReady: refused.length === 0,
  };
}
