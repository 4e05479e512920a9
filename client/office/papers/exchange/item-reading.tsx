import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { ItemText, RichText } from "#client/items/rich-text.tsx";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { bankApi } from "#contract/bank.ts";

/** One item in the version that is meant, to be read beside another. Fetched when it comes into view: the look is logged. */
export function ItemReading(props: {
  title: string;
  item: {
    readonly id: string;
    readonly version: number;
    readonly topic: string;
    readonly level: string;
    readonly difficulty: number;
  };
}) {
  const query = createQuery(
    () => ({ id: props.item.id, version: props.item.version }),
    (params) => call(bankApi.showItemVersion, { params }),
  );
  return (
    <article class="papers-side">
      <h3>{props.title}</h3>
      <p class="soft small-text">
        {`${props.item.id} · ${props.item.topic} · ${props.item.level} · ${props.item.difficulty.toFixed(2)}`}
      </p>
      <Loaded query={query}>
        {(answer) => (
          <>
            <RichText text={answer().item.stem} />
            <Show when={"options" in answer().item && answer().item}>
              {(item) => {
                const choice = item() as Extract<ReturnType<typeof item>, { options: unknown }>;
                return (
                  <>
                    <ol class="papers-options-read">
                      <For each={choice.options}>
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
                    <p class="soft small-text">{office().papers.exchange.key(choice.key.join(" "))}</p>
                  </>
                );
              }}
            </Show>
          </>
        )}
      </Loaded>
    </article>
  );
}
