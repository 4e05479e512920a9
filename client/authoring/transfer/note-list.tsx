import { For } from "solid-js";
import { inLanguage } from "#client/i18n/words.ts";
import type { ImportReport } from "#contract/bank-transfer.ts";
import { placeWords } from "./place-words.ts";

/** What is said of a file, each note with the place a person looks it up by. */
export function NoteList(props: { notes: ImportReport["warnings"]; scrolls?: boolean }) {
  return (
    <ul class="bank-notes" classList={{ scroll: props.scrolls === true }}>
      <For each={props.notes}>
        {({ place, reason }) => (
          <li>
            <span class="bank-place">{placeWords(place)}</span>
            <span>{inLanguage(reason)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}
