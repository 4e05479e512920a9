import { type Accessor, createEffect, createMemo, on, onCleanup } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { ApiProblem } from "#client/sync/api-problem.ts";
import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";

export type LintReply = ReplyOf<typeof bankOverviewApi.lintDraft>;
/** `id` keeps a finding the same one from answer to answer, so that what is open beside it stays open. */
export type Finding = LintReply["findings"][number] & { readonly id: string };
export type Like = LintReply["likes"][number];
export type AskLint = (item: Record<string, unknown>, signal: AbortSignal) => Promise<LintReply>;

export interface LiveLint {
  findings: Accessor<readonly Finding[]>;
  likes: Accessor<readonly Like[]>;
  /** What is said of one field, the gravest first. */
  at(field: string): readonly Finding[];
}

/** A pause in typing before the text is judged. */
export const LINT_AFTER_MS = 700;
const RANK = { E: 0, W: 1, I: 2 } as const;

/**
 * What the lint and the search for near-duplicates say of a text while it is being written. Advice only: when the
 * server does not answer there is none, and nobody is told.
 */
export function createLiveLint(ask: AskLint, item: Accessor<Record<string, unknown> | undefined>): LiveLint {
  const [said, setSaid] = createStore<{ findings: Finding[]; likes: Like[] }>({ findings: [], likes: [] });
  const text = createMemo(() => JSON.stringify(item() ?? null));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let isServed = true;

  function show({ findings, likes }: LintReply): void {
    setSaid("findings", reconcile(identified(findings), { key: "id" }));
    setSaid("likes", reconcile(likes, { key: "itemId" }));
  }

  async function judge(content: Record<string, unknown>): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    try {
      const answer = await ask(content, mine.signal);
      if (!mine.signal.aborted) show(answer);
    } catch (thrown) {
      if (mine.signal.aborted) return;
      if (thrown instanceof ApiProblem && thrown.status === 404) isServed = false;
      show({ findings: [], likes: [] });
    }
  }

  createEffect(
    on(text, () => {
      clearTimeout(timer);
      const content = item();
      if (!content || !isServed) return;
      timer = setTimeout(() => void judge(content), LINT_AFTER_MS);
    }),
  );
  onCleanup(() => {
    clearTimeout(timer);
    running?.abort();
  });

  const findings = () => said.findings;
  return { findings, likes: () => said.likes, at: (field) => findings().filter((finding) => finding.field === field) };
}

/** The gravest first; findings of one rule on one field are told apart by their order. */
function identified(findings: LintReply["findings"]): Finding[] {
  const seen = new Map<string, number>();
  return [...findings]
    .sort((a, b) => RANK[a.severity] - RANK[b.severity])
    .map((finding) => {
      const name = `${finding.rule} ${finding.field}`;
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      return { ...finding, id: `${name} ${nth}` };
    });
}
