import { A, useSearchParams } from "@solidjs/router";
import ClipboardCheck from "lucide-solid/icons/clipboard-check";
import Clock from "lucide-solid/icons/clock";
import KeyRound from "lucide-solid/icons/key-round";
import MessageSquare from "lucide-solid/icons/message-square";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createMemo, For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { formatDate } from "#client/i18n/format.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createServerClock } from "#client/sync/clock.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { bankReviewApi, type ReviewTask } from "#contract/bank-review.ts";
import { itemHref, keyCheckHref, reviewHref } from "../item-links.ts";
import { byUrgency, daysUntil, groupOf, TASK_GROUPS, type TaskGroup } from "./task-order.ts";

const ICONS = { review: ClipboardCheck, "key-check": KeyRound, comment: MessageSquare } as const;

/** Where a task is done. */
export function taskHref({ kind, itemId }: Pick<ReviewTask, "kind" | "itemId">): string {
  if (kind === "review") return reviewHref(itemId);
  return kind === "key-check" ? keyCheckHref(itemId) : itemHref(itemId);
}

/** What waits for a person, the most urgent first; who gives tasks sees everybody's. */
export function TasksPage() {
  const session = useStaffSession();
  const now = createServerClock().now();
  const [address, setAddress] = useSearchParams<{ whose?: string; done?: string }>();
  const words = () => bank().tasks;
  const isDone = () => address.done === "1";
  /** The office has no tasks of its own: it starts with everybody's. */
  const usual = () => (session.has("writer", "reviewer") ? "me" : "all");
  const whose = (): "me" | "all" => (address.whose === "me" || address.whose === "all" ? address.whose : usual());
  const tasks = createQuery(
    () => ({ whose: whose(), isDone: isDone() }),
    (query, signal) => call(bankReviewApi.listTasks, { query, signal }),
  );
  const sorted = createMemo(() => [...(tasks.data()?.tasks ?? [])].sort(byUrgency));
  const overdue = () => sorted().filter((task) => groupOf(task, now) === "overdue").length;
  const write = (change: Record<string, string | null>) => setAddress(change, { replace: true, scroll: false });
  return (
    <>
      <PageHeader
        title={whose() === "me" ? words().mineTitle : words().title}
        lead={!isDone() && tasks.data() ? words().lead(sorted().length, overdue()) : undefined}
      />
      <div class="stack bank-tasks">
        <div class="row bank-switches">
          <Switches
            label={words().whose}
            choices={[
              { value: "me", label: words().me },
              { value: "all", label: words().all },
            ]}
            value={whose()}
            onChange={(value) => write({ whose: value === usual() ? null : value })}
          />
          <Switches
            label={words().status}
            choices={[
              { value: "", label: words().open },
              { value: "1", label: words().done },
            ]}
            value={isDone() ? "1" : ""}
            onChange={(value) => write({ done: value || null })}
          />
        </div>
        <Loaded query={tasks}>
          {() => (
            <Show when={sorted().length > 0} fallback={<NoTasks isDone={isDone()} isAll={whose() === "all"} />}>
              <Show
                when={!isDone()}
                fallback={<TaskTable tasks={[...sorted()].reverse()} isDone whose={whose()} now={now} caption={words().done} />}
              >
                <For each={TASK_GROUPS.filter((group) => sorted().some((task) => groupOf(task, now) === group))}>
                  {(group) => (
                    <TaskSection
                      group={group}
                      tasks={sorted().filter((task) => groupOf(task, now) === group)}
                      whose={whose()}
                      now={now}
                    />
                  )}
                </For>
              </Show>
            </Show>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Switches(props: {
  label: string;
  choices: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <fieldset class="row">
      <legend class="unseen">{props.label}</legend>
      <For each={props.choices}>
        {({ value, label }) => (
          <Button size="small" aria-pressed={props.value === value} onClick={() => props.onChange(value)}>
            {label}
          </Button>
        )}
      </For>
    </fieldset>
  );
}

function NoTasks(props: { isDone: boolean; isAll: boolean }) {
  const words = () => bank().tasks;
  return (
    <Show when={!props.isDone} fallback={<EmptyState title={words().emptyDone} />}>
      <EmptyState
        title={words().emptyTitle}
        action={
          <Show when={props.isAll}>
            <A class="button quiet" href="/staff/bank?state=in-review&map=0">
              {bank().list.title}
            </A>
          </Show>
        }
      >
        {props.isAll ? words().emptyAllText : words().emptyText}
      </EmptyState>
    </Show>
  );
}

function TaskSection(props: { group: TaskGroup; tasks: readonly ReviewTask[]; whose: "me" | "all"; now: number }) {
  const words = () => bank().tasks;
  return (
    <section class="stack tight" aria-label={words().groups[props.group]}>
      <h2 class="bank-group" classList={{ overdue: props.group === "overdue" }}>
        <Show when={props.group === "overdue"}>
          <Icon of={TriangleAlert} />
        </Show>
        {words().groups[props.group]} <span class="soft figures">{words().count(props.tasks.length)}</span>
      </h2>
      <TaskTable {...props} isDone={false} caption={words().groups[props.group]} />
    </section>
  );
}

function TaskTable(props: { tasks: readonly ReviewTask[]; isDone: boolean; whose: "me" | "all"; now: number; caption: string }) {
  const columns = createMemo((): Column<ReviewTask>[] => {
    const words = bank().tasks;
    const titles = words.columns;
    const person: Column<ReviewTask> = {
      key: "assignee",
      title: titles.assignee,
      cell: ({ assignee }) => assignee,
    };
    const doneAt: Column<ReviewTask> = {
      key: "done",
      title: titles.done,
      cell: (task) => <span class="figures">{task.doneAt === null ? "" : formatDate(task.doneAt)}</span>,
    };
    const act: Column<ReviewTask> = {
      key: "act",
      title: titles.act,
      align: "end",
      cell: (task) => (
        <Show when={task.isMine}>
          <A class="button quiet small" href={taskHref(task)}>
            {words.acts[task.kind]}
            <span class="unseen"> {task.itemId}</span>
          </A>
        </Show>
      ),
    };
    return [
      {
        key: "kind",
        title: titles.kind,
        cell: ({ kind }) => (
          <span class="bank-nowrap">
            <Icon of={ICONS[kind]} size={16} /> {props.isDone ? words.kindsDone[kind] : words.kinds[kind]}
          </span>
        ),
      },
      {
        key: "item",
        title: titles.item,
        cell: (task) => <A href={props.isDone ? itemHref(task.itemId) : taskHref(task)}>{task.itemId}</A>,
      },
      {
        key: "place",
        title: titles.place,
        width: "32%",
        cell: ({ part, topic }) => <span class="bank-topic">{words.placeOf(part, topic)}</span>,
      },
      props.isDone ? doneAt : { key: "due", title: titles.due, cell: (task) => <Due task={task} now={props.now} /> },
      ...(props.whose === "all" ? [person] : []),
      {
        key: "askedBy",
        title: titles.askedBy,
        cell: ({ askedBy, askedAt }) => <span title={formatDate(askedAt)}>{askedBy}</span>,
      },
      ...(props.tasks.some(({ isMine, doneAt: done }) => isMine && done === null) ? [act] : []),
    ];
  });
  return <Table caption={props.caption} columns={columns()} rows={props.tasks} />;
}

function Due(props: { task: ReviewTask; now: number }) {
  const words = () => bank().tasks;
  const group = () => groupOf(props.task, props.now);
  const days = () => daysUntil(props.task.dueAt ?? props.now, props.now);
  const said = () => {
    if (group() === "overdue") return words().overdue(-days());
    return days() === 0 ? words().dueToday : words().dueIn(days());
  };
  return (
    <Show when={props.task.dueAt} fallback={<span class="soft">{words().noDue}</span>}>
      {(dueAt) => (
        <span class="figures bank-nowrap">
          {formatDate(dueAt())}{" "}
          <Show when={group() !== "later"} fallback={<span class="soft">{said()}</span>}>
            <Badge tone={group() === "overdue" ? "danger" : "attention"} icon={group() === "overdue" ? TriangleAlert : Clock}>
              {said()}
            </Badge>
          </Show>
        </span>
      )}
    </Show>
  );
}
