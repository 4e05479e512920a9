/*
 * The words the lint listens for, as data. `except` are terms of art and set phrases in which the word is innocent;
 * `*` in them stands for nothing: they are plain text, matched where the word stands.
 */

/** A word with the phrases in which it does not count. */
export interface ListedWord {
  readonly word: string;
  readonly except?: readonly string[];
}

const listed = (words: string): ListedWord[] => words.split(" ").map((word) => ({ word }));

/** Absolute words: options that hold one are usually wrong, and candidates know it. */
export const ABSOLUTE_ZH: readonly ListedWord[] = [
  ...listed(
    "总是 从不 从来 必然 必定 永远 永不 毫无 毫不 绝不 决不 绝无 绝非 一律 无一例外 无论如何 百分之百 百分百 彻底杜绝 万无一失",
  ),
  ...listed("只有 只能 只要 仅仅 仅需 仅凭 仅靠 只需 只靠 只凭 无所不 不可能 丝毫不 任何 人人都 凡是 杜绝"),
  {
    word: "一定",
    except: words(
      "一定的 一定程度 一定条件 一定范围 一定时期 一定时间 一定期限 一定比例 一定数量 一定量 一定顺序 不一定 一定水平 一定间隔 一定置信 一定规则 一定阶段 一定限度 一定年限 一定规模 一定概率 一定批量",
    ),
  },
  { word: "所有", except: words("所有者 所有权 所有制 所有人 所有格") },
  {
    word: "绝对",
    except: words("绝对值 绝对误差 绝对偏差 绝对数 绝对零度 绝对压力 绝对湿度 绝对评价 绝对指标 绝对量 绝对多数 绝对频"),
  },
  {
    word: "完全",
    except: words(
      "完全随机 完全竞争 完全垄断 完全区组 完全析因 不完全 完全信息 完全归纳 完全检验 完全失效 完全成本 完全相关 完全正相关 完全负相关",
    ),
  },
  { word: "一切", except: words("一切险") },
  { word: "全部", except: words("全部检验 全部因子 全部成本法 全部费用 全部质量成本") },
  { word: "唯一", except: words("唯一性 唯一标识 唯一编号 唯一识别 唯一性标识 唯一编码 唯一号 唯一代码 唯一解") },
  { word: "全都" },
  { word: "100%", except: words("100%检验 100%全检 100%抽检 100% 检验") },
  { word: "100 %" },
  { word: "永久", except: words("永久性 永久保存 永久留存 永久变形 永久磁 永久居") },
];

/** Vague words: what is true usually is true sometimes, so the option can hardly be wrong, or hardly judged. */
export const VAGUE_ZH: readonly ListedWord[] = [
  ...listed("往往 常常 多半 或许 也许 偶尔 时常 几乎 大多 有些时候 某些情况 似乎 差不多 说不定 未必"),
  { word: "有时", except: words("有时限 有时间 有时效 有时序 有时差 所有时") },
  { word: "经常", except: words("经常性") },
  { word: "大概", except: words("大概率") },
  { word: "大致", except: words("大致相等") },
  {
    word: "通常",
    except: words("通常隐含 通常使用条件"),
  },
  {
    word: "一般",
    except: words(
      "一般原因 一般不符合 一般不合格 一般公差 一般特性 一般员工 一般职工 一般纳税 一般检验 一般水平 一般项 一般缺陷 一般事故 一般风险 一般性 一般工业 一般环境 一般均衡 一般加工 一般做法 一般要求 一般会员 一般用户 一般顾客 一般人员 一般问题 一般目标 一般管理 一般设备 一般读者 一般公众 一般线性 一般规定",
    ),
  },
  {
    word: "可能",
    except: words(
      "不可能 可能性 可能的 尽可能 可能出现的 可能发生的 可能产生的 可能存在的 可能导致的 可能造成的 可能引起的 可能遇到的 可能带来的 可能影响 可能失效 可能后果 可能原因 有可能的",
    ),
  },
];

