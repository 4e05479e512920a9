import { createUniqueId, For, onMount } from "solid-js";
import { office } from "#client/i18n/office.ts";
import type { ExchangeCandidate } from "#contract/assemblies.ts";

/** Items to choose from. Radio buttons: the arrow keys move through the list, and each text is read as it is reached. */
export function CandidateList(props: {
  candidates: readonly ExchangeCandidate[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const name = createUniqueId();
  const words = () => office().papers.exchange;
  let body: HTMLTableSectionElement | undefined;
  onMount(() => body?.querySelector<HTMLInputElement>("input:checked")?.focus());
  return (
    <div class="table-frame papers-candidates">
      <table class="table papers-counted">
        <caption class="unseen">{words().candidates}</caption>
        <thead>
          <tr>
            <th scope="col">{words().item}</th>
            <th scope="col">{words().stem}</th>
            <th scope="col">{words().topic}</th>
            <th scope="col">{words().level}</th>
            <th scope="col" class="end">
              {words().difficulty}
            </th>
            <th scope="col" class="end">
              {words().uses}
            </th>
            <th scope="col" class="end">
              {words().changes}
            </th>
          </tr>
        </thead>
        <tbody
          ref={(made) => {
            body = made;
          }}
        >
          <For each={props.candidates}>
            {(candidate) => (
              <tr
                class="follows"
                aria-selected={candidate.id === props.chosen ? "true" : undefined}
                onClick={() => props.onChoose(candidate.id)}
              >
                <td>
                  <label class="papers-pick">
                    <input
                      type="radio"
                      name={name}
                      checked={candidate.id === props.chosen}
                      onChange={() => props.onChoose(candidate.id)}
                    />
                    <span class="office-nowrap">{candidate.id}</span>
                  </label>
                </td>
                <td class="papers-first-words">
                  <span title={candidate.stem}>{candidate.stem}</span>
                </td>
                <td class="papers-first-words">
                  <span title={candidate.topic}>{candidate.topic}</span>
                </td>
                <td class="office-nowrap">{candidate.level}</td>
                <td class="end office-nowrap">{candidate.difficulty.toFixed(2)}</td>
                <td class="end office-nowrap">{words().usesOf(candidate.uses)}</td>
                <td class="end office-nowrap">{words().changesOf(candidate.changes.length)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
