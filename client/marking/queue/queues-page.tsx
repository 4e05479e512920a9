import { A, useNavigate } from "@solidjs/router";
import ChartColumn from "lucide-solid/icons/chart-column";
import CircleCheck from "lucide-solid/icons/circle-check";
import { For, onCleanup, onMount, Show } from "solid-js";
import { marking } from "#client/i18n/marking.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { Progress } from "#client/ui/spinner.tsx";
import { type MarkingQueue, markingApi } from "#contract/marking.ts";
import { RecentMarks } from "./recent-marks.tsx";

export function queueHref(queue: { sittingId: string; itemId: string }): string {
  return `/staff/marking/${encodeURIComponent(queue.sittingId)}/${encodeURIComponent(queue.itemId)}`;
}

/** What there is to mark, one card per essay of a sitting, the one begun first. */
export function QueuesPage() {
  const session = useStaffSession();
  const navigate = useNavigate();
  const query = createQuery(
    () => true,
    () => call(markingApi.markingQueues),
  );
  reloadOnReturn(() => void query.reload());
  const queues = () => query.data()?.queues ?? [];
  const first = () => queues().find(({ open }) => open > 0) ?? queues().find(({ waiting }) => waiting > 0);
  return (
    <>
      <PageHeader
        title={marking().title}
        lead={query.data() ? marking().lead(queues().reduce((sum, { waiting, open }) => sum + waiting + open, 0)) : undefined}
        actions={
          <Show when={session.has("chief-grader", "office", "auditor")}>
            <A class="button quiet" href="/staff/marking/progress">
              <Icon of={ChartColumn} size={18} />
              {marking().toProgress}
            </A>
          </Show>
        }
      />
      <Loaded query={query}>
        {() => (
          <Show when={queues().length > 0} fallback={<EmptyState title={marking().emptyTitle}>{marking().emptyText}</EmptyState>}>
            <div class="stack">
              <For each={bySitting(queues())}>
                {(group) => (
                  <section class="stack tight">
                    <h2>{group.sitting}</h2>
                    <div class="marking-cards">
                      <For each={group.queues}>{(queue) => <QueueCard queue={queue} isFirst={queue === first()} />}</For>
                    </div>
                  </section>
                )}
              </For>
            </div>
          </Show>
        )}
      </Loaded>
      <RecentMarks queues={queues()} onUndone={(queue) => (queue ? navigate(queueHref(queue)) : void query.reload())} />
    </>
  );
}

function QueueCard(props: { queue: MarkingQueue; isFirst: boolean }) {
  const queue = () => props.queue;
  const isDone = () => queue().settled === queue().scripts;
  const canMark = () => queue().waiting + queue().open > 0;
  return (
    <article class="marking-card panel">
      <div class="row">
        <h3>
          {marking().essay(queue().essayNumber)} <span class="soft">{queue().topic}</span>
        </h3>
        <Show when={isDone()}>
          <Badge tone="ok" icon={CircleCheck}>
            {marking().allSettled}
          </Badge>
        </Show>
        <Show when={queue().open > 0}>
          <Badge tone="attention">{marking().inHand}</Badge>
        </Show>
      </div>
      <p class="marking-card-prompt soft">{queue().prompt.replaceAll("**", "")}</p>
      <div>
        <Progress value={queue().settled} most={queue().scripts} label={marking().settledOf(queue().settled, queue().scripts)} />
        <span class="soft small-text figures">{marking().settledOf(queue().settled, queue().scripts)}</span>
      </div>
      <div class="marking-card-foot">
        <span class="figures">
          {marking().waiting} <strong>{marking().copies(queue().waiting)}</strong>
        </span>
        <span class="figures soft">
          {marking().mine} {marking().copies(queue().mine)}
        </span>
        <Show when={canMark()} fallback={<span class="soft">{isDone() ? "" : marking().nothingNow}</span>}>
          <A class="button" classList={{ primary: props.isFirst, quiet: !props.isFirst }} href={queueHref(queue())}>
            {queue().open > 0 ? marking().goOn : marking().start}
          </A>
        </Show>
      </div>
    </article>
  );
}

function bySitting(queues: readonly MarkingQueue[]): { sitting: string; queues: MarkingQueue[] }[] {
  const groups = new Map<string, { sitting: string; queues: MarkingQueue[] }>();
  for (const queue of queues) {
    const group = groups.get(queue.sittingId) ?? { sitting: queue.sitting, queues: [] };
    group.queues.push(queue);
    groups.set(queue.sittingId, group);
  }
  return [...groups.values()];
}

/** Others mark too: whoever comes back to the window sees the figures of now. */
function reloadOnReturn(reload: () => void): void {
  onMount(() => {
    const onVisible = () => document.visibilityState === "visible" && reload();
    document.addEventListener("visibilitychange", onVisible);
    onCleanup(() => document.removeEventListener("visibilitychange", onVisible));
  });
}
