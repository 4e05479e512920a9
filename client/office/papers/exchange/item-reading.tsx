import { For, Match, Switch } from "solid-js";
import { formatPercent } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { ItemText, RichText } from "#client/items/rich-text.tsx";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { bankApi } from "#contract/bank.ts";
import type { ChoiceItem, EssayItem, Item } from "#item-bank/item.ts";
import { behaviourOf } from "./item-behaviour.ts";
import "#client/items/items.css";

interface Read {
  readonly id: string;
  readonly version: number;
  readonly topic: string;
  readonly level: string;
  readonly difficulty: number;
}

/** One item in the version that is meant, to be read beside another. Fetched when it comes into view: the look is logged. */
export function ItemReading(props: { title: string; item: Read }) {
  const words = () => office().papers.exchange;
  const query = createQuery(
    () => ({ id: props.item.id, version: props.item.version }),
    (params) => call(bankApi.showItemVersion, { params }),
  );
  const facts = () => {
    const { id, topic, level, difficulty } = props.item;
    return [id, topic, level, words().difficultyOf(difficulty.toFixed(2))].join(" · ");
  };
  return (
    <article class="papers-side">
      <div>
        <h3>{props.title}</h3>
        <p class="soft small-text">{facts()}</p>
        <Behaviour item={props.item} />
      </div>
      <Loaded query={query}>{(answer) => <ItemContent item={answer().item} />}</Loaded>
    </article>
  );
}

function ItemContent(props: { item: Item }) {
  return (
    <>
      <div class="papers-stem">
        <RichText text={props.item.stem} />
      </div>
      <Switch>
        <Match when={props.item.type !== "essay" && (props.item as ChoiceItem)}>{(item) => <Options item={item()} />}</Match>
        <Match when={props.item.type === "essay" && (props.item as EssayItem)}>{(item) => <Rubric item={item()} />}</Match>
      </Switch>
    </>
  );
}

function Options(props: { item: ChoiceItem }) {
  return (
    <>
      <ol class="papers-options-read">
        <For each={props.item.options}>
          {(option) => (
            <li>
              <span>{option.label}</span>
              <span>
                <ItemText text={option.text} />
              </span>
            </li>
          )}
        </For>
      </ol>
      <p class="soft small-text">{office().papers.exchange.key(props.item.key.join(" "))}</p>
    </>
  );
}

function Rubric(props: { item: EssayItem }) {
  const words = () => office().papers.exchange;
  return (
    <>
      <p class="soft small-text">{words().rubric}</p>
      <ol class="papers-options-read">
        <For each={props.item.rubric}>
          {(criterion, at) => (
            <li>
              <span>{at() + 1}</span>
              <span>{words().criterion(criterion.title, String(criterion.points))}</span>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}

/** How candidates have answered it so far, in a line. Says nothing while it is fetched, or when it cannot be. */
function Behaviour(props: { item: Pick<Read, "id" | "version"> }) {
  const words = () => office().papers.exchange;
  const statistics = createQuery(
    () => props.item.id,
    (id) => call(bankApi.itemStatistics, { params: { id } }),
  );
  const line = () => {
    const reply = statistics.data();
    if (!reply) return "";
    const known = behaviourOf(reply.versions, props.item.version);
    if (!known) return words().noAnswers;
    const { n, facility, discrimination, version } = known;
    return [
      words().answers(n),
      words().facility(formatPercent(facility)),
      discrimination === null ? words().noDiscrimination : words().discrimination(discrimination.toFixed(2)),
      version === props.item.version ? "" : words().ofVersion(version),
    ]
      .filter(Boolean)
      .join(" · ");
  };
  return <p class="soft small-text papers-behaviour">{line()}</p>;
}
