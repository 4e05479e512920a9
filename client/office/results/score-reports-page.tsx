import Printer from "lucide-solid/icons/printer";
import { createMemo, For, Show } from "solid-js";
import { formatDate, formatPercent, formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type ResultRow, resultsApi, type SittingResults } from "#contract/results.ts";
import type { SittingDetail } from "#contract/sittings.ts";
import { matches, useFilters } from "../shared/filters.ts";
import { FindField } from "../shared/find-field.tsx";
import { bySeat } from "../shared/seat-order.ts";
import { SittingFrame } from "../sittings/sitting-frame.tsx";
import { ShareBar } from "./share-bar.tsx";

/** Score reports for printing, one page per candidate; `?attempt=` leaves one. */
export function ScoreReportsPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => {
        const query = createQuery(
          () => id,
          (from) => call(resultsApi.sittingResults, { params: { id: from } }),
        );
        return (
          <SittingFrame id={id}>
            {(sitting) => <Loaded query={query}>{(results) => <Reports results={results()} sitting={sitting()} />}</Loaded>}
          </SittingFrame>
        );
      }}
    </Show>
  );
}

function Reports(props: { results: SittingResults; sitting: SittingDetail }) {
  const words = () => office().results.score;
  const filters = useFilters<"attempt" | "find">();
  const shown = createMemo(() =>
    props.results.rows
      .filter((row) => row.total !== null)
      .filter((row) => filters.read("attempt") === "" || row.attemptId === filters.read("attempt"))
      .filter(({ name, ticket }) => matches(filters.read("find"), name, ticket))
      .sort(bySeat),
  );
  return (
    <div class="stack">
      <div class="office-filters no-print">
        <FindField
          label={office().results.table.find}
          value={filters.read("find")}
          onFind={(find) => filters.write({ find, attempt: "" })}
        />
        <span class="office-count soft">{office().sittings.print.count(shown().length)}</span>
        <Show when={filters.read("attempt") !== ""}>
          <Button onClick={() => filters.write({ attempt: "" })}>{words().all}</Button>
        </Show>
        <Button variant="primary" icon={Printer} disabled={shown().length === 0} onClick={() => window.print()}>
          {office().sittings.print.print}
        </Button>
      </div>
      <For each={shown()} fallback={<EmptyState title={words().none} />}>
        {(row) => <ScoreReport row={row} results={props.results} sitting={props.sitting} />}
      </For>
    </div>
  );
}

function ScoreReport(props: { row: ResultRow; results: SittingResults; sitting: SittingDetail }) {
  const words = () => office().results.score;
  return (
    <article class="office-report" aria-label={`${words().title} ${props.row.name}`}>
      <header>
        <h2>
          {inLanguage(props.results.examTitle)} {words().title}
        </h2>
        <Show when={props.results.releasedAt === null}>
          <p class="office-draft">{words().draft}</p>
        </Show>
      </header>
      <dl class="facts">
        <dt>{words().name}</dt>
        <dd>
          <strong>{props.row.name}</strong>
        </dd>
        <dt>{words().ticket}</dt>
        <dd class="figures">{props.row.ticket}</dd>
        <dt>{words().sitting}</dt>
        <dd>{props.results.sitting}</dd>
        <dt>{words().date}</dt>
        <dd>{formatDate(props.sitting.startsAt)}</dd>
      </dl>
      <div class="office-report-total">
        <span>{words().total}</span>
        <strong class="figures">{formatPoints(props.row.total ?? 0)}</strong>
        <span class="soft figures">{words().of(formatPoints(props.results.totalPoints))}</span>
        <strong>{props.row.isPass ? words().pass : words().fail}</strong>
        <span class="soft">{words().passMark(formatPoints(props.results.passPoints))}</span>
      </div>
      <PartTable row={props.row} results={props.results} />
      <p class="soft small-text">{words().foot}</p>
    </article>
  );
}

interface Line {
  readonly name: string;
  readonly points: number;
  readonly most: number;
  readonly isSum?: boolean;
}

function PartTable(props: { row: ResultRow; results: SittingResults }) {
  const words = () => office().results.score;
  const lines = (): Line[] => [
    ...props.results.parts.map(({ part, title, points }, at) => ({
      name: `${part} ${inLanguage(title)}`,
      points: props.row.parts?.[at] ?? 0,
      most: points,
    })),
    { name: words().objective, points: props.row.objective ?? 0, most: props.results.objectivePoints, isSum: true },
    { name: words().essays, points: props.row.essays ?? 0, most: props.results.essayPoints },
    { name: words().total, points: props.row.total ?? 0, most: props.results.totalPoints, isSum: true },
  ];
  return (
    <table class="office-ruled">
      <thead>
        <tr>
          <th scope="col">{words().part}</th>
          <th scope="col" class="end">
            {words().points}
          </th>
          <th scope="col" class="end">
            {words().most}
          </th>
          <th scope="col" class="end">
            {words().rate}
          </th>
          <td class="office-bar-cell" />
        </tr>
      </thead>
      <tbody>
        <For each={lines()}>
          {(line) => (
            <tr classList={{ "office-sum": line.isSum === true }}>
              <td>{line.name}</td>
              <td class="end">{formatPoints(line.points)}</td>
              <td class="end">{formatPoints(line.most)}</td>
              <td class="end">{formatPercent(line.most > 0 ? line.points / line.most : 0)}</td>
              <td class="office-bar-cell">
                <ShareBar value={line.points} most={line.most} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
