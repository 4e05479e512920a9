import { For, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { inLanguage, language } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { ImportReport } from "#contract/bank-transfer.ts";
import type { ImportDesk } from "./import-desk.ts";
import type { Hindrance, ImportPlan } from "./import-plan.ts";
import { NoteList } from "./note-list.tsx";
import { placeWords } from "./place-words.ts";

/** What stands in the way, place by place, each to be left out by name. */
export function HindranceList(props: { desk: ImportDesk; plan: ImportPlan }) {
  const words = () => bank().transfer.import;
  const places = () => props.plan.hindrances.map(({ place }) => place);
  return (
    <section class="bank-import-part stack tight" classList={{ danger: props.plan.open > 0 }} aria-labelledby="bank-hindrances">
      <div class="bank-import-head">
        <h2 id="bank-hindrances">
          {words().hindrances} <span class="figures">{props.plan.hindrances.length}</span>
        </h2>
        <Button size="small" onClick={() => props.desk.leaveOut(places(), props.plan.open > 0)}>
          {props.plan.open > 0 ? words().leaveAllOut : words().leaveNoneOut}
        </Button>
      </div>
      <p class="soft">{props.plan.open > 0 ? words().hindrancesText : words().hindrancesDone}</p>
      <ul class="bank-notes">
        <For each={props.plan.hindrances}>
          {(hindrance) => (
            <li classList={{ out: props.desk.leftOut().has(hindrance.place) }}>
              <span class="bank-place">{placeWords(hindrance.place)}</span>
              <span>
                <Reasons hindrance={hindrance} />
                <Show when={hindrance.stem}>
                  <span class="soft bank-clip"> {hindrance.stem}</span>
                </Show>
              </span>
              <Checkbox
                checked={props.desk.leftOut().has(hindrance.place)}
                onChange={(isOut) => props.desk.leaveOut([hindrance.place], isOut)}
              >
                {words().leaveOut}
                <span class="unseen"> {placeWords(hindrance.place)}</span>
              </Checkbox>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Reasons(props: { hindrance: Hindrance }) {
  const words = () => bank().transfer.import;
  const fields = () =>
    props.hindrance.missing.map((field) => words().fields[field] ?? field).join(language() === "zh" ? "、" : ", ");
  return (
    <>
      <For each={props.hindrance.reasons}>{(reason) => <span>{inLanguage(reason)} </span>}</For>
      <For each={props.hindrance.details}>
        {({ place, reason }) => (
          <span>
            {placeWords(place)} {inLanguage(reason)}{" "}
          </span>
        )}
      </For>
      <Show when={props.hindrance.missing.length > 0}>
        <strong>{words().missing(fields())}</strong>
      </Show>
    </>
  );
}

/** What came in changed or was assumed; nothing to settle. */
export function WarningList(props: { warnings: ImportReport["warnings"] }) {
  const words = () => bank().transfer.import;
  return (
    <details class="bank-import-part attention" open={props.warnings.length <= 20}>
      <summary>
        {words().warnings} <span class="figures">{props.warnings.length}</span>
        <span class="soft"> {words().warningsText}</span>
      </summary>
      <NoteList notes={props.warnings} />
    </details>
  );
}

/** Why a file could not be read at all, with the place where the reader gave up. */
export function BadFileNotice(props: { detail: Readonly<Record<string, unknown>> }) {
  const words = () => bank().transfer.import;
  const reason = () => {
    const { zh, en } = props.detail;
    return typeof zh === "string" && typeof en === "string" ? inLanguage({ zh, en }) : "";
  };
  const place = () => (typeof props.detail.place === "string" ? props.detail.place : "");
  return (
    <Notice tone="danger" title={words().badFile}>
      <p>{reason()}</p>
      <Show when={place()}>
        <p class="soft">{words().atPlace(placeWords(place()))}</p>
      </Show>
    </Notice>
  );
}
