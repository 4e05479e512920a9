/** Words of the page on how far the bank goes. */
export const capacityZh = {
  title: "题库容量",
  lead: (version: number) => `题库容量 · 按第 ${version} 版蓝图`,
  working: "正在数题，并逐份试组、逐条核对试卷，通常需要几秒",
  uses: "曝光上限（次）",
  usesHint: "一题累计最多用于几份卷。填 1 只算从未用过的试题；留空不限。",
  usesWrong: "请填写不小于 1 的整数，或留空。",
  finding: {
    none: (items: number) => `可用试题 ${items} 道，照现在的题库一份试卷也组不出。`,
    reached: (items: number, papers: number) =>
      `可用试题 ${items} 道，能组成 ${papers} 份互不共用试题的试卷，已全部实际组成并逐条核对；已证明不能再多。`,
    between: (items: number, found: number, most: number) =>
      `可用试题 ${items} 道，已实际组成 ${found} 份互不共用试题的试卷并逐条核对；已证明最多 ${most} 份。`,
    limited: (uses: number) => (uses === 1 ? "只算从未用过的试题：" : `只算累计用过不到 ${uses} 次的试题：`),
  },
  first: (cells: number, all: number) => `${all} 格中有 ${cells} 格最先用完。`,
  chart: {
    title: "每格能组的份数",
    lead: "每一格单独能供几份试卷，最紧的在前。斜纹是最先用完的。",
    label: "各部分与题型能组的份数",
    essays: "论述题",
    cell: (part: number, type: string) => `第 ${part} 部分 ${type}`,
    papers: (papers: number) => `${papers} 份`,
    isFirst: "最先用完",
    most: (papers: number) => `可组 ${papers} 份`,
  },
  cells: {
    title: "部分与题型",
    part: "部分与题型",
    have: "可用",
    perPaper: "每卷",
    papers: "可组",
    left: "余",
    isFirst: "最先用完",
  },
  rules: {
    title: (count: number) => `其他要求（${count} 条）`,
    lead: "蓝图对认知层次、知识点等要求的最少题数。",
    name: "要求",
    none: "没有其他要求最少题数的规则。",
  },
  next: {
    title: "接下来写什么",
    lead: (papers: number) => `要组成第 ${papers} 份，至少再写：`,
    total: (items: number) => `合计 ${items} 题`,
    items: (items: number) => `${items} 题`,
    rules: (count: number) => `其中还要满足（${count} 条要求）`,
    none: "题数已经够再组一份；不能再多是因为互斥试题或互相牵制的要求。",
    toBank: (name: string) => `在题库中查看${name}`,
  },
};
export type CapacityWords = typeof capacityZh;
