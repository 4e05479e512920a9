import { A } from "@solidjs/router";
import Eye from "lucide-solid/icons/eye";
import OctagonAlert from "lucide-solid/icons/octagon-alert";
import { createMemo, createSignal, For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { formatPercent } from "#client/i18n/format.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { IncomingItem } from "#contract/bank-transfer.ts";
import { itemHref } from "../item-links.ts";
import type { ImportDesk } from "./import-desk.ts";
import { type Only, shownItems } from "./import-plan.ts";
import { IncomingPreview } from "./incoming-preview.tsx";
import { placeWords } from "./place-words.ts";

const ROW_PX = 41;
const TONES = { new: "ok", changed: "attention", same: "neutral" } as const;
const ONLY: readonly Only[] = ["all", "new", "changed", "same", "likes"];

/** Every question of the file: what would become of it, what is like it, and how a candidate would see it. */
export function IncomingTable(props: { desk: ImportDesk; items: readonly IncomingItem[] }) {
  const [only, setOnly] = createSignal<Only>("all");
  const [previewed, setPreviewed] = createSignal<IncomingItem>();
  const words = () => bank().transfer.import;
  const shown = createMemo(() => shownItems(props.items, only()));
  const columns = createMemo(() => columnsOf(props.desk, setPreviewed));
  return (
    <section class="bank-import-part stack tight" aria-labelledby="bank-incoming">
      <div class="bank-import-head">
        <h2 id="bank-incoming">
          {words().items} <span class="figures">{props.items.length}</span>
        </h2>
        <fieldset class="row">
          <legend class="unseen">{words().show}</legend>
          <For each={ONLY.filter((one) => one === "all" || shownItems(props.items, one).length > 0)}>
            {(one) => (
              <Button size="small" aria-pressed={only() === one} onClick={() => setOnly(one)}>
                {words().only[one]} <span class="figures">{shownItems(props.items, one).length}</span>
              </Button>
            )}
          </For>
        </fieldset>
      </div>
      <Table
        caption={words().items}
        columns={columns()}
        rows={shown()}
        rowHeightPx={ROW_PX}
        maxHeight="max(300px, calc(100vh - 330px))"
      />
      <Show when={previewed()}>{(item) => <IncomingPreview item={item()} onClose={() => setPreviewed(undefined)} />}</Show>
    </section>
  );
}

function columnsOf(desk: ImportDesk, preview: (item: IncomingItem) => void): Column<IncomingItem>[] {
  const words = bank().transfer.import;
  const titles = words.columns;
  return [
    {
      key: "take",
      title: titles.take,
      align: "centre",
      cell: ({ place }) => (
        <label class="bank-pick-target">
          <input
            type="checkbox"
            class="bank-pick"
            aria-label={words.take(placeWords(place))}
            checked={!desk.leftOut().has(place)}
            onChange={(event) => desk.leaveOut([place], !event.currentTarget.checked)}
          />
        </label>
      ),
    },
    { key: "place", title: titles.place, cell: ({ place }) => <span title={place}>{placeWords(place)}</span> },
    {
      key: "standing",
      title: titles.standing,
      cell: ({ standing, itemId, missing }) => (
        <span title={itemId}>
          <Show when={missing.length > 0} fallback={<Badge tone={TONES[standing]}>{words.standings[standing]}</Badge>}>
            <Badge tone="danger" icon={OctagonAlert}>
              {words.incomplete}
            </Badge>
          </Show>
        </span>
      ),
    },
    { key: "type", title: titles.type, cell: ({ type }) => bank().list.types[type] },
    { key: "stem", title: titles.stem, width: "34%", cell: ({ stem }) => <span title={stem}>{stem}</span> },
    { key: "key", title: titles.key, cell: ({ key }) => key.join("") },
    { key: "facets", title: titles.facets, cell: facetsOf },
    { key: "likes", title: titles.likes, cell: ({ likes }) => <Likes likes={likes} /> },
    {
      key: "preview",
      title: titles.preview,
      cell: (item) => (
        <button
          type="button"
          class="bank-icon-button"
          aria-label={words.previewTitle(placeWords(item.place))}
          onClick={() => preview(item)}
        >
          <Icon of={Eye} size={18} />
        </button>
      ),
    },
  ];
}

function facetsOf({ part, topic }: IncomingItem): string {
  return [part === null ? "" : bank().list.filters.partOf(part), topic ?? ""].filter(Boolean).join(" · ");
}

function Likes(props: { likes: IncomingItem["likes"] }) {
  const words = () => bank().transfer.import;
  return (
    <For each={props.likes.slice(0, 2)}>
      {({ itemId, similarity, isBlocking }) => (
        <span class="bank-like" classList={{ blocking: isBlocking }}>
          <Show when={isBlocking}>
            <Icon of={OctagonAlert} size={14} name={words().blocking} />
          </Show>
          <A href={itemHref(itemId)} target="_blank">
            {words().like(itemId, formatPercent(similarity))}
          </A>{" "}
        </span>
      )}
    </For>
  );
}
