import { For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import type { BlueprintSummary } from "#contract/papers.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { blueprintHref, capacityHref } from "./paper-links.ts";

/** What a blueprint asks for: its figures, and the types per part the engine derived from them. */
export function BlueprintCard(props: { blueprint: BlueprintSummary }) {
  const words = () => office().papers.blueprint;
  return (
    <section class="panel stack" aria-label={inLanguage(props.blueprint.title)}>
      <header>
        <h2>{inLanguage(props.blueprint.title)}</h2>
        <p class="soft">
          {[
            words().duration(props.blueprint.durationMinutes),
            words().total(formatPoints(props.blueprint.totalPoints)),
            words().pass(formatPoints(props.blueprint.passPoints)),
          ].join(" · ")}
          <Show when={props.blueprint.essays}>
            {(essays) => <> · {words().essays(essays().offered, essays().counted, formatPoints(essays().pointsEach))}</>}
          </Show>
        </p>
      </header>
      <PartsTable blueprint={props.blueprint} />
      <div class="row">
        <LinkButton href={blueprintHref(props.blueprint.id)} size="small">
          {office().papers.list.editBlueprint}
        </LinkButton>
        <LinkButton href={capacityHref(props.blueprint.id)} size="small">
          {office().papers.list.capacity}
        </LinkButton>
      </div>
      <p class="soft small-text">
        {words().derived}。<span title={props.blueprint.hash}>{words().hash(props.blueprint.hash.slice(0, 12))}</span>
      </p>
    </section>
  );
}

function PartsTable(props: { blueprint: BlueprintSummary }) {
  const words = () => office().papers.blueprint;
  const types = () =>
    (["single", "multiple"] as const).filter((type) => props.blueprint.cells.some((cell) => cell.type === type));
  const count = (type: string, part?: number) =>
    props.blueprint.cells
      .filter((cell) => cell.type === type && (part === undefined || cell.part === part))
      .reduce((sum, cell) => sum + cell.items, 0);
  const sum = (key: "items" | "points") => props.blueprint.parts.reduce((total, part) => total + part[key], 0);
  return (
    <div class="table-frame">
      <table class="table">
        <caption class="unseen">{words().derived}</caption>
        <thead>
          <tr>
            <th scope="col">{words().part}</th>
            <For each={types()}>
              {(type) => (
                <th scope="col" class="end">
                  {common().itemTypes[type]}
                </th>
              )}
            </For>
            <th scope="col" class="end">
              {words().items}
            </th>
            <th scope="col" class="end">
              {words().points}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.blueprint.parts}>
            {(part) => (
              <tr>
                <td>
                  {part.part} {inLanguage(part.title)}
                </td>
                <For each={types()}>{(type) => <td class="end">{count(type, part.part)}</td>}</For>
                <td class="end">{part.items}</td>
                <td class="end">{formatPoints(part.points)}</td>
              </tr>
            )}
          </For>
          <tr class="office-sum">
            <td>{words().sum}</td>
            <For each={types()}>{(type) => <td class="end">{count(type)}</td>}</For>
            <td class="end">{sum("items")}</td>
            <td class="end">{formatPoints(sum("points"))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
