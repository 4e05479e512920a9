import type { Sentence } from "#kernel/issue-sentences.ts";
import type { EssayItem, Item } from "./item.ts";
import type { Criterion } from "./types/essay/essay.ts";

/** A sum in an essay that does not come out, with its place inside the item. */
export interface WrongSum {
  readonly path: readonly PropertyKey[];
  readonly sentence: Sentence;
}

/**
 * What the schema of one field cannot see in an essay: the rubric adds up to what the essay is worth, the guide lines
 * of a criterion add up to the criterion, and every sample is marked on exactly the rubric's criteria, within their
 * maxima, adding up to its total. Points are half-point numbers, so the sums are exact.
 */
export function essaySums(item: Item, essayPoints: number): WrongSum[] {
  if (item.type !== "essay") return [];
  return [...rubricSums(item.rubric, essayPoints), ...sampleSums(item)];
}

function rubricSums(rubric: readonly Criterion[], essayPoints: number): WrongSum[] {
  const wrong: WrongSum[] = [];
  const total = sum(rubric.map((criterion) => criterion.points));
  if (total !== essayPoints) wrong.push(wrongSum(["rubric"], { name: "评分标准 rubric", total, wanted: essayPoints }));
  const ids = new Set(rubric.map((criterion) => criterion.id));
  if (ids.size < rubric.length) {
    wrong.push({ path: ["rubric"], sentence: { zh: "评分要点的 id 有重复", en: "two criteria have the same id" } });
  }
  for (const [index, criterion] of rubric.entries()) {
    const guided = sum(criterion.guide.map((line) => line.points));
    if (guided === criterion.points) continue;
    const name = `${criterion.id} guide`;
    wrong.push(wrongSum(["rubric", index, "guide"], { name, total: guided, wanted: criterion.points }));
  }
  return wrong;
}

function sampleSums(item: EssayItem): WrongSum[] {
  const most = new Map(item.rubric.map((criterion) => [criterion.id, criterion.points]));
  return item.samples.flatMap((sample, index) => {
    const path = ["samples", index, "marks"];
    const ids = Object.keys(sample.marks);
    const strange = ids.find((id) => !most.has(id)) ?? [...most.keys()].find((id) => !ids.includes(id));
    if (strange) {
      const zh = `样例 ${sample.quality} 的评分与评分要点不一致（${strange}）`;
      return [{ path, sentence: { zh, en: `the marks of sample ${sample.quality} do not match the rubric (${strange})` } }];
    }
    const over = ids.find((id) => (sample.marks[id] ?? 0) > (most.get(id) ?? 0));
    if (over) {
      const zh = `样例 ${sample.quality} 的 ${over} 超过该要点的满分`;
      return [{ path, sentence: { zh, en: `sample ${sample.quality} gets more than the maximum of ${over}` } }];
    }
    const total = sum(Object.values(sample.marks));
    return total === sample.points ? [] : [wrongSum(path, { name: `sample ${sample.quality}`, total, wanted: sample.points })];
  });
}

function wrongSum(path: readonly PropertyKey[], facts: { name: string; total: number; wanted: number }): WrongSum {
  return {
    path,
    sentence: {
      zh: `${facts.name} 合计 ${facts.total} 分，应为 ${facts.wanted} 分`,
      en: `${facts.name} adds up to ${facts.total}, not ${facts.wanted}`,
    },
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
