import type { Reading } from "#contract/marking.ts";

/** A script in hand: three criteria of 8, 5 and 7 points. */
export function reading(change: Partial<Reading> = {}): Reading {
  const id = change.id ?? "r1";
  return {
    id,
    token: `token-${id}`,
    expiresAt: 0,
    purpose: "first",
    sittingId: "s1",
    script: id.toUpperCase(),
    essayNumber: 1,
    prompt: "请论述。",
    rubric: [
      { id: "c1", title: "问题", points: 8, guide: [{ points: 8, text: "指出问题" }] },
      { id: "c2", title: "观点", points: 5, guide: [{ points: 5, text: "评价观点" }] },
      { id: "c3", title: "措施", points: 7, guide: [{ points: 7, text: "提出措施" }] },
    ],
    outline: "一、二、三。",
    fullPoints: 1200,
    text: "我认为……",
    characters: { withPunctuation: 5, withoutPunctuation: 3 },
    draft: null,
    otherMarks: [],
    ...change,
  };
}
