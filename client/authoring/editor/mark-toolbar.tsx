import Bold from "lucide-solid/icons/bold";
import ImagePlus from "lucide-solid/icons/image-plus";
import List from "lucide-solid/icons/list";
import Sigma from "lucide-solid/icons/sigma";
import Table from "lucide-solid/icons/table";
import { createSignal, For, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { Icon } from "#client/ui/icon.tsx";
import { FigureDialog } from "./figure-dialog.tsx";
import { createMarks, type MarkKind, type Marks } from "./marks.ts";

const ICONS = { strong: Bold, list: List, table: Table, formula: Sigma, figure: ImagePlus } as const;

export interface MarkSet {
  readonly marks: Marks;
  readonly kinds: readonly MarkKind[];
  readonly image: () => { file: File | undefined } | undefined;
  readonly setImage: (image: { file: File | undefined } | undefined) => void;
}

/** The marks of one field, or of several that share a toolbar. */
export function createMarkSet(kinds: readonly MarkKind[]): MarkSet {
  const [image, setImage] = createSignal<{ file: File | undefined }>();
  const marks = createMarks({ kinds, fillers: () => workbench().fillers, onImage: (file) => setImage({ file }) });
  return { marks, kinds, image, setImage };
}

/** Buttons that put house marks into a text. Pressing one leaves the focus, and what is selected, where it is. */
export function MarkToolbar(props: { label: string; set: MarkSet }) {
  const press = (kind: MarkKind) => {
    if (kind === "figure") props.set.setImage({ file: undefined });
    else props.set.marks.press(kind);
  };
  return (
    <>
      <div class="authoring-marks-bar" role="toolbar" aria-label={props.label}>
        <For each={props.set.kinds}>
          {(kind) => (
            <button
              type="button"
              class="authoring-icon-button"
              title={workbench().marks[kind]}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => press(kind)}
            >
              <Icon of={ICONS[kind]} size={18} name={workbench().marks[kind]} />
            </button>
          )}
        </For>
      </div>
      <Show when={props.set.image()} keyed>
        {(image) => (
          <FigureDialog
            file={image.file}
            onClose={() => props.set.setImage(undefined)}
            onAdd={(figure) => {
              props.set.setImage(undefined);
              props.set.marks.insertFigure(figure);
            }}
          />
        )}
      </Show>
    </>
  );
}
