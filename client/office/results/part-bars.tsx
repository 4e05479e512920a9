import { createMemo, For } from "solid-js";
import { formatPercent, formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import type { SittingResults } from "#contract/results.ts";
import { type PartMean, partMeans } from "./finding.ts";
import { ShareBar } from "./share-bar.tsx";

/** Mean points of each part as bars with their figures beside them. */
export function PartBars(props: { results: SittingResults }) {
  const words = () => office().results.parts;
  const found = createMemo(() => partMeans(props.results.rows, props.results));
  const nameOf = ({ part }: PartMean) => {
    const entry = props.results.parts.find((one) => one.part === part);
    return entry ? `${entry.part} ${inLanguage(entry.title)}` : words().essays;
  };
  return (
    <section class="stack tight">
      <h2>{words().title}</h2>
      <table class="office-bars">
        <caption class="unseen">{words().title}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">{words().part}</th>
            <td />
            <th scope="col">{words().mean}</th>
            <th scope="col">{words().rate}</th>
          </tr>
        </thead>
        <tbody>
          <For each={found().means}>
            {(entry) => (
              <tr>
                <th scope="row">{nameOf(entry)}</th>
                <td class="office-bar-cell">
                  <ShareBar value={entry.mean} most={entry.most} />
                </td>
                <td class="end">{words().of(formatPoints(entry.mean), formatPoints(entry.most))}</td>
                <td class="end">{formatPercent(entry.most > 0 ? entry.mean / entry.most : 0)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="soft small-text">{words().note(found().people)}</p>
    </section>
  );
}
