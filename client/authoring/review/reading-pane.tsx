import MessageSquarePlus from "lucide-solid/icons/message-square-plus";
import { createEffect, createSignal, on, onCleanup, onMount, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { Button } from "#client/ui/button.tsx";
import type { Item } from "#item-bank/item.ts";
import { ItemReading } from "../editor/item-reading.tsx";
import { partName, textsOf } from "../versions/item-texts.ts";
import { type Place, spanNow, type Thread } from "./comments.ts";
import { createHighlight } from "./highlights.ts";
import { rangeOf, spanOf } from "./text-places.ts";

/** Room the button beside a selection takes. */
const OFFER_PX = 44;

/** The whole item to be read; selecting words offers to comment on them, and words commented on are marked. */
export function ReadingPane(props: {
  item: Item;
  namedBy: readonly string[];
  threads: readonly Thread[];
  /** The thread looked at, by id. */
  chosen: string | undefined;
  /** Words being commented on. */
  place: Place | undefined;
  onPlace: ((place: Place) => void) | undefined;
}) {
  const [offer, setOffer] = createSignal<{ place: Place; left: number; top: number }>();
  const [drawn, setDrawn] = createSignal(0);
  let pane: HTMLDivElement | undefined;

  createEffect(on([() => props.item, () => props.threads], () => queueMicrotask(() => setDrawn((count) => count + 1))));

  const rawOf = (field: string) => textsOf(props.item).find((part) => partName(part) === field)?.text;
  const placeOf = (field: string) => pane?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? undefined;

  function rangesOf(places: readonly Place[]): Range[] {
    drawn();
    return places.flatMap((first) => {
      const raw = rawOf(first.field);
      const root = placeOf(first.field);
      const span = raw === undefined ? undefined : spanNow(first, raw);
      const range = root && raw !== undefined && span && rangeOf(root, raw, span);
      return range ? [range] : [];
    });
  }

  const firsts = (isChosen: boolean) =>
    props.threads.map(({ first }) => first).filter(({ id }) => (id === props.chosen) === isChosen);

  function look(): void {
    const selection = document.getSelection();
    const range = selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
    const start = range?.startContainer;
    const root = (start instanceof Element ? start : start?.parentElement)?.closest<HTMLElement>("[data-field]");
    const field = root?.dataset.field;
    const raw = field === undefined ? undefined : rawOf(field);
    const span = range && root && pane?.contains(root) && raw !== undefined ? spanOf(root, raw, range) : undefined;
    if (!range || !span || field === undefined || raw === undefined) return void setOffer(undefined);
    const box = range.getBoundingClientRect();
    const place = { field, span, quote: raw.slice(span.start, span.end) };
    const isLow = box.bottom + OFFER_PX > window.innerHeight;
    setOffer({ place, left: Math.min(box.left, window.innerWidth - 120), top: isLow ? box.top - OFFER_PX : box.bottom + 6 });
  }

  onMount(() => {
    createHighlight("authoring-comment", () => rangesOf(firsts(false)));
    createHighlight("authoring-chosen", () => [...rangesOf(firsts(true)), ...rangesOf(props.place ? [props.place] : [])]);
    const onScroll = () => setOffer(undefined);
    document.addEventListener("selectionchange", look);
    window.addEventListener("scroll", onScroll, true);
    onCleanup(() => {
      document.removeEventListener("selectionchange", look);
      window.removeEventListener("scroll", onScroll, true);
    });
  });
  createEffect(
    on(
      () => props.chosen,
      (id) => {
        const thread = props.threads.find(({ first }) => first.id === id);
        if (thread) placeOf(thread.first.field)?.scrollIntoView({ block: "nearest" });
      },
      { defer: true },
    ),
  );

  return (
    <div
      class="authoring-reading-pane"
      ref={(made) => {
        pane = made;
      }}
    >
      <ItemReading item={props.item} namedBy={props.namedBy} />
      <Show when={props.onPlace && offer()}>
        {(found) => (
          <div class="authoring-offer" style={{ left: `${found().left}px`, top: `${found().top}px` }}>
            <Button
              size="small"
              variant="primary"
              icon={MessageSquarePlus}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                props.onPlace?.(found().place);
                setOffer(undefined);
              }}
            >
              {workbench().comments.add}
            </Button>
          </div>
        )}
      </Show>
    </div>
  );
}
