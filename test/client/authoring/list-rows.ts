import type { ItemRow } from "#contract/bank.ts";

export function row(id: string, facts: Partial<ItemRow> = {}): ItemRow {
  return {
    id,
    type: "single",
    part: 1,
    topic: "质量概念与发展",
    level: "理解",
    difficulty: 0.6,
    state: "approved",
    version: 1,
    approvedVersion: 1,
    isLive: false,
    stem: `${id} 的题干`,
    tags: [],
    enemies: [],
    savedAt: 0,
    savedBy: "林文",
    author: "林文",
    uses: 0,
    lastUsedAt: null,
    openComments: 0,
    statistics: null,
    ...facts,
  };
}

export const idAt = (at: number) => `i-${String(at).padStart(5, "0")}`;

/** A bank of `total` items that notes which pages were asked for. */
export function fakeBank(total: number) {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (query: string, { offset, limit }: { offset: number; limit: number }) => {
      asked.push(`${query}@${offset}`);
      const last = Math.min(total, offset + limit);
      return { rows: Array.from({ length: Math.max(0, last - offset) }, (_, at) => row(idAt(offset + at))), total };
    },
  };
}
