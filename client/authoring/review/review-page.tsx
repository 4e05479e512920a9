import { A } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import { createSignal, For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type Tab, Tabs } from "#client/ui/tabs.tsx";
import { bankReviewApi } from "#contract/bank-review.ts";
import type { CandidateItem } from "#contract/candidate-item.ts";
import type { ReplyOf } from "#contract/route.ts";
import { SaveProblem } from "../editor/conflict-notice.tsx";
import { FindingList } from "../editor/finding-list.tsx";
import { ItemActs } from "../editor/item-acts.tsx";
import { itemCalls, lintAt } from "../editor/item-calls.ts";
import { createItemDesk } from "../editor/item-desk.ts";
import { Standing } from "../editor/item-header.tsx";
import { CandidatePreview } from "../editor/item-preview.tsx";
import { LikeList } from "../editor/like-list.tsx";
import { createLiveLint, type Finding, type LiveLint } from "../editor/live-lint.ts";
import { itemHref } from "../item-links.ts";
import { Watermark } from "../watermark.tsx";
import { CommentPane } from "./comment-pane.tsx";
import { createCommentDesk, type Place } from "./comments.ts";
import { KeyCheckPane } from "./key-check-pane.tsx";
import { NextReview } from "./next-review.tsx";
import { ReadingPane } from "./reading-pane.tsx";
import { commentCalls } from "./review-calls.ts";
import { StatisticsPane } from "./statistics-pane.tsx";

type Review = ReplyOf<typeof bankReviewApi.reviewItem>;

/** One item for a reviewer: as candidates see it, with its key, what the lint and other people say, and the decision. */
export function ReviewPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => <KnownReview id={id} />}
    </Show>
  );
}

function KnownReview(props: { id: string }) {
  const query = createQuery(
    () => props.id,
    (id, signal) => call(bankReviewApi.reviewItem, { params: { id }, signal }),
  );
  return <Loaded query={query}>{(review) => <ReviewDesk review={review()} />}</Loaded>;
}

type Side = "comments" | "findings" | "checks" | "statistics";

function ReviewDesk(props: { review: Review }) {
  const desk = createItemDesk(itemCalls, { detail: props.review.detail });
  const detail = () => desk.detail() ?? props.review.detail;
  const lint = createLiveLint(lintAt("approve"), () => ({ ...detail().item }));
  const comments = createCommentDesk(commentCalls, { itemId: () => detail().item.id, version: () => detail().version });
  const [place, setPlace] = createSignal<Place>();
  const [chosen, setChosen] = createSignal<string>();
  const [side, setSide] = createSignal<Side>("comments");
  const [said, setSaid] = createSignal<string>();
  const tabs = (): Tab<Side>[] => [
    { id: "comments", label: workbench().comments.tab(comments.open().length) },
    { id: "findings", label: workbench().lint.title(lint.findings().length) },
    ...(detail().item.type === "essay"
      ? []
      : [{ id: "checks" as const, label: workbench().keyChecks.tab(detail().keyChecks.length) }]),
    { id: "statistics", label: workbench().statistics.tab },
  ];

  return (
    <div class="authoring-item">
      <div class="authoring-ways">
        <A href="/staff/bank" class="authoring-back">
          <Icon of={ArrowLeft} size={16} />
          {authoring().backToBank}
        </A>
        <A href={itemHref(detail().item.id)}>{workbench().review.edit}</A>
      </div>
      <PageHeader
        title={workbench().review.title(detail().item.id)}
        lead={<Standing desk={desk} />}
        actions={<ItemActs desk={desk} onSaid={setSaid} />}
      />
      <div class="stack tight authoring-notices">
        <SaveProblem desk={desk} />
        <Show when={said()}>{(sentence) => <Notice tone="ok">{sentence()}</Notice>}</Show>
        <Show when={said() && detail().state !== "in-review"}>
          <NextReview itemId={detail().item.id} />
        </Show>
      </div>
      <div class="authoring-columns">
        <div class="stack">
          <section class="stack tight">
            <h2>{workbench().review.asCandidate}</h2>
            <CandidatePreview view={props.review.item} findings={lint.findings()} />
          </section>
          <section class="stack tight">
            <h2>{workbench().review.withKey}</h2>
            <ReadingPane
              item={detail().item}
              namedBy={detail().namedBy}
              threads={comments.open()}
              chosen={chosen()}
              place={place()}
              onPlace={(found) => {
                setPlace(found);
                setSide("comments");
              }}
            />
          </section>
        </div>
        <div class="authoring-side">
          <Tabs label={workbench().review.findings} tabs={tabs()} active={side()} onSelect={setSide}>
            <Show when={side() === "comments"}>
              <CommentPane
                comments={comments}
                version={detail().version}
                place={place()}
                onPlace={setPlace}
                chosen={chosen()}
                onChoose={setChosen}
                canSelect
              />
            </Show>
            <Show when={side() === "findings"}>
              <div class="stack tight">
                <FindingsByField findings={lint} view={props.review.item} />
                <LikeList desk={desk} likes={lint.likes()} />
              </div>
            </Show>
            <Show when={side() === "checks"}>
              <KeyCheckPane detail={detail()} />
            </Show>
            <Show when={side() === "statistics"}>
              <StatisticsPane itemId={detail().item.id} />
            </Show>
          </Tabs>
        </div>
      </div>
      <Show when={detail().isLive}>
        <Watermark />
      </Show>
    </div>
  );
}

/** Findings under the name of the field they concern. */
function FindingsByField(props: { findings: LiveLint; view: CandidateItem }) {
  const groups = () => {
    const byField = new Map<string, Finding[]>();
    for (const finding of props.findings.findings()) byField.set(finding.field, [...(byField.get(finding.field) ?? []), finding]);
    return [...byField];
  };
  return (
    <For each={groups()} fallback={<p class="soft">{workbench().lint.none}</p>}>
      {([field, findings]) => (
        <section class="stack tight">
          <h3>{fieldWords(field, props.view)}</h3>
          <FindingList findings={findings} desk={undefined} />
        </section>
      )}
    </For>
  );
}

function fieldWords(field: string, view: CandidateItem): string {
  const names: Readonly<Record<string, string>> = authoring().fields;
  if (view.type !== "essay" && view.options.some(({ label }) => label === field)) return authoring().optionText(field);
  return names[field] ?? (field === "options" ? authoring().options : workbench().lint.general);
}
