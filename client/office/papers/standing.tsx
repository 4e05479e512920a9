import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Notice } from "#client/ui/notice.tsx";
import { type PaperDetail, papersApi } from "#contract/papers.ts";
import { exchangedItems } from "./exchange/exchanged-items.ts";
import { paperHref } from "./paper-links.ts";

/** Where the paper stands among those made from each other by exchanging items. */
export function Standing(props: { paper: PaperDetail }) {
  const words = () => office().papers.paper;
  return (
    <>
      <Show when={props.paper.replacedBy}>
        {(next) => (
          <Notice tone="attention" title={words().replacedTitle}>
            <p>
              {words().replacedText} <A href={paperHref(next())}>{words().replacedLink}</A>
            </p>
          </Notice>
        )}
      </Show>
      <Show when={props.paper.basedOn}>{(old) => <BasedOn paper={props.paper} old={old()} />}</Show>
    </>
  );
}

function BasedOn(props: { paper: PaperDetail; old: string }) {
  const words = () => office().papers.paper;
  const old = createQuery(
    () => props.old,
    (id) => call(papersApi.showPaper, { params: { id } }),
  );
  const exchanged = () => {
    const before = old.data();
    return before?.id === props.old ? exchangedItems(before.slots, props.paper.slots) : [];
  };
  return (
    <Notice tone="information">
      <p>
        <For each={exchanged()}>{({ slot, before, after }) => <>{words().exchanged(slot, before.id, after.id)} </>}</For>
        {words().basedOn} <A href={paperHref(props.old)}>{words().basedOnLink}</A>
      </p>
    </Notice>
  );
}