export const ABSOLUTE_EN: readonly ListedWord[] = [
  ...listed("always never completely entirely absolutely totally exclusively solely nobody impossible invariably certainly"),
  {
    word: "all",
    except: words(
      "all-|overall|not all|after all|at all|all of the above|all of these|all the above|all other|all-hands|above all",
      "|",
    ),
  },
  {
    word: "every",
    except: words(
      "every other|every two|every three|every four|every five|every six|every day|every week|every month|every year|every hour|every shift|every time",
      "|",
    ),
  },
  { word: "only", except: words("not only|read-only|only-|-only|A only|B only|and II only|III only|only if", "|") },
  { word: "none", except: words("none of the above|none of these", "|") },
  { word: "no one" },
  { word: "without exception" },
  { word: "under no circumstances" },
  { word: "guarantee that" },
  { word: "guarantees that" },
  { word: "100 percent" },
];

export const VAGUE_EN: readonly ListedWord[] = [
  ...listed(
    "usually often sometimes might frequently probably possibly occasionally perhaps seldom rarely normally maybe mostly",
  ),
  { word: "generally", except: words("generally accepted|generally implied", "|") },
  { word: "typically" },
  { word: "may", except: words("in May|May 1|of May|early May|late May", "|") },
  { word: "tends to" },
  { word: "tend to" },
];

/** Negative words that ask for what is wrong, where they stand in the question itself. */
export const NEGATIVE_ZH =
  /最?不(?:太|够|一定|完全)?(?:正确|属于|包括|包含|是|应|宜|恰当|妥|合适|合理|合规|准确|对|符合|能|可|得|会|当|需|必|适用|适合|适宜|利于|具有|具备|存在|成立|影响|提倡|允许|涉及|支持|反映|含|在|考虑|采用|采取|体现|构成|参与|真实|科学|正当|起|受|依赖|要求|重要|易)|错误的|(?:说法|做法|表述|叙述|理解|观点|认识|描述|判断|陈述|论述|选项|结论)(?:中)?错误|有误|误区|无关|无需|无须|毋须|不必|未(?:包括|包含|列入|涉及|体现|满足|遵守|达到)|没有(?:列入|包括|体现|涉及|必要|违反)|非必要|非必需|失当|欠妥|例外/g;

/** Words that begin like a negation of the question and are none. */
export const NEGATIVE_ZH_TERMS: readonly string[] = words(
  "不可或缺 不可避免 不可抗力 不可靠 不可逆 不可分割 不可修复 不可接收 不可预见 不可控 不得不 不必要 不确定 不符合项 不符合报告 不符合输出 不对称 不对中 不对等 不在线 不会员 不可用 不可用度 不易程度 不受控 不符合的原因 不符合事实 不符合的原因 不符合的性质 不符合分级",
);

/** Negation inside an option; what follows names things that only sound negative. */
export const NEGATIVE_OPTION_ZH =
  /不(?!合格|符合项|符合报告|良|确定|变|同|锈|断|仅|足|稳定|满|当|定期|少于|大于|小于|超过|低于|高于|多于|间断|可或缺|可抗力|可靠|平衡|对称|接收|合理|规范|安全|明|利|均|然|等|久|久|动产|可控|可修复)|没有|无须|无需|无法|无关|毋须|(?<!尚)未(?:能|经|按|对|被|将|有|及时|达|得|作|做|获|受|予|必|曾|形成|设|建|明确|说明|规定|考虑|区分|注明|标|记录|识别|评价|检验|确认|验证|批准|满足|包含|包括|发)|尚未|并非|绝非/;

export const NEGATIVE_OPTION_EN = /\b(?:not(?! only)|never|cannot|neither|nor)\b|n't\b/i;

/** Whole fields of knowledge: “about quality, which statement is true” still asks about everything. */
export const BROAD_TOPICS: readonly string[] = words(
  "质量|管理|质量管理|质量工作|企业管理|项目管理|质量管理工作|质量问题|企业|组织|统计|产品质量|标准|quality|management|quality management|business|statistics|projects|project management|organizations|organisations|the following",
  "|",
);

