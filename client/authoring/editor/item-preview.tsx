import Maximize2 from "lucide-solid/icons/maximize-2";
import { createEffect, createSignal, Match, on, onMount, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { common } from "#client/i18n/common.ts";
import { type ChoiceAnswer, NO_CHOICE } from "#client/items/choice.tsx";
import { EssayItem } from "#client/items/essay.tsx";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { createHighlight } from "../review/highlights.ts";
import { rangeOf } from "../review/text-places.ts";
import { type ItemDraft, labelAt } from "./item-draft.ts";
import type { Finding } from "./live-lint.ts";

const THEMES = ["default", "dark", "yellow-black", "black-cream"] as const;
const ZOOMS = [100, 150, 200] as const;
const LONGEST_ESSAY = 20_000;

/** What a candidate would be shown of a draft: built from what candidates may see, never by leaving things out. */
export function candidateItemOf(draft: ItemDraft): CandidateItem {
  if (draft.type === "essay") return { type: "essay", stem: draft.stem };
  const options = draft.options.map((option, at) => ({ label: labelAt(at), text: option.text }));
  return { type: draft.type, stem: draft.stem, options };
}

/** The candidate's own rendering of a draft. */
export function ItemPreview(props: { draft: ItemDraft; findings: readonly Finding[] }) {
  return <CandidatePreview view={candidateItemOf(props.draft)} findings={props.findings} />;
}

/** The candidate's own rendering, in any theme and size, alive to clicks; what the lint means is underlined. */
export function CandidatePreview(props: { view: CandidateItem; findings: readonly Finding[] }) {
  const [theme, setTheme] = createSignal<(typeof THEMES)[number]>("default");
  const [zoom, setZoom] = createSignal<number>(ZOOMS[0]);
  const [isLarge, setLarge] = createSignal(false);
  const frame = () => (
    <div class="authoring-preview" data-theme={theme()} style={{ zoom: `${zoom()}%` }}>
      <Underlined view={props.view} findings={props.findings} />
    </div>
  );
  return (
    <div class="stack tight">
      <div class="authoring-preview-tools">
        <select
          class="input"
          aria-label={authoring().theme}
          onChange={(event) => setTheme(THEMES[event.currentTarget.selectedIndex] ?? "default")}
        >
          {THEMES.map((one) => (
            <option selected={one === theme()}>{authoring().themes[one]}</option>
          ))}
        </select>
        <select
          class="input"
          aria-label={authoring().zoom}
          onChange={(event) => setZoom(ZOOMS[event.currentTarget.selectedIndex] ?? ZOOMS[0])}
        >
          {ZOOMS.map((one) => (
            <option selected={one === zoom()}>{one}%</option>
          ))}
        </select>
        <Button size="small" icon={Maximize2} onClick={() => setLarge(true)}>
          {authoring().enlarge}
        </Button>
      </div>
      {frame()}
      <p class="soft small-text">{props.view.type === "essay" ? authoring().previewLead : authoring().choicePreviewLead}</p>
      <Dialog
        isOpen={isLarge()}
        isWide
        title={authoring().preview}
        onClose={() => setLarge(false)}
        actions={<Button onClick={() => setLarge(false)}>{common().close}</Button>}
      >
        {frame()}
      </Dialog>
    </div>
  );
}

const UNDERLINES = { E: "authoring-must", W: "authoring-should", I: "authoring-hint" } as const;

function Underlined(props: { view: CandidateItem; findings: readonly Finding[] }) {
  let frame: HTMLDivElement | undefined;
  const [drawn, setDrawn] = createSignal(0);
  // After the views have drawn the text they were handed.
  createEffect(on([() => JSON.stringify(props.view), () => props.findings], () => queueMicrotask(() => setDrawn((n) => n + 1))));
  const ranges = (severity: Finding["severity"]) => () => {
    drawn();
    return props.findings.flatMap(({ severity: own, field, span, isJustified }) => {
      const place = frame && placeOf(frame, props.view, field);
      const range = own === severity && span && !isJustified && place && rangeOf(place.root, place.raw, span);
      return range ? [range] : [];
    });
  };
  onMount(() => {
    for (const severity of ["E", "W", "I"] as const) createHighlight(UNDERLINES[severity], ranges(severity));
  });
  return (
    <div
      ref={(made) => {
        frame = made;
      }}
    >
      <CandidateRendering view={props.view} />
    </div>
  );
}

/** Where the rendering shows a field, and the text as written. */
function placeOf(frame: HTMLElement, view: CandidateItem, field: string): { root: Element; raw: string } | undefined {
  const at = view.type === "essay" ? -1 : view.options.findIndex(({ label }) => label === field);
  const raw = field === "stem" ? view.stem : view.type === "essay" ? undefined : view.options[at]?.text;
  const root = field === "stem" ? frame.querySelector(".item-stem") : frame.querySelectorAll(".item-text")[at];
  return root && raw !== undefined ? { root, raw } : undefined;
}

/** An item as candidates see it; the answer goes nowhere. */
export function CandidateRendering(props: { view: CandidateItem }) {
  const [answer, setAnswer] = createSignal<ChoiceAnswer>(NO_CHOICE);
  const single = () => (props.view.type === "single" ? props.view : undefined);
  const multiple = () => (props.view.type === "multiple" ? props.view : undefined);
  const essay = () => (props.view.type === "essay" ? props.view : undefined);
  const shape = () => (props.view.type === "essay" ? "essay" : `${props.view.type} ${props.view.options.length}`);
  createEffect(on(shape, () => setAnswer(NO_CHOICE)));
  return (
    <Switch>
      <Match when={single()}>
        {(view) => <SingleItem view={view()} answer={answer()} onAnswer={setAnswer} disabled={false} />}
      </Match>
      <Match when={multiple()}>
        {(view) => <MultipleItem view={view()} answer={answer()} onAnswer={setAnswer} disabled={false} />}
      </Match>
      <Match when={essay()}>
        {(view) => (
          <EssayItem
            view={view()}
            answer={{ text: "", revision: 0, most: LONGEST_ESSAY }}
            onAnswer={() => undefined}
            disabled={false}
          />
        )}
      </Match>
    </Switch>
  );
}
