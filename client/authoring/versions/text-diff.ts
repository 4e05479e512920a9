/** A stretch of text that both versions have, only the older one, or only the newer one. */
export interface DiffPiece {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** A run of Han text, a run of letters and digits, a run of blanks or any other single character: what a reader sees as one. */
const TOKEN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{Nd}_])+|[^\S\n]+|[\s\S]/gu;

/** Beyond so many differing tokens a text counts as rewritten: comparing further costs much and tells nothing. */
const MOST_EDITS = 800;

/** Equal stretches of so few characters between two changes are taken into the change: confetti is harder to read than a phrase. */
const SHORTEST_ISLAND = 1;

/**
 * Compares two texts word by word. Pieces are in reading order; the removed and the
 * same ones together are `before`, the added and the same ones `after`; no two neighbours are of one kind.
 */
export function diffTexts(before: string, after: string): DiffPiece[] {
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const head = commonHead(old, fresh);
  const tail = commonTail(old.slice(head), fresh.slice(head));
  const middle = diffTokens(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail));
  const steps: Step[] = [
    ...old.slice(0, head).map((text): Step => ({ kind: "same", text })),
    ...middle,
    ...old.slice(old.length - tail).map((text): Step => ({ kind: "same", text })),
  ];
  return joined(withoutIslands(runsOf(steps)));
}

/** Whether two texts differ at all, told by their pieces. */
export function hasChanges(pieces: readonly DiffPiece[]): boolean {
  return pieces.some(({ kind }) => kind !== "same");
}

/** The words of a text, each character in one. */
export function tokensOf(text: string): string[] {
  return (text.match(TOKEN) ?? []).flatMap((run) => (HAN.test(run) ? hanWords(run) : [run]));
}

const HAN = /^\p{Script=Han}/u;
const SEGMENTER = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

/** Han text has no blanks between words; the browser knows most words, and where it does not, characters do. */
export function hanWords(run: string, segmenter: Intl.Segmenter | null = SEGMENTER): string[] {
  return segmenter ? [...segmenter.segment(run)].map(({ segment }) => segment) : [...run];
}

type Step = DiffPiece;

function commonHead(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count] === b[count]) count++;
  return count;
}

function commonTail(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
}

/**
 * The shortest edit script by Myers' greedy search: `reach[k]` is the furthest place in `old` on diagonal k (place in
 * `old` less place in `fresh`) that a given number of edits gets to. The trace of all rounds leads the way back.
 */
function diffTokens(old: readonly string[], fresh: readonly string[]): Step[] {
  const rewritten: Step[] = [...old.map(asRemoved), ...fresh.map(asAdded)];
  if (old.length === 0 || fresh.length === 0) return rewritten;
  const most = Math.min(old.length + fresh.length, MOST_EDITS);
  const reach = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(reach));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let at = isDown(reach, diagonal, edits) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;
      while (at < old.length && at - diagonal < fresh.length && old[at] === fresh[at - diagonal]) at++;
      reach.set(diagonal, at);
      if (at >= old.length && at - diagonal >= fresh.length) return wayBack(trace, old, fresh);
    }
  }
  return rewritten;
}

/** Whether the best way onto a diagonal is an insertion (from the diagonal above) rather than a removal. */
function isDown(reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reach.get(diagonal - 1) ?? -1) < (reach.get(diagonal + 1) ?? -1);
}

function wayBack(trace: readonly ReadonlyMap<number, number>[], old: readonly string[], fresh: readonly string[]): Step[] {
  const steps: Step[] = [];
  let at = old.length;
  let other = fresh.length;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = at - other;
    const from = isDown(reach, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromAt = edits === 0 ? 0 : (reach.get(from) ?? 0);
    const fromOther = edits === 0 ? 0 : fromAt - from;
    while (at > fromAt && other > fromOther) {
      steps.push({ kind: "same", text: old[--at] ?? "" });
      other--;
    }
    if (at > fromAt) steps.push(asRemoved(old[--at] ?? ""));
    if (other > fromOther) steps.push(asAdded(fresh[--other] ?? ""));
  }
  return steps.reverse();
}

/** One stretch of the comparison: what both share, or what was there before and what came instead. */
interface Run {
  same: string[];
  removed: string[];
  added: string[];
}

function runsOf(steps: readonly Step[]): Run[] {
  const runs: Run[] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    const continues = last && (step.kind === "same") === last.same.length > 0;
    const run = continues ? last : { same: [], removed: [], added: [] };
    if (!continues) runs.push(run);
    run[step.kind].push(step.text);
  }
  return runs;
}

/** Takes short common stretches between two changes into one change. */
function withoutIslands(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const [at, run] of runs.entries()) {
    const last = merged.at(-1);
    const isIsland = run.same.length > 0 && run.same.join("").length <= SHORTEST_ISLAND && at > 0 && at < runs.length - 1;
    if (last && last.same.length === 0 && (isIsland || run.same.length === 0)) {
      last.removed.push(...run.same, ...run.removed);
      last.added.push(...run.same, ...run.added);
    } else {
      merged.push({ same: [...run.same], removed: [...run.removed], added: [...run.added] });
    }
  }
  return merged;
}

function joined(runs: readonly Run[]): DiffPiece[] {
  return runs.flatMap(({ same, removed, added }) => [
    ...piece("same", same),
    ...piece("removed", removed),
    ...piece("added", added),
  ]);
}

function piece(kind: DiffPiece["kind"], tokens: readonly string[]): DiffPiece[] {
  return tokens.length === 0 ? [] : [{ kind, text: tokens.join("") }];
}

function asRemoved(text: string): Step {
  return { kind: "removed", text };
}

function asAdded(text: string): Step {
  return { kind: "added", text };
}
