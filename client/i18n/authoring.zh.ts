import type { DraftProblem } from "#client/authoring/editor/draft-check.ts";
import type { ItemField } from "#client/authoring/versions/item-texts.ts";

/** Words of the authoring front. The Chinese file is the source of the type. */
export const authoringZh = {
  title: "试题库",
  lead: (approved: number, draft: number) => `已审定 ${approved} 题，草稿 ${draft} 题`,
  newItem: "新建试题",
  shortTypes: { single: "单选", multiple: "多选", essay: "论述" },
  states: { draft: "草稿", "in-review": "送审中", approved: "已审定", live: "已启用", retired: "已停用" },
  acts: {
    submit: "送审",
    withdraw: "撤回送审",
    "send-back": "退回修改",
    approve: "批准",
    retire: "停用",
    revive: "恢复使用",
    "settle-key": "核定答案",
  },
  done: {
    submit: "已送审。",
    withdraw: "已撤回，可继续修改。",
    "send-back": "已退回修改。",
    approve: "已批准，可用于组卷。",
    retire: "已停用，不再用于新试卷。",
    revive: "已恢复使用。",
    "settle-key": "已记录对答案的结论。",
  },
  partOf: (part: number) => `第 ${part} 部分`,
  coverage: "各部分题量（点击可筛选）",
  coverageCell: (approved: number, draft: number) => (draft > 0 ? `${approved}，另有草稿 ${draft}` : `${approved}`),
  drafts: (count: number) => `+${count} 稿`,
  filters: "筛选",
  find: "查找题干、选项、知识点",
  part: "部分",
  type: "题型",
  level: "认知层次",
  topic: "知识点",
  state: "状态",
  clearFilters: "清除筛选",
  columns: {
    id: "编号",
    stem: "题干",
    part: "部分",
    type: "题型",
    topic: "知识点",
    level: "层次",
    difficulty: "难度",
    state: "状态",
    version: "版本",
    saved: "保存",
  },
  approvedVersion: (version: number) => `审定的是第 ${version} 版`,
  range: (from: number, to: number, total: number) => `第 ${from}–${to} 题，共 ${total} 题`,
  previousPage: "上一页",
  nextPage: "下一页",
  emptyTitle: "题库里还没有试题",
  emptyText: "请先新建一道试题，或请系统管理员从文件载入题库。",
  noMatchTitle: "没有符合条件的试题",
  noMatchText: "请减少筛选条件，或换一个词查找。",
  noSuchPage: "这一页没有试题",
  firstPage: "回到第一页",

  backToBank: "返回试题库",
  noSuchItem: "没有这道试题",
  noSuchItemText: "编号可能有误。请在试题库中查找。",
  newTitle: "新建试题",
  version: (version: number) => `第 ${version} 版`,
  fields: {
    id: "编号",
    type: "题型",
    part: "大纲部分",
    topic: "知识点",
    level: "认知层次",
    difficulty: "预计难度",
    reference: "出处",
    tags: "标签",
    set: "题组",
    expectedSeconds: "预计用时（秒）",
    justification: "对提示的说明",
    stem: "题干",
    option: "选项",
    key: "正确答案",
    criterion: "评分项",
    outline: "答案要点",
    rationale: "解析",
    enemies: "互斥题",
    sample: "样例作答",
  } satisfies Record<ItemField | "id" | "type", string>,
  facets: "归类",
  idHint: "小写字母、数字和短横，3–60 个字符；保存后不能改。",
  partHint: "大纲中的部分序号",
  difficultyHint: "预计得分率，0–1，越大越容易",
  stemHint: "需要强调的字词用加粗，考生看到的是着重号。右侧随时显示考生所见。",
  rationaleHint: "说明为什么对、为什么错，并注明理论出处或标准条款。考生看不到。",
  outlineHint: "评卷时供评卷员参考。考生看不到。",
  options: "选项与答案",
  singleKeyHint: "在正确的一项前选中。",
  multipleKeyHint: "勾选全部正确选项，至少两项，且至少留一项错误。",
  optionText: (label: string) => `选项 ${label}`,
  keyMark: (label: string) => `选项 ${label} 是正确答案`,
  addOption: "增加选项",
  removeOption: (label: string) => `删除选项 ${label}`,
  moveUp: (label: string) => `上移 ${label}`,
  moveDown: (label: string) => `下移 ${label}`,
  rubric: "评分标准",
  rubricTotal: (total: string) => `合计 ${total} 分`,
  rubricTotalHint: (usual: number) => `论述题的满分须与考试蓝图一致（通常为 ${usual} 分），不一致的试题不会被选入试卷。`,
  criterionTitle: (id: string) => `评分项 ${id} 名称`,
  criterionPoints: (id: string) => `评分项 ${id} 满分`,
  addCriterion: "增加评分项",
  removeCriterion: (id: string) => `删除评分项 ${id}`,
  guide: "给分要点",
  guideText: (line: number) => `要点 ${line}`,
  guidePoints: (line: number) => `要点 ${line} 分值`,
  guideSum: (total: string, wanted: string) => `要点合计 ${total} / ${wanted} 分`,
  addGuideLine: "增加要点",
  removeGuideLine: (line: number) => `删除要点 ${line}`,
  pointsUnit: "分",
  samples: (count: number) => `样例作答（${count}）`,
  samplesLead: "不同水平的作答与给分，供评卷培训使用。总分由各评分项相加得出。",
  sampleQuality: "水平",
  qualities: { good: "较好", fair: "中等", poor: "较差" },
  sampleMark: (id: string) => `${id} 得分`,
  sampleText: "作答文字",
  sampleTotal: (total: string) => `合计 ${total} 分`,
  addSample: "增加样例",
  removeSample: "删除样例",
  enemiesHint: "与本题互相提示、不能出现在同一张试卷上的试题。",
  enemyId: "互斥题编号",
  addEnemy: "加入",
  removeEnemy: (id: string) => `移除互斥题 ${id}`,
  enemySelf: "不能与自己互斥。",
  enemyKnown: "已在列表中。",
  enemyUnknown: "没有这个编号的试题。请核对后再加入。",
  hints: "编写提示",

  edit: "编辑",
  preview: "考生所见",
  versions: "版本",
  versionCount: (count: number) => `版本（${count}）`,
  usage: "使用",
  usageCount: (count: number) => `使用（${count}）`,
  sides: "试题的各个方面",
  previewLead: "与考试时的显示相同，可以试着作答。",
  choicePreviewLead: "与考试时的显示相同，可以试着作答；考生看到的选项顺序各不相同。",
  theme: "配色",
  themes: { default: "默认", dark: "深色", "yellow-black": "黑底黄字", "black-cream": "米底黑字" },
  zoom: "字号",
  enlarge: "放大预览",
  compare: "比较",
  compareFrom: "较早",
  compareTo: "较新",
  onPage: "本页内容（未保存）",
  withPrevious: "与上一版比较",
  takeOver: "载入编辑区",
  takenOver: (version: number) => `编辑区现在是第 ${version} 版的内容。保存后成为新版本。`,
  noNote: "没有修改说明",
  isApproved: "审定",
  noChanges: "两个版本的内容相同。",
  showUnchanged: "显示没有改动的部分",
  removedText: "删去：",
  addedText: "新增：",
  usedIn: "包含本题的试卷。试卷使用固定的版本，之后的修改不影响它们。",
  notUsed: "还没有试卷使用本题。",
  form: (form: string) => `试卷 ${form}`,

  note: "修改说明",
  noteHint: "修改说明：改了什么，为什么",
  saveFirst: "保存试题",
  saveAs: (version: number) => `保存为第 ${version} 版`,
  unsaved: "有未保存的修改",
  savedAt: (version: number, time: string) => `第 ${version} 版已保存 ${time}`,
  unchanged: "没有修改",
  toCorrect: (count: number) => `有 ${count} 处需要修改，尚未保存`,
  showFirst: "查看第一处",
  conflictTitle: (version: number, who: string) => `${who} 已在您编辑期间保存了第 ${version} 版`,
  conflictText: "您输入的内容都在本页，没有丢失。请先比较两边的改动，再决定如何处理。",
  conflictCompare: "比较对方的版本与本页内容",
  conflictKeep: (version: number) => `以本页内容保存为第 ${version} 版`,
  conflictDrop: "放弃本页修改，载入对方的版本",
  approve: (version: number) => `审定第 ${version} 版`,
  approved: (version: number) => `第 ${version} 版已审定，可以用于组卷。`,
  ownVersion: "这一版由您保存，须由另一位审题员审定。",
  saveBeforeApproval: "有未保存的修改。请先保存，再审定。",
  retire: "停用",
  restore: "恢复使用",
  bySystem: "系统载入",
  retired: "本题已停用，不再用于新的组卷。已有试卷不受影响。",
  restored: "本题已恢复使用。",
  readOnly: "您可以查看本题，但没有修改的权限。",
  difficultyValue: (value: string) => `难度 ${value}`,

  problem(problem: DraftProblem): string {
    switch (problem.kind) {
      case "missing":
        return "请填写。";
      case "not-a-number":
        return "请填写数字。";
      case "half-step":
        return "分值须为 0.5 的整数倍。";
      case "bad-id":
        return "编号须为 3–60 个小写字母、数字或短横，以字母或数字开头。";
      case "taken":
        return "该编号已被使用。请换一个编号。";
      case "bad-value":
        return "内容不符合要求。请检查。";
      case "no-key":
        return "请标出正确答案。";
      case "few-keys":
        return "多项选择题至少要有两个正确答案。";
      case "many-keys":
        return "单项选择题只能有一个正确答案。";
      case "all-keys":
        return "至少要有一个选项是错误的。";
      case "same-options":
        return "与前面的选项文字相同。";
      case "few-options":
        return "至少要有两个选项。";
      case "no-criteria":
        return "至少要有一个评分项。";
      case "no-guide":
        return "至少要有一条给分要点。";
      case "too-long":
        return `最多 ${problem.bound} 个字符，请删减。`;
      case "too-many":
        return `最多 ${problem.bound} 项，请删减。`;
      case "too-large":
        return `不能大于 ${problem.bound}。`;
      case "too-small":
        return problem.bound === 0 ? "须大于或等于 0。" : `不能小于 ${problem.bound}。`;
      case "guide-sum":
        return `要点合计 ${problem.total} 分，与评分项满分 ${problem.wanted} 分不一致。`;
      case "over-criterion":
        return `超过该项满分 ${problem.bound} 分。`;
    }
  },
};
export type AuthoringWords = typeof authoringZh;
