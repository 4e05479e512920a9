import type { Found, LintOption, LintRule, LintSubject } from "./lint-finding.ts";
import { spanOf } from "./lint-text.ts";
import { readQuantity } from "./quantity.ts";
import { NOUN_ENDING_ZH, VERB_HEADS_ZH } from "./words.ts";

const CLOSING = /[。；;、，,！!]$|[^.\s]{3,}\.$/;
const ABBREVIATED = /\b(?:etc|Inc|Ltd|Co|vs|No|approx)\.$/;
/** Answers that stand beside numbers without being one. */
const NO_NUMBER = /不变|无法|不能|不确定|无关|不足|没有|无影响|cannot|no change|none|zero|unchanged|insufficient|infinite/i;
const FUNCTION_WORDS = /^(?:The|A|An|To|It|By|In|For|Of|Is|Are|All|No|Not|They|When|Because|With|From|Each)$/;
const CLAUSE_EN = /^(?:because|since|so that|although|if|when|whether)\b/i;
const NOT_GERUND =
  /^(?:thing|king|ring|string|spring|during|nothing|something|anything|everything|being|ceiling|training|planning)$/i;
const LONG_ODD_ZH = 12;
const LONG_ODD_TIMES = 3;

/** Options that are not built alike: the odd one stands out before anybody has thought about it. */
export const PARALLEL_RULE: LintRule = {
  id: "not-parallel",
  severity: "W",
  applies: "choice",
  advice: {
    zh: "各选项用同样的结构、单位、标点和结尾",
    en: "give the options the same structure, unit, punctuation and ending",
  },
  check: (subject) => {
    if (subject.options.length < 3) return [];
    for (const look of [endings, units, oddNumber, capitals, headsEn, attributives, overlong, nounAmongVerbs]) {
      const found = look(subject);
      if (found) return [found];
    }
    return [];
  },
};

function endings({ options }: LintSubject): Found | null {
  const closed = options.filter(({ text }) => CLOSING.test(text.plain.trim()) && !ABBREVIATED.test(text.plain.trim()));
  if (closed.length === 0 || closed.length === options.length) return null;
  const mark = closed[0]?.text.plain.trim().at(-1) ?? "";
  const [odd, isWith] =
    closed.length * 2 <= options.length ? [closed, true] : [options.filter((option) => !closed.includes(option)), false];
  const labels = odd.map(({ label }) => label).join("、");
  const zh = isWith ? `只有选项 ${labels} 以“${mark}”结尾` : `选项 ${labels} 的结尾没有“${mark}”，其他选项有`;
  const en = isWith ? `only option ${labels} ends with “${mark}”` : `option ${labels} lacks the “${mark}” the others end with`;
  return at(odd[0], zh, en);
}

function units({ options }: LintSubject): Found | null {
  const quantities = options.map((option) => ({ option, quantity: readQuantity(option.text.raw) }));
  if (quantities.some(({ quantity }) => quantity === null)) return null;
  const groups = new Map<string, LintOption[]>();
  for (const { option, quantity } of quantities) {
    const sign = /[$¥€£±≥≤<>%]/.exec(quantity?.before ?? "")?.[0] ?? "";
    const unit = `${sign}…${quantity?.unit.replace(/s$/, "")}`;
    groups.set(unit, [...(groups.get(unit) ?? []), option]);
  }
  // Zero needs no unit.
  const odd = [...groups.values()].sort((left, right) => left.length - right.length)[0];
  if (groups.size < 2 || odd?.every(({ text }) => readQuantity(text.raw)?.value === 0)) return null;
  const shown = options.map(({ text }) => text.plain.trim()).join(" / ");
  return at(odd?.[0], `选项的单位不一致：${shown}`, `options have different units: ${shown}`);
}

function oddNumber({ options }: LintSubject): Found | null {
  const odd = options.filter(({ text }) => readQuantity(text.raw) === null);
  const first = odd[0];
  if (
    odd.length !== 1 ||
    options.length < 4 ||
    !first ||
    NO_NUMBER.test(first.text.plain) ||
    /[\d一二三四五六七八九十两]/.test(first.text.plain)
  )
    return null;
  return at(first, `只有选项 ${first.label}（${first.text.plain.trim()}）不是数`, `only option ${first.label} is no number`);
}

