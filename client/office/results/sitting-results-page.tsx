import Download from "lucide-solid/icons/download";
import Printer from "lucide-solid/icons/printer";
import { createMemo, For, Show } from "solid-js";
import { formatDateTime, formatPercent, formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { addressOf, call } from "#client/sync/api-client.ts";
import { createQuery, type Query } from "#client/sync/create-query.ts";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { resultsApi, type SittingResults } from "#contract/results.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { SittingFrame } from "../sittings/sitting-frame.tsx";
import { findingOf } from "./finding.ts";
import { BandTable, HistogramChart } from "./histogram-chart.tsx";
import { PartBars } from "./part-bars.tsx";
import { Release } from "./release.tsx";
import { ResultsTable } from "./results-table.tsx";

/** Results of one sitting: what is missing, the finding, the charts, the table, and the way to release them. */
export function SittingResultsPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => {
        const query = createQuery(
          () => id,
          (from) => call(resultsApi.sittingResults, { params: { id: from } }),
        );
        return (
          <SittingFrame id={id} actions={<ResultActs query={query} />}>
            {(_, sitting) => (
              <Loaded query={query}>
                {(results) => (
                  <Results
                    results={results()}
                    onReleased={(next) => {
                      query.set(next);
                      void sitting.reload();
                    }}
                  />
                )}
              </Loaded>
            )}
          </SittingFrame>
        );
      }}
    </Show>
  );
}

/** Ways out of the house: workbook, csv, paper. */
function ResultActs(props: { query: Query<SittingResults> }) {
  const session = useStaffSession();
  const words = () => office().results;
  return (
    <Show when={props.query.data()}>
      {(results) => (
        <>
          <Show when={session.has("office")}>
            <a class="button quiet" href={addressOf(resultsApi.resultsXlsx, { params: { id: results().sittingId } })} download="">
              <Icon of={Download} size={18} />
              {words().xlsx}
            </a>
            <a class="button quiet" href={addressOf(resultsApi.resultsCsv, { params: { id: results().sittingId } })} download="">
              <Icon of={Download} size={18} />
              {words().csv}
            </a>
          </Show>
          <Show when={findingOf(results().rows)}>
            <LinkButton href={`/staff/office/results/${results().sittingId}/reports`} icon={Printer}>
              {words().reports}
            </LinkButton>
          </Show>
        </>
      )}
    </Show>
  );
}

function Results(props: { results: SittingResults; onReleased: (results: SittingResults) => void }) {
  const words = () => office().results;
  const finding = createMemo(() => findingOf(props.results.rows));
  const totals = () => props.results.rows.flatMap(({ total }) => (total === null ? [] : [total]));
  const exam = () => ({ most: props.results.totalPoints, pass: props.results.passPoints });
  const sentence = () => findingWords(props.results);
  return (
    <div class="stack office-results">
      <Standing results={props.results} onReleased={props.onReleased} />
      <Show when={finding()} fallback={<NoTotals results={props.results} />}>
        {(found) => (
          <>
            <div>
              <p class="office-finding">{sentence()}</p>
              <Show when={found().absent > 0}>
                <p class="soft">{words().absent(found().absent)}</p>
              </Show>
            </div>
            <div class="office-halves wide-left">
              <section class="stack tight">
                <h2>{words().histogram.title}</h2>
                <HistogramChart totals={totals()} exam={exam()} finding={found()} label={sentence()} />
                <BandTable totals={totals()} exam={exam()} />
              </section>
              <PartBars results={props.results} />
            </div>
          </>
        )}
      </Show>
      <Show when={props.results.rows.length > 0}>
        <ResultsTable results={props.results} />
      </Show>
    </div>
  );
}

/** Nobody has a total: says so, and shows the parts that are known. */
function NoTotals(props: { results: SittingResults }) {
  return (
    <>
      <p class="office-finding">{office().results.noFinding}</p>
      <Show when={props.results.rows.some(({ parts }) => parts !== null)}>
        <div class="office-halves">
          <PartBars results={props.results} />
        </div>
      </Show>
    </>
  );
}

/** First of all: what is missing, that all is complete, or since when it is released. */
function Standing(props: { results: SittingResults; onReleased: (results: SittingResults) => void }) {
  const session = useStaffSession();
  const words = () => office().results;
  return (
    <Show
      when={props.results.releasedAt === null}
      fallback={<Notice tone="ok">{words().released(formatDateTime(props.results.releasedAt ?? 0))}</Notice>}
    >
      <Show
        when={props.results.missing.length > 0}
        fallback={
          <Notice tone="information">
            <div class="row office-spread">
              <span>{words().complete}</span>
              <Show when={session.has("office")}>
                <Release results={props.results} onDone={props.onReleased} />
              </Show>
            </div>
          </Notice>
        }
      >
        <Notice tone="attention" title={words().missingTitle}>
          <ul class="office-list">
            <For each={props.results.missing}>{({ kind, count }) => <li>{words().missing[kind](count)}</li>}</For>
          </ul>
          <Show when={findingOf(props.results.rows)}>
            <p class="soft">{words().partial}</p>
          </Show>
        </Notice>
      </Show>
    </Show>
  );
}

/** The finding in one sentence: how many, how well, how many passed. */
export function findingWords({ rows }: Pick<SittingResults, "rows">): string {
  const finding = findingOf(rows);
  if (!finding) return office().results.noFinding;
  return office().results.finding({
    people: finding.people,
    mean: formatPoints(finding.mean),
    deviation: formatPoints(finding.deviation),
    passed: finding.passed,
    rate: formatPercent(finding.passRate),
  });
}
