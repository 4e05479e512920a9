import { createSignal, Match, Switch } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { type ChoiceAnswer, NO_CHOICE } from "#client/items/choice.tsx";
import { EssayItem } from "#client/items/essay.tsx";
import { MultipleItem } from "#client/items/multiple.tsx";
import { SingleItem } from "#client/items/single.tsx";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import type { IncomingItem } from "#contract/bank-transfer.ts";
import { type CandidateItem, candidateItem } from "#contract/candidate-item.ts";
import { placeWords } from "./place-words.ts";

const LONGEST_ESSAY = 20_000;

/** What a candidate would be shown of a question of the file; undefined where its options are not yet such that anybody could. */
function candidateOf({ type, stem, options }: IncomingItem): CandidateItem | undefined {
  return candidateItem.safeParse(type === "essay" ? { type, stem } : { type, stem, options }).data;
}

/** A question of the file in the candidate's own rendering. */
export function IncomingPreview(props: { item: IncomingItem; onClose: () => void }) {
  const [answer, setAnswer] = createSignal<ChoiceAnswer>(NO_CHOICE);
  const words = () => bank().transfer.import;
  const view = () => candidateOf(props.item);
  const single = () => {
    const shown = view();
    return shown?.type === "single" ? shown : undefined;
  };
  const multiple = () => {
    const shown = view();
    return shown?.type === "multiple" ? shown : undefined;
  };
  const essay = () => {
    const shown = view();
    return shown?.type === "essay" ? shown : undefined;
  };
  return (
    <Dialog
      isOpen
      isWide
      title={words().previewTitle(placeWords(props.item.place))}
      onClose={props.onClose}
      actions={<Button onClick={props.onClose}>{common().close}</Button>}
    >
      <div class="bank-preview">
        <Switch fallback={<p>{props.item.stem}</p>}>
          <Match when={single()}>
            {(shown) => <SingleItem view={shown()} answer={answer()} onAnswer={setAnswer} disabled={false} />}
          </Match>
          <Match when={multiple()}>
            {(shown) => <MultipleItem view={shown()} answer={answer()} onAnswer={setAnswer} disabled={false} />}
          </Match>
          <Match when={essay()}>
            {(shown) => (
              <EssayItem
                view={shown()}
                answer={{ text: "", revision: 0, most: LONGEST_ESSAY }}
                onAnswer={() => undefined}
                disabled={false}
              />
            )}
          </Match>
        </Switch>
      </div>
      <p class="soft small-text">{words().previewText}</p>
    </Dialog>
  );
}
