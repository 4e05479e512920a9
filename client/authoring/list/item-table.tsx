import { A, useNavigate } from "@solidjs/router";
import CircleAlert from "lucide-solid/icons/circle-alert";
import CircleCheck from "lucide-solid/icons/circle-check";
import CircleDashed from "lucide-solid/icons/circle-dashed";
import MessageSquare from "lucide-solid/icons/message-square";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createEffect, createMemo, type JSX, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { formatDate, formatPercent } from "#client/i18n/format.ts";
import { Icon } from "#client/ui/icon.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { ItemRow } from "#contract/bank.ts";
import { itemHref } from "../item-links.ts";
import { savedByName } from "../saved-by.ts";
import { StateBadge } from "../state-badge.tsx";
import type { FoundRows, Slot } from "./found-rows.ts";
import { moveFocus } from "./row-keys.ts";
import type { Selection } from "./selection.ts";
import { lightOf } from "./statistics-light.ts";

const ROW_PX = 41;
const DAY_MS = 86_400_000;

interface Props {
  found: FoundRows;
  slots: readonly Slot[];
  selection: Selection;
  /** Server's or machine's time, for ages. */
  now: number;
  empty: JSX.Element;
}

/**
 * Everything found, under a head that stays in view; rows come as one scrolls. Boxes are picked by press, space, or with
 * Shift as a range; arrows move between rows, Enter opens one.
 */
export function ItemTable(props: Props) {
  const navigate = useNavigate();
  const shown = createMemo(() => columns(props));
  const open = (slot: Slot) => slot.row && navigate(itemHref(slot.row.id));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the boxes and links inside, gathered at one place
    <div class="bank-rows" onKeyDown={(event) => moveFocus(event, { open: (at) => props.slots[at] && open(props.slots[at]) })}>
      <Table
        caption={bank().list.title}
        columns={shown()}
        rows={props.slots}
        rowHeightPx={ROW_PX}
        maxHeight="max(330px, calc(100vh - 262px))"
        onFollow={open}
        isSelected={({ row }) => row !== undefined && props.selection.has(row.id)}
        onView={(first, last) => props.found.see(first, last)}
        empty={props.empty}
      />
    </div>
  );
}

function columns(props: Props): Column<Slot>[] {
  const words = bank().list.columns;
  const cell = (draw: (row: ItemRow) => JSX.Element) => (slot: Slot) => slot.row && draw(slot.row);
  return [
    {
      key: "pick",
      title: bank().list.pick,
      width: "2.5rem",
      head: () => <PickAll {...props} />,
      cell: (slot) => <PickBox slot={slot} selection={props.selection} />,
    },
    {
      key: "id",
      title: words.id,
      cell: (slot) => (
        <Show when={slot.row} fallback={<span class="soft">{bank().list.loadingRow}</span>}>
          {(row) => <A href={itemHref(row().id)}>{row().id}</A>}
        </Show>
      ),
    },
    { key: "type", title: words.type, cell: cell(({ type }) => bank().list.types[type]) },
    { key: "stem", title: words.stem, width: "34%", cell: cell(stemOf) },
    { key: "state", title: words.state, cell: cell(({ state }) => <StateBadge state={state} />) },
    { key: "level", title: words.level, cell: cell(({ level }) => level) },
    { key: "difficulty", title: words.difficulty, align: "end", cell: cell(({ difficulty }) => difficulty.toFixed(2)) },
    { key: "uses", title: words.uses, cell: cell((row) => <Uses row={row} now={props.now} />) },
    { key: "comments", title: words.comments, align: "end", cell: cell(({ openComments }) => <Comments count={openComments} />) },
    { key: "statistics", title: words.statistics, cell: cell(({ statistics }) => <StatisticsLight statistics={statistics} />) },
    {
      key: "age",
      title: words.age,
      cell: cell(({ savedAt, savedBy }) => (
        <span title={`${formatDate(savedAt)} ${savedByName(savedBy)}`}>{ageWords(props.now, savedAt)}</span>
      )),
    },
  ];
}

function stemOf({ stem, isLive, part, topic }: ItemRow): JSX.Element {
  const where = `${bank().list.filters.partOf(part)} · ${topic}`;
  const text = stem.replaceAll("**", "").replaceAll(/!\[([^\]]*)\]\([^)]*\)/g, "〔$1〕");
  return <span title={isLive ? `${where}\n${bank().list.clipped}` : `${where}\n${text}`}>{text}</span>;
}

function ageWords(now: number, instant: number): string {
  return bank().list.age(Math.max(0, Math.floor((now - instant) / DAY_MS)));
}

function PickAll(props: Props) {
  const total = () => props.found.total();
  const isAll = () => total() > 0 && props.selection.count() >= total();
  return (
    <input
      type="checkbox"
      class="bank-pick"
      aria-label={bank().list.pickAll(total())}
      title={bank().list.pickAll(total())}
      checked={isAll()}
      ref={(made) => {
        createEffect(() => {
          made.indeterminate = !isAll() && props.selection.count() > 0;
        });
      }}
      onChange={async (event) => {
        if (event.currentTarget.checked) props.selection.add(await props.found.allIds());
        else props.selection.clear();
      }}
    />
  );
}

function PickBox(props: { slot: Slot; selection: Selection }) {
  return (
    <Show when={props.slot.row}>
      {(row) => (
        <label class="bank-pick-target">
          <input
            type="checkbox"
            class="bank-pick"
            data-at={props.slot.at}
            aria-label={bank().list.pickRow(row().id)}
            checked={props.selection.has(row().id)}
            onClick={(event) => {
              if (event.shiftKey) void props.selection.extendTo(props.slot.at);
              else props.selection.toggle(row().id, props.slot.at);
              // The box follows the selection; a range may decide otherwise than the press.
              const box = event.currentTarget;
              queueMicrotask(() => {
                box.checked = props.selection.has(row().id);
              });
            }}
          />
        </label>
      )}
    </Show>
  );
}

function Uses(props: { row: ItemRow; now: number }) {
  return (
    <Show when={props.row.uses > 0} fallback={<span class="soft">{bank().list.neverUsed}</span>}>
      <span title={props.row.lastUsedAt === null ? undefined : formatDate(props.row.lastUsedAt)}>
        {bank().list.usesOf(props.row.uses, ageWords(props.now, props.row.lastUsedAt ?? props.now))}
      </span>
    </Show>
  );
}

function Comments(props: { count: number }) {
  return (
    <Show when={props.count > 0}>
      <span class="bank-comments" title={bank().list.commentsOf(props.count)}>
        <Icon of={MessageSquare} size={14} name={bank().list.commentsOf(props.count)} /> {props.count}
      </span>
    </Show>
  );
}

const LIGHTS = { ok: CircleCheck, look: TriangleAlert, check: CircleAlert, few: CircleDashed } as const;

function StatisticsLight(props: { statistics: ItemRow["statistics"] }) {
  return (
    <Show when={props.statistics}>
      {(figures) => {
        const light = () => lightOf(figures());
        const discrimination = () => figures().discrimination?.toFixed(2) ?? bank().list.noFigure;
        return (
          <span
            class={`bank-light ${light()}`}
            title={bank().list.lightOf(figures().n, formatPercent(figures().facility), discrimination())}
          >
            <Icon of={LIGHTS[light()]} size={14} /> {bank().list.lights[light()]}
          </span>
        );
      }}
    </Show>
  );
}
