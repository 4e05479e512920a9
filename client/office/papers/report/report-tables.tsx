import { A } from "@solidjs/router";
import Check from "lucide-solid/icons/check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createMemo, createSignal, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatDuration } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { AssemblyReport, ReportPaper } from "#contract/assemblies.ts";
import { paperHref } from "../paper-links.ts";
import { heatOf } from "../specification.ts";
import { type MergedLine, mergedLines } from "./report-facts.ts";

/** One row per paper: the figures that have to be alike. */
export function PapersTable(props: { papers: readonly ReportPaper[] }) {
  const words = () => office().papers.assembly.papers;
  const isTimed = () => props.papers.some(({ expectedSeconds }) => expectedSeconds > 0);
  const columns = (): Column<ReportPaper>[] => [
    {
      key: "form",
      title: words().form,
      cell: ({ id, form, basedOn }) => (
        <span class="row office-nowrap">
          <A href={paperHref(id)}>{office().papers.list.name(form)}</A>
          <Show when={basedOn}>
            <Badge>{words().exchanged}</Badge>
          </Show>
        </span>
      ),
    },
    { key: "result", title: words().result, cell: ({ lines }) => <Verdict unmet={lines.filter(({ isMet }) => !isMet).length} /> },
    { key: "items", title: words().items, align: "end", cell: ({ itemCount }) => itemCount },
    { key: "difficulty", title: words().difficulty, align: "end", cell: ({ meanDifficulty }) => meanDifficulty.toFixed(4) },
    { key: "spread", title: words().spread, align: "end", cell: ({ difficultySpread }) => difficultySpread.toFixed(3) },
    {
      key: "essays",
      title: words().essayDifficulty,
      align: "end",
      cell: ({ meanEssayDifficulty }) => meanEssayDifficulty?.toFixed(3) ?? "–",
    },
    {
      key: "expected",
      title: words().expected,
      align: "end",
      cell: ({ expectedChoicePoints }) => expectedChoicePoints.toFixed(1),
    },
    { key: "reading", title: words().reading, align: "end", cell: ({ reading }) => reading },
    ...(isTimed()
      ? [
          {
            key: "time",
            title: words().time,
            align: "end",
            cell: ({ expectedSeconds }: ReportPaper) => formatDuration(expectedSeconds * 1000),
          } as const,
        ]
      : []),
    {
      key: "keyRun",
      title: words().keyRun,
      align: "end",
      cell: ({ longestKeyRun, longestKeyRunAllowed }) => words().keyRunOf(longestKeyRun, longestKeyRunAllowed),
    },
  ];
  return <Table caption={words().title} columns={columns()} rows={props.papers} />;
}

function Verdict(props: { unmet: number }) {
  const words = () => office().papers.assembly.papers;
  return (
    <Badge tone={props.unmet === 0 ? "ok" : "danger"} icon={props.unmet === 0 ? Check : TriangleAlert}>
      {props.unmet === 0 ? words().met : words().unmet(props.unmet)}
    </Badge>
  );
}

/** Items any two papers share, darker where more. */
export function OverlapTable(props: { papers: readonly ReportPaper[]; overlap: AssemblyReport["overlap"] }) {
  const words = () => office().papers.assembly.overlap;
  const largest = () => Math.max(0, ...props.overlap.flatMap((row, at) => row.filter((_, other) => other !== at)));
  return (
    <div class="table-frame">
      <table class="table office-heat papers-square">
        <caption class="unseen">{words().title}</caption>
        <thead>
          <tr>
            <td />
            <For each={props.papers}>
              {({ form }) => (
                <th scope="col" class="centre">
                  {form}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.overlap}>
            {(row, at) => (
              <tr>
                <th scope="row">{props.papers[at()]?.form}</th>
                <For each={row}>
                  {(count, other) => (
                    <td class={`centre ${other() === at() ? "papers-diagonal" : `office-heat-${heatOf(count, largest())}`}`}>
                      {count}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

/** How often each letter is the key, type by type. */
export function KeyTable(props: { papers: readonly ReportPaper[] }) {
  const words = () => office().papers.assembly.keys;
  const types = () => [...new Set(props.papers.flatMap(({ keys }) => keys.map(({ type }) => type)))];
  const lettersOf = (type: string) =>
    [
      ...new Set(
        props.papers
          .flatMap(({ keys }) => keys.filter((entry) => entry.type === type))
          .flatMap(({ letters }) => Object.keys(letters)),
      ),
    ].sort();
  return (
    <For each={types()}>
      {(type) => (
        <div class="table-frame">
          <table class="table papers-counted">
            <caption class="papers-caption">{common().itemTypes[type]}</caption>
            <thead>
              <tr>
                <th scope="col">{words().form}</th>
                <For each={lettersOf(type)}>
                  {(letter) => (
                    <th scope="col" class="end">
                      {letter}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={props.papers}>
                {({ form, keys }) => (
                  <tr>
                    <th scope="row">{office().papers.list.name(form)}</th>
                    <For each={lettersOf(type)}>
                      {(letter) => <td class="end">{keys.find((entry) => entry.type === type)?.letters[letter] ?? 0}</td>}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      )}
    </For>
  );
}

/** Requirement by requirement, the papers beside each other. */
export function LinesTable(props: { papers: readonly ReportPaper[] }) {
  const words = () => office().papers.assembly.lines;
  const [isOnlyUnmet, setOnlyUnmet] = createSignal(false);
  const rows = createMemo(() => mergedLines(props.papers));
  const shown = () => rows().filter(({ isMet }) => !isOnlyUnmet() || !isMet);
  const columns = (): Column<MergedLine>[] => [
    { key: "rule", title: words().rule, cell: ({ rule }) => inLanguage(rule) },
    { key: "wanted", title: words().wanted, align: "end", cell: ({ wanted }) => <span class="office-nowrap">{wanted}</span> },
    ...props.papers.map(
      ({ form }, at): Column<MergedLine> => ({ key: form, title: form, align: "end", cell: ({ got }) => <Got line={got[at]} /> }),
    ),
  ];
  return (
    <>
      <div class="row office-spread">
        <p class="soft">{words().lead}</p>
        <Checkbox checked={isOnlyUnmet()} onChange={setOnlyUnmet}>
          {words().onlyUnmet}
        </Checkbox>
      </div>
      <Table
        caption={words().title}
        columns={columns()}
        rows={shown()}
        maxHeight="420px"
        empty={<p class="soft">{words().allMet}</p>}
      />
    </>
  );
}

/** Rules between papers. */
export function AcrossTable(props: { lines: AssemblyReport["across"] }) {
  const words = () => office().papers.assembly.lines;
  const columns = (): Column<AssemblyReport["across"][number]>[] => [
    { key: "rule", title: words().across, cell: ({ rule }) => inLanguage(rule) },
    { key: "wanted", title: words().wanted, align: "end", cell: ({ wanted }) => wanted },
    { key: "got", title: words().got, align: "end", cell: (line) => <Got line={line} /> },
  ];
  return <Table caption={words().across} columns={columns()} rows={props.lines} />;
}

function Got(props: { line: { readonly got: string; readonly isMet: boolean } | undefined }) {
  return (
    <Show when={props.line}>
      {(line) => (
        <span class="office-nowrap">
          <Show when={!line().isMet} fallback={line().got}>
            <strong class="office-wrong">{`${line().got} ✗`}</strong>
          </Show>
        </span>
      )}
    </Show>
  );
}
