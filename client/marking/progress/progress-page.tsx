import { A, useSearchParams } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import RefreshCw from "lucide-solid/icons/refresh-cw";
import { createMemo, Show } from "solid-js";
import { formatDate, formatPercent, formatPoints } from "#client/i18n/format.ts";
import { marking } from "#client/i18n/marking.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { Select } from "#client/ui/select.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { markingApi } from "#contract/marking.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { type EssayProgress, type Finding, findingOf, type Progress } from "./progress-bars.ts";
import { ProgressChart } from "./progress-chart.tsx";

/** How far marking is: the finding in a sentence, a chart per essay, then the figures by essay and by grader. */
export function ProgressPage() {
  const session = useStaffSession();
  const [address, setAddress] = useSearchParams<{ sitting: string }>();
  const sittings = createQuery(
    () => true,
    () => call(sittingsApi.listSittings),
  );
  const shown = createMemo(() =>
    (sittings.data()?.sittings ?? [])
      .filter(({ state }) => state !== "scheduled" && state !== "open")
      .sort((a, b) => b.startsAt - a.startsAt),
  );
  const sittingId = () => {
    const wanted = shown().find(({ id }) => id === address.sitting);
    // Where nothing is asked for, the sitting being marked is what one came for.
    return (wanted ?? shown().find(({ state }) => state === "closed") ?? shown()[0])?.id;
  };
  const progress = createQuery(sittingId, (id, signal) => call(markingApi.markingProgress, { params: { id }, signal }));
  return (
    <>
      <Show when={session.has("grader", "chief-grader")}>
        <A href="/staff/marking" class="marking-back-line">
          <Icon of={ArrowLeft} size={16} />
          {marking().backToQueues}
        </A>
      </Show>
      <PageHeader
        title={marking().progressTitle}
        actions={
          <Button icon={RefreshCw} isBusy={progress.isLoading()} onClick={() => void progress.reload()}>
            {marking().refresh}
          </Button>
        }
      />
      <Loaded query={sittings}>
        {() => (
          <Show when={sittingId()} fallback={<EmptyState title={marking().noSittings}>{marking().noSittingsText}</EmptyState>}>
            {(id) => (
              <div class="stack">
                <div class="marking-sitting-choice">
                  <Select
                    label={marking().sitting}
                    value={id()}
                    choices={shown().map((one) => ({ value: one.id, label: `${one.name}　${formatDate(one.startsAt)}` }))}
                    onChange={(sitting) => setAddress({ sitting }, { replace: true, scroll: false })}
                  />
                </div>
                <Loaded query={progress}>{(found) => <Report progress={found()} />}</Loaded>
              </div>
            )}
          </Show>
        )}
      </Loaded>
    </>
  );
}

function Report(props: { progress: Progress }) {
  const finding = () => findingOf(props.progress.essays);
  return (
    <Show when={finding().scripts > 0} fallback={<p class="soft">{marking().noScripts}</p>}>
      <div class="stack">
        <p class="marking-finding">{sentenceOf(finding())}</p>
        <ProgressChart essays={props.progress.essays} />
        <h2>{marking().essays}</h2>
        <Table caption={marking().essays} columns={essayColumns()} rows={props.progress.essays} />
        <h2>{marking().graders}</h2>
        <Table
          caption={marking().graders}
          columns={graderColumns()}
          rows={props.progress.graders}
          empty={<p class="soft">{marking().nobodyMarked}</p>}
        />
        <p class="soft small-text">{marking().withinNote(formatPoints(props.progress.tolerance))}</p>
      </div>
    </Show>
  );
}

function sentenceOf({ scripts, settled, waiting, adjudications }: Finding): string {
  const first = marking().finding(settled, scripts, formatPercent(settled / scripts));
  return `${first}${waiting > 0 ? marking().findingWaiting(waiting, adjudications) : marking().findingDone}`;
}

function essayColumns(): Column<EssayProgress>[] {
  const words = marking().essayColumns;
  return [
    { key: "essay", title: words.essay, cell: (essay) => `${marking().essay(essay.essayNumber)} ${essay.topic}` },
    { key: "scripts", title: words.scripts, align: "end", cell: ({ scripts }) => scripts },
    { key: "settled", title: words.settled, align: "end", cell: ({ settled }) => settled },
    { key: "third", title: words.third, align: "end", cell: ({ thirdMarked }) => thirdMarked },
    { key: "adjudicated", title: words.adjudicated, align: "end", cell: ({ adjudicated }) => adjudicated },
    {
      key: "waiting",
      title: words.waiting,
      align: "end",
      cell: (essay) => essay.waitingFirst + essay.waitingSecond + essay.waitingThird + essay.waitingAdjudication,
    },
    { key: "mean", title: words.mean, align: "end", cell: ({ mean }) => oneDecimal(mean) },
  ];
}

function graderColumns(): Column<Progress["graders"][number]>[] {
  const words = marking().graderColumns;
  return [
    { key: "name", title: words.name, cell: ({ name }) => name },
    { key: "marked", title: words.marked, align: "end", cell: ({ marked }) => marked },
    { key: "mean", title: words.mean, align: "end", cell: ({ mean }) => oneDecimal(mean) },
    { key: "median", title: words.median, align: "end", cell: ({ medianSeconds }) => duration(medianSeconds) },
    {
      key: "within",
      title: words.within,
      align: "end",
      cell: ({ withinTolerance }) => (withinTolerance === null ? "—" : formatPercent(withinTolerance)),
    },
  ];
}

function oneDecimal(value: number | null): string {
  return value === null ? "—" : value.toFixed(1);
}

function duration(seconds: number | null): string {
  if (seconds === null) return "—";
  const whole = Math.round(seconds);
  return marking().duration(Math.floor(whole / 60), whole % 60);
}