/** A capital on an ordinary word among options in small letters, or the other way round. */
function capitals({ options, isChinese }: LintSubject): Found | null {
  if (isChinese) return null;
  const first = options.map((option) => ({ option, word: /^[A-Za-z]+/.exec(option.text.plain.trim())?.[0] ?? "" }));
  const isSmall = (word: string): boolean => /^[a-z]/.test(word) && word.length > 1;
  const small = first.filter(({ word }) => isSmall(word));
  const rest = first.filter(({ word }) => !isSmall(word));
  if (small.length > 0 && rest.length > 0 && small.length > rest.length) {
    const odd = rest.find(({ word, option }) => FUNCTION_WORDS.test(word) && !/^A (?:or|and)\b/.test(option.text.plain.trim()));
    return odd ? at(odd.option, `只有“${odd.word}”以大写开头`, `only “${odd.word}” begins with a capital`) : null;
  }
  const isTitled = rest.length > 0 && rest.every(({ word }) => /^[A-Z][a-z]+$/.test(word));
  const odd = small[0];
  if (!odd || small.length > 1 || !isTitled) return null;
  return at(odd.option, `只有“${odd.word}”以小写开头`, `only “${odd.word}” begins with a small letter`);
}

/** To do, doing, because it does: one form among others of another. */
function headsEn({ options, isChinese }: LintSubject): Found | null {
  if (isChinese) return null;
  const forms = options.map((option) => ({ option, form: formOf(option.text.plain.trim()) }));
  for (const form of ["clause", "to", "gerund"] as const) {
    const alike = forms.filter((entry) => entry.form === form);
    const others = forms.filter((entry) => entry.form !== form);
    // A noun may end like a gerund: only against infinitives is the difference certain.
    const isCertain = form !== "gerund" || others.every((entry) => entry.form === "to");
    if (alike.length === 0 || others.length === 0 || !isCertain) continue;
    const odd = alike.length <= others.length ? alike[0] : others[0];
    const words = odd?.option.text.plain.trim() ?? "";
    return at(odd?.option, `选项“${words}”的句式与其他选项不同`, `“${words}” is built differently from the other options`);
  }
  return null;
}

function formOf(text: string): "clause" | "to" | "gerund" | "other" {
  if (CLAUSE_EN.test(text)) return "clause";
  if (/^to [a-z]/i.test(text)) return "to";
  const word = /^[A-Za-z]+/.exec(text)?.[0] ?? "";
  return /ing$/.test(word) && !NOT_GERUND.test(word) ? "gerund" : "other";
}

function attributives({ options, isChinese }: LintSubject): Found | null {
  const others = options.filter(({ text }) => !/的$/.test(text.plain.trim()));
  const odd = others[0];
  if (!isChinese || others.length !== 1 || !odd || options.length < 4) return null;
  return at(odd, `只有选项 ${odd.label} 不以“的”结尾`, `only option ${odd.label} does not end with 的`);
}

/** One wordy option among short ones. A wordy key has a rule of its own. */
function overlong({ distractors, options, isChinese }: LintSubject): Found | null {
  const length = ({ text }: LintOption): number => [...text.plain].length * (isChinese ? 1 : 0.5);
  const odd = distractors.find((option) => {
    const longest = Math.max(...options.filter((other) => other !== option).map(length));
    return length(option) >= LONG_ODD_ZH && length(option) >= LONG_ODD_TIMES * longest && /[，,]/.test(option.text.plain);
  });
  return odd ? at(odd, `选项 ${odd.label} 比其他选项长得多`, `option ${odd.label} is far longer than the others`) : null;
}

/** Three options say what to do, one names a thing. */
function nounAmongVerbs({ options, isChinese }: LintSubject): Found | null {
  if (!isChinese) return null;
  const isVerb = ({ text }: LintOption): boolean => VERB_HEADS_ZH.some((verb) => text.plain.trim().startsWith(verb));
  const others = options.filter((option) => !isVerb(option));
  const odd = others[0];
  if (others.length !== 1 || options.length < 4 || !odd || !NOUN_ENDING_ZH.test(odd.text.plain.trim())) return null;
  const words = odd.text.plain.trim();
  const isName =
    /^(?:该|本|其|此)/.test(words) ||
    (!/^(?:把|将|由|按|对|以|向|从|为|让|请|用|就|在|与|先|再|每|逐|随|只|不|改|仍|继续|另|增|减|写|做|作|开|找|给)/.test(
      words,
    ) &&
      !words.includes("，"));
  return isName ? at(odd, `其他选项是做法，选项“${words}”是名称`, `the others say what to do, “${words}” names a thing`) : null;
}

function at(option: LintOption | undefined, zh: string, en: string): Found | null {
  if (!option) return null;
  return { field: option.label, span: spanOf(option.text, 0, option.text.plain.length), reason: { zh, en } };
}