/** Words of any question of the field: found in stem and key they tell nobody anything. */
export const COMMON_ZH: ReadonlySet<string> = new Set(
  words(
    "质量 管理 过程 产品 组织 企业 公司 要求 工作 方法 活动 进行 采用 应当 可以 能够 满足 提高 降低 改进 检验 顾客 数据 项目 部门 人员 员工 体系 系统 服务 标准 问题 分析 结果 情况 影响 主要 需要 使用 确定 评价 控制 生产 下列 下述 以下 属于 正确 做法 措施 说法 理解 判断 适宜 恰当 有关 关于 相关 以及 其中 根据 按照 作为 通过 形成 保证 保持 提供 建立 实施 开展 目标 目的 作用 原因 方式 内容 方面 之间 所有 各种 不同 一定 时间 作业 工厂 车间 质量管理 国家 因素 增大 减小 增加 减少 变化 不变 合格 不合格 首先 最高 平均 数量 水平 测量 指标 程度 规定 没有 不能 进入 处于 出现 发现 发生 由于 某种 两种 三种 两个 三个 一个 一种 信息 技术 资源 关系 条件 环境 基本 特性 特征 状态 计划 经营 制定 编制 审核 报告 文件 记录 应用 工具 图 值 特定 具有 具备 提出 包括 自己 准备 费用 万元 内部 外部 日常 优先 单位 项目组 小组 企业管理 分别 下降 上升 表明 说明 表示 反映 体现 符合",
  ),
);

/** Particles and small words that may not begin or end an echo. */
export const SMALL_ZH =
  /^[的地得了和与及或在是有为以于对中上下内外不一个其这那该各每某本应可能会将把被由从到向使让给所之而且并也都就还又再才则若如因等此者们时后前年月日第次种类项件名位着过起来去做作用多少大小高低新好最更很]$/;

export const COMMON_EN: ReadonlySet<string> = new Set(
  words(
    "quality process product management organization organisation company customer system that this with from which what when where they their them then than used using uses should would could most best first following statement example called known has have does been being into about between each other more less same such under over after before during within also only very some many must will are was were the and for its his her how who why data cost costs team manager work result results number means part unit units value measure measured measures group level time rate change changed changes shows show requirement requirements purpose type need needs take taken make made given based",
  ),
);

/** Verbs that begin an option which says what to do. */
export const VERB_HEADS_ZH: readonly string[] = words(
  "核对 填写 提交 签名 签字 承担 重新 及时 立即 检查 确认 评估 评价 分析 制定 编制 修订 调整 更换 停止 隔离 标识 报废 通知 记录 统计 培训 组织 召开 安排 申请 批准 审批 发布 公布 收集 整理 汇总 比较 计算 测量 校准 监视 监控 验证 评审 审核 改进 优化 降低 提高 减少 增加 增大 减小 取消 建立 完善 实施 开展 落实 执行 跟踪 反馈 沟通 协商 讨论 征求 了解 调查 走访 识别 确定 选择 采用 采取 使用 购买 采购 派 派人 要求 督促 追究 处罚 奖励 表彰 宣传 张贴 公开 保存 归档 销毁 移交 返工 返修 退回 退换 赔偿 道歉 联系 邀请 聘请 委托 外包 承诺 放宽 加严 缩短 延长 暂停 恢复 启动 终止 撤销 撤回 更新 替换 维护 保养 清理 清洁 加强 强化 明确 规定 限制 禁止 允许 授权 分配 划分 设置 设立 绘制 抽取 抽查 复核 复检 送检 报告 上报 汇报 扣发 开除 辞退 调离",
);

/** Endings of what an option names, rather than does. */
export const NOUN_ENDING_ZH = /(?:量|率|性|度|表|书|报告|记录|文件|图|值|数|人|员|费|单|册|方案|标准|名单|制度|编号|日期|地点)$/;

function words(list: string, separator = " "): string[] {
  return list.split(separator);
}
