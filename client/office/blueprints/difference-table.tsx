import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import type { blueprintsApi } from "#contract/blueprints.ts";
import type { ReplyOf } from "#contract/route.ts";
import { differencePlace } from "./place-words.ts";
import { onlyHere, valueWords } from "./value-words.ts";

type Difference = ReplyOf<typeof blueprintsApi.compareBlueprints>["differences"][number];

/** What is otherwise: where, before, after. Of lists only the lines that differ are shown. */
export function DifferenceTable(props: { differences: readonly Difference[] }) {
  const words = () => office().blueprints.compare;
  return (
    <div class="stack tight">
      <h2>{words().count(props.differences.length)}</h2>
      <div class="table-frame">
        <table class="table blueprints-differences">
          <caption class="unseen">{words().caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words().path}</th>
              <th scope="col">{words().before}</th>
              <th scope="col">{words().after}</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.differences}>
              {(difference) => {
                const lines = (side: "before" | "after") => valueWords(difference[side], difference.path, office().blueprints);
                return (
                  <tr>
                    <th scope="row">{differencePlace(difference.path, office().blueprints).join(" · ")}</th>
                    <td>
                      <Lines lines={onlyHere(lines("before"), lines("after"))} />
                    </td>
                    <td>
                      <Lines lines={onlyHere(lines("after"), lines("before"))} />
                    </td>
                  </tr>
                );
              }}
            </For>
          </tbody>
        </table>
      </div>
    </div>
  );
}

function Lines(props: { lines: readonly string[] }) {
  return (
    <Show when={props.lines.length > 0} fallback={<span class="soft">{office().blueprints.compare.nothing}</span>}>
      <For each={props.lines}>{(line) => <p>{line}</p>}</For>
    </Show>
  );
}
