import Maximize2 from "lucide-solid/icons/maximize-2";
import { createEffect, createMemo, createSignal, Match, on, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { common } from "#client/i18n/common.ts";
import { type ChoiceAnswer, NO_CHOICE } from "#client/items/choice.tsx";
import { EssayItem } from "#client/items/essay.tsx";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import type { CandidateItem } from "#contract/candidate-item.ts";
import { type ItemDraft, labelAt } from "./item-draft.ts";

const THEMES = ["default", "dark", "yellow-black", "black-cream"] as const;
const ZOOMS = [100, 150, 200] as const;
const LONGEST_ESSAY = 20_000;

/** What a candidate would be shown of a draft: built from what candidates may see, never by leaving things out. */
export function candidateItemOf(draft: ItemDraft): CandidateItem {
  if (draft.type === "essay") return { type: "essay", stem: draft.stem };
  const options = draft.options.map((option, at) => ({ label: labelAt(at), text: option.text }));
  return { type: draft.type, stem: draft.stem, options };
}

/** The candidate's own rendering, in any theme and size, alive to clicks. */
export function ItemPreview(props: { draft: ItemDraft }) {
  const [theme, setTheme] = createSignal<(typeof THEMES)[number]>("default");
  const [zoom, setZoom] = createSignal<number>(ZOOMS[0]);
  const [isLarge, setLarge] = createSignal(false);
  const view = createMemo(() => candidateItemOf(props.draft));
  const frame = () => (
    <div class="authoring-preview" data-theme={theme()} style={{ zoom: `${zoom()}%` }}>
      <CandidateRendering view={view()} />
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
      <p class="soft small-text">{props.draft.type === "essay" ? authoring().previewLead : authoring().choicePreviewLead}</p>
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

function CandidateRendering(props: { view: CandidateItem }) {
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
