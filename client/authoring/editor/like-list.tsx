import { A } from "@solidjs/router";
import CopyIcon from "lucide-solid/icons/copy";
import OctagonAlert from "lucide-solid/icons/octagon-alert";
import { createSignal, For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { formatPercent } from "#client/i18n/format.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { bankApi } from "#contract/bank.ts";
import type { Item } from "#item-bank/item.ts";
import { itemHref } from "../item-links.ts";
import { DiffView } from "../versions/diff-view.tsx";
import { readableItem } from "../versions/readable-item.ts";
import type { ItemDesk } from "./item-desk.ts";
import { ItemReading } from "./item-reading.tsx";
import type { Like } from "./live-lint.ts";

/** Items of the bank that are like the one being written, the most alike first. */
export function LikeList(props: { desk: ItemDesk; likes: readonly Like[] }) {
  const [compared, setCompared] = createSignal<string>();
  const words = () => workbench().lint;
  return (
    <Show when={props.likes.length > 0}>
      <section class="authoring-likes" aria-label={words().likes}>
        <strong>{words().likesLead(props.likes.length)}</strong>
        <ul>
          <For each={props.likes}>
            {(like) => (
              <li classList={{ blocking: like.isBlocking }}>
                <Icon of={like.isBlocking ? OctagonAlert : CopyIcon} size={16} />
                <span class="figures">{words().similarity(formatPercent(like.similarity))}</span>
                <Show when={like.isBlocking}>
                  <strong>{words().blocking}</strong>
                </Show>
                <A href={itemHref(like.itemId)} target="_blank">
                  {like.itemId}
                </A>
                <Button size="small" variant="plain" onClick={() => setCompared(like.itemId)}>
                  {words().compare(like.itemId)}
                </Button>
                <span class="authoring-like-stem soft">{like.stem}</span>
              </li>
            )}
          </For>
        </ul>
        <Show when={compared()} keyed>
          {(id) => <Comparison id={id} mine={readableItem(props.desk.draft)} onClose={() => setCompared(undefined)} />}
        </Show>
      </section>
    </Show>
  );
}

/** Two items side by side, and what tells their texts apart. */
function Comparison(props: { id: string; mine: Item; onClose: () => void }) {
  const other = createQuery(
    () => props.id,
    async (id, signal) => (await call(bankApi.showItem, { params: { id }, signal })).item,
  );
  return (
    <Dialog
      isOpen
      isWide
      title={workbench().lint.compareTitle(props.id)}
      onClose={() => props.onClose()}
      actions={<Button onClick={() => props.onClose()}>{common().close}</Button>}
    >
      <Loaded query={other}>
        {(item) => (
          <div class="stack">
            <div class="authoring-beside">
              <section>
                <h3>{workbench().lint.mine}</h3>
                <ItemReading item={props.mine} />
              </section>
              <section>
                <h3>{props.id}</h3>
                <ItemReading item={item()} />
              </section>
            </div>
            <details>
              <summary>{authoring().compare}</summary>
              <DiffView before={item()} after={props.mine} />
            </details>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
