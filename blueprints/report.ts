import { limitsText } from "./constraint-words.ts";
import type { Sentence } from "./words.ts";

/** One rule of a paper: what was wanted, what the paper has. Figures are the same in both languages. */
export interface ReportLine {
  /** The rule in Chinese. */
  readonly rule: string;
  readonly ruleEn: string;
  readonly wanted: string;
  readonly got: string;
  readonly isMet: boolean;
}

/** Means and shares come from sums of decimals; this is far below anything a file can say. */
const SLACK = 1e-9;

/** Collects report lines; each method is one kind of comparison. Without lines it only remembers whether all rules hold. */
export class ReportWriter {
  readonly lines: ReportLine[] = [];
  /** Every rule so far is met. */
  isSound = true;
  readonly hasLines: boolean;

  constructor(hasLines = true) {
    this.hasLines = hasLines;
  }

  exact(name: Sentence, wanted: number, got: number): void {
    const isMet = wanted === got;
    if (this.isNoted(isMet)) return;
    this.judged(name, { wanted: String(wanted), got: String(got), isMet });
  }

  range(name: Sentence, wanted: { least: number; most: number }, got: number): void {
    const isMet = wanted.least <= got && got <= wanted.most;
    if (this.isNoted(isMet)) return;
    const text = wanted.least === 0 ? `≤ ${wanted.most}` : `${wanted.least}–${wanted.most}`;
    this.judged(name, { wanted: text, got: String(got), isMet });
  }

  /** Exact, least and most must hold; a target is only told. */
  limits(
    name: Sentence,
    wanted: { exact?: number; least?: number; most?: number; target?: number },
    got: number,
    note?: Sentence,
  ): void {
    const { exact, least, most } = wanted;
    const isMet = (exact === undefined || got === exact) && got >= (least ?? 0) && got <= (most ?? Number.POSITIVE_INFINITY);
    if (this.isNoted(isMet)) return;
    const title = note ? { zh: `${name.zh}（${note.zh}）`, en: `${name.en} (${note.en})` } : name;
    this.judged(title, { wanted: limitsText(wanted), got: String(got), isMet });
  }

  share(name: Sentence, wanted: { least: number; most: number }, got: number): void {
    const isMet = wanted.least - SLACK <= got && got <= wanted.most + SLACK;
    if (this.isNoted(isMet)) return;
    this.judged(name, { wanted: `${percent(wanted.least)}–${percent(wanted.most)}`, got: percent(got), isMet });
  }

  near(name: Sentence, wanted: { mean: number; tolerance: number }, got: number): void {
    const isMet = Math.abs(got - wanted.mean) <= wanted.tolerance + SLACK;
    if (this.isNoted(isMet)) return;
    this.judged(name, { wanted: `${wanted.mean} ± ${wanted.tolerance}`, got: got.toFixed(4), isMet });
  }

  /** A target that no paper is refused for. */
  aim(name: Sentence, line: { wanted: string; got: string }): void {
    this.judged(name, { ...line, isMet: true });
  }

  holds(name: Sentence, isMet: boolean): void {
    this.judged(name, { wanted: "✓", got: isMet ? "✓" : "✗", isMet });
  }

  judged(name: Sentence, line: Pick<ReportLine, "wanted" | "got" | "isMet">): void {
    if (!line.isMet) this.isSound = false;
    if (this.hasLines) this.lines.push({ rule: name.zh, ruleEn: name.en, ...line });
  }

  /** Remembers the verdict; true when no line is wanted. */
  isNoted(isMet: boolean): boolean {
    if (!isMet) this.isSound = false;
    return !this.hasLines;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
