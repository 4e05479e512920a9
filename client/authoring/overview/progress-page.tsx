import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { bank } from "#client/i18n/bank.ts";
import { formatPercent } from "#client/i18n/format.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import { type Column, type Sort, Table } from "#client/ui/table.tsx";
import { bankOverviewApi } from "#contract/bank-overview.ts";
import { savedByName } from "../saved-by.ts";
import { type Bar, BarChart } from "./bar-chart.tsx";
import { ageClasses, type BankProgress, exposureClasses, findingOf, stateCounts } from "./progress-bars.ts";

/** Items older than this are worth another look; hatched in the chart. */
const OLD_DAYS = 730;

/** How the bank comes on: a sentence, three charts, then who has what in hand. */
export function ProgressPage() {
  const words = () => bank().progress;
  const progress = createQuery(
    () => true,
    () => call(bankOverviewApi.bankProgress),
  );
  return (
    <>
      <PageHeader title={words().title} lead={<Show when={progress.data()}>{(found) => <Finding progress={found()} />}</Show>} />
      <Loaded query={progress}>
        {(found) => (
          <Show when={findingOf(found()).total > 0} fallback={<EmptyState title={words().empty} />}>
            <div class="stack">
              <Charts progress={found()} />
              <Authors authors={found().authors} />
            </div>
          </Show>
        )}
      </Loaded>
    </>
  );
}

function Finding(props: { progress: BankProgress }) {
  const finding = createMemo(() => findingOf(props.progress));
  return (
    <>
      {bank().progress.finding(finding().inUse, finding().waiting, finding().draft)}{" "}
      {bank().progress.unused(finding().unused, formatPercent(finding().unusedShare))}
    </>
  );
}

function Charts(props: { progress: BankProgress }) {
  const words = () => bank().progress;
  const states = (): Bar[] =>
    stateCounts(props.progress.states).map(({ state, count }) => ({
      label: authoring().states[state],
      count,
      isMarked: state === "draft" || state === "in-review",
    }));
  const ages = (): Bar[] =>
    ageClasses(props.progress.ages).map(({ from, to, count }) => ({
      label: to === null ? words().ageOver(from) : words().ageUpTo(from, to),
      count,
      isMarked: from >= OLD_DAYS,
    }));
  const exposure = (): Bar[] =>
    exposureClasses(props.progress.exposure).map(({ uses, isOpen, count }) => ({
      label: isOpen ? words().usesFrom(uses) : words().usesOf(uses),
      count,
      isMarked: uses === 0,
    }));
  return (
    <div class="bank-charts">
      <ChartPanel title={words().states} text={words().statesText} bars={states()} />
      <ChartPanel title={words().ages} text={words().agesText} bars={ages()} />
      <ChartPanel title={words().exposure} text={words().exposureText} bars={exposure()} />
    </div>
  );
}

function ChartPanel(props: { title: string; text: string; bars: readonly Bar[] }): JSX.Element {
  const sum = () => props.bars.reduce((all, { count }) => all + count, 0);
  const shareOf = (count: number) => (sum() === 0 || count === 0 ? "" : formatPercent(count / sum()));
  return (
    <figure class="panel bank-chart-panel">
      <figcaption>
        <strong>{props.title}</strong> <span class="soft small-text">{props.text}</span>
      </figcaption>
      <BarChart bars={props.bars} label={bank().progress.chart(props.title)} shareOf={shareOf} />
    </figure>
  );
}

type Author = BankProgress["authors"][number];
type AuthorKey = "name" | "draft" | "inReview" | "approved" | "last30Days" | "total";

function Authors(props: { authors: readonly Author[] }) {
  const [sort, setSort] = createSignal<Sort>({ key: "total", isDescending: true });
  const words = () => bank().progress;
  const totalOf = ({ draft, inReview, approved }: Author) => draft + inReview + approved;
  const figureOf = (author: Author, key: AuthorKey) => (key === "total" ? totalOf(author) : author[key]);
  const rows = createMemo(() => {
    const key = sort().key as AuthorKey;
    const compare = (left: Author, right: Author) => {
      const [a, b] = [figureOf(left, key), figureOf(right, key)];
      return typeof a === "string" ? a.localeCompare(String(b), "zh-CN") : a - Number(b);
    };
    const ordered = [...props.authors].sort(compare);
    return sort().isDescending ? ordered.reverse() : ordered;
  });
  const figure = (key: Exclude<AuthorKey, "name">, title: string): Column<Author> => ({
    key,
    title,
    align: "end",
    isSortable: true,
    cell: (author) => figureOf(author, key),
  });
  return (
    <section class="stack tight" aria-labelledby="bank-authors">
      <div class="row">
        <h2 id="bank-authors">{words().authors}</h2>
        <span class="soft small-text">{words().authorsText}</span>
      </div>
      <Table
        caption={words().authors}
        columns={[
          { key: "name", title: words().author, isSortable: true, cell: ({ name }) => savedByName(name) },
          figure("draft", words().draft),
          figure("inReview", words().inReview),
          figure("approved", words().approved),
          figure("total", words().total),
          figure("last30Days", words().recent),
        ]}
        rows={rows()}
        sort={sort()}
        onSort={(key) => setSort({ key, isDescending: sort().key === key ? !sort().isDescending : key !== "name" })}
      />
    </section>
  );
}
