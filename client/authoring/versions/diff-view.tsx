import { createMemo, createSignal, For, Match, Show, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { Checkbox } from "#client/ui/checkbox.tsx";
import type { Item } from "#item-bank/item.ts";
import { diffItems, type FieldDiff } from "./item-diff.ts";
import type { DiffPiece } from "./text-diff.ts";

/** Two versions of an item part by part, word by word; unchanged parts are folded away. */
export function DiffView(props: { before: Item; after: Item }) {
  const [isWhole, setWhole] = createSignal(false);
  const diffs = createMemo(() => diffItems(props.before, props.after));
  const changed = () => diffs().filter(({ isChanged }) => isChanged);
  return (
    <div class="stack tight">
      <Show when={changed().length === 0}>
        <p class="soft" role="status">
          {authoring().noChanges}
        </p>
      </Show>
      <dl class="authoring-diff">
        <For each={isWhole() ? diffs() : changed()}>{(diff) => <FieldLine diff={diff} />}</For>
      </dl>
      <Checkbox checked={isWhole()} onChange={setWhole}>
        {authoring().showUnchanged}
      </Checkbox>
    </div>
  );
}

function FieldLine(props: { diff: FieldDiff }) {
  return (
    <div class="authoring-diff-field" classList={{ unchanged: !props.diff.isChanged }}>
      <dt>
        {authoring().fields[props.diff.field]} {props.diff.which}
      </dt>
      <dd>
        <For each={props.diff.pieces}>{(piece) => <Piece piece={piece} />}</For>
      </dd>
    </div>
  );
}

/** Removed text is struck through, added text underlined; both are told to screen readers. */
function Piece(props: { piece: DiffPiece }) {
  return (
    <Switch fallback={props.piece.text}>
      <Match when={props.piece.kind === "removed"}>
        <del>
          <span class="unseen">{authoring().removedText}</span>
          {props.piece.text}
        </del>
      </Match>
      <Match when={props.piece.kind === "added"}>
        <ins>
          <span class="unseen">{authoring().addedText}</span>
          {props.piece.text}
        </ins>
      </Match>
    </Switch>
  );
}
