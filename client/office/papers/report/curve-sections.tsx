import { createMemo, For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import type { AssemblyReport } from "#contract/assemblies.ts";
import { listed } from "../../shared/listed.ts";
import { CurveChart } from "./curve-chart.tsx";
import { type Series, smoothed, usedRange } from "./curves.ts";

/** Difficulty of the choice items, paper over paper, with the blueprint's target. */
export function DifficultyCurves(props: { report: AssemblyReport }) {
  const words = () => office().papers.assembly.difficulty;
  const range = createMemo(() =>
    usedRange(
      props.report.papers.map(({ histogram }) => histogram),
      props.report.difficultyBands,
    ),
  );
  const series = createMemo((): Series[] =>
    props.report.papers.map(({ form, histogram }) => ({
      name: form,
      points: smoothed(histogram, props.report.difficultyBands, range()),
    })),
  );
  const bands = () =>
    props.report.difficultyBands
      .map((band, at) => ({ band, at }))
      .filter(({ band }) => band.from >= range().from - 1e-9 && band.to <= range().to + 1e-9);
  const mark = () => {
    const { target } = props.report;
    return target === null ? undefined : { at: target.mean, words: words().target(target.mean), tolerance: target.tolerance };
  };
  return (
    <section class="stack tight">
      <h2>{words().title}</h2>
      <p class="soft">{words().lead}</p>
      <CurveChart series={series()} label={words().title} across={words().axis} up={words().up} mark={mark()} />
      <details class="papers-more">
        <summary>{words().table}</summary>
        <p class="soft small-text">{words().smooth}</p>
        <Figures
          caption={words().title}
          head={words().band}
          forms={props.report.papers.map(({ form }) => form)}
          rows={bands().map(({ band, at }) => ({
            name: `${band.from.toFixed(2)}–${band.to.toFixed(2)}`,
            values: props.report.papers.map(({ histogram }) => String(histogram[at] ?? 0)),
          }))}
        />
      </details>
    </section>
  );
}

/** Test information over ability, where items are calibrated. */
export function InformationCurves(props: { report: AssemblyReport }) {
  const words = () => office().papers.assembly.information;
  const calibrated = () => props.report.papers.filter(({ information }) => information.length > 0);
  const fewest = () => Math.min(...props.report.papers.map(({ calibratedItems }) => calibratedItems));
  const isPartly = () =>
    calibrated().length < props.report.papers.length ||
    props.report.papers.some((paper) => paper.calibratedItems < paper.itemCount);
  const series = createMemo((): Series[] =>
    calibrated().map(({ form, information }) => ({
      name: form,
      points: props.report.abilities.map((x, at) => ({ x, y: information[at] ?? 0 })),
    })),
  );
  return (
    <section class="stack tight">
      <h2>{words().title}</h2>
      <Show when={calibrated().length > 0} fallback={<p class="papers-none soft">{words().none}</p>}>
        <p class="soft">
          {words().lead} <Show when={isPartly()}>{words().some(fewest())}</Show>
        </p>
        <CurveChart series={series()} label={words().title} across={words().axis} up={words().up} />
        <details class="papers-more">
          <summary>{words().table}</summary>
          <Figures
            caption={words().title}
            head={words().axis}
            forms={calibrated().map(({ form }) => form)}
            rows={props.report.abilities.map((ability, at) => ({
              name: String(ability),
              values: calibrated().map(({ information }) => (information[at] ?? 0).toFixed(2)),
            }))}
          />
        </details>
      </Show>
      <Show when={props.report.uncalibrated.length > 0}>
        <p class="office-wrong">{words().uncalibrated(listed(props.report.uncalibrated))}</p>
      </Show>
    </section>
  );
}

/** The figures behind a chart, for whoever cannot see it or wants to copy them. */
function Figures(props: {
  caption: string;
  head: string;
  forms: readonly string[];
  rows: readonly { readonly name: string; readonly values: readonly string[] }[];
}) {
  return (
    <div class="table-frame">
      <table class="table papers-counted">
        <caption class="unseen">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <For each={props.forms}>
              {(form) => (
                <th scope="col" class="end">
                  {form}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {({ name, values }) => (
              <tr>
                <th scope="row">{name}</th>
                <For each={values}>{(value) => <td class="end">{value}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
