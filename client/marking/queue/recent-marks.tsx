import Undo2 from "lucide-solid/icons/undo-2";
import { Show } from "solid-js";
import { formatDateTime, formatPoints } from "#client/i18n/format.ts";
import { marking } from "#client/i18n/marking.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { type MarkingQueue, markingApi, type Reading } from "#contract/marking.ts";
import type { ReplyOf } from "#contract/route.ts";
import { systemApi } from "#contract/system.ts";
import { createUndoClock, secondsUntil } from "../undo-clock.ts";

type Mark = ReplyOf<typeof markingApi.recentMarks>["marks"][number];

/** One's own last marks; the newest can be taken back for a moment. */
export function RecentMarks(props: { queues: readonly MarkingQueue[]; onUndone: (queue: MarkingQueue | undefined) => void }) {
  const query = createQuery(
    () => true,
    () => call(markingApi.recentMarks),
  );
  const marks = () => query.data()?.marks ?? [];
  const clock = createUndoClock(
    async () => (await call(systemApi.health)).now,
    () => (marks().length > 0 ? Math.max(...marks().map(({ undoUntil }) => undoUntil)) : undefined),
  );
  const undo = createAction(async (mark: Mark) => {
    const reading = await call(markingApi.undoMark, { params: { id: mark.readingId } });
    void query.reload();
    props.onUndone(queueOf(reading, props.queues));
  });

  const columns = (): Column<Mark>[] => [
    { key: "script", title: marking().recentColumns.script, cell: ({ script }) => script },
    { key: "essay", title: marking().recentColumns.essay, cell: ({ essayNumber }) => marking().essay(essayNumber) },
    { key: "total", title: marking().recentColumns.total, align: "end", cell: ({ total }) => formatPoints(total) },
    { key: "time", title: marking().recentColumns.time, cell: ({ markedAt }) => formatDateTime(markedAt) },
    {
      key: "undo",
      title: marking().recentColumns.undo,
      cell: (mark) => (
        <Show
          when={secondsUntil(mark.undoUntil, clock.now()) > 0}
          fallback={<span class="soft small-text">{marking().undoOver}</span>}
        >
          <Button size="small" icon={Undo2} isBusy={undo.isBusy()} onClick={() => void undo.run(mark)}>
            {marking().undoWithin(secondsUntil(mark.undoUntil, clock.now()))}
          </Button>
        </Show>
      ),
    },
  ];

  return (
    <section class="stack tight marking-recent">
      <h2>{marking().recent}</h2>
      <ProblemNotice problem={undo.problem() ?? query.problem()} />
      <Table
        caption={marking().recent}
        columns={columns()}
        rows={marks()}
        maxHeight="320px"
        empty={
          <Show when={query.data()}>
            <p class="soft">{marking().recentEmpty}</p>
          </Show>
        }
      />
    </section>
  );
}

/** The queue a reading belongs to. Two papers may have different essays under one number, so the prompt decides. */
function queueOf(reading: Reading, queues: readonly MarkingQueue[]): MarkingQueue | undefined {
  return queues.find(({ sittingId, prompt }) => sittingId === reading.sittingId && prompt === reading.prompt);
}
