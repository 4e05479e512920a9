import { For, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import type { ItemDetail } from "#contract/bank.ts";
import { savedByName } from "../saved-by.ts";
import type { ItemDesk } from "./item-desk.ts";

/** Somebody saved meanwhile: both versions are there, and the person decides. */
export function ConflictNotice(props: { desk: ItemDesk; onCompare: () => void; onKeep: () => void }) {
  return (
    <Show when={props.desk.conflict()}>
      {(theirs) => (
        <Notice tone="attention" title={authoring().conflictTitle(theirs().version, savedByName(savedBy(theirs())))}>
          <p>{authoring().conflictText}</p>
          <div class="row">
            <Button onClick={() => props.onCompare()}>{authoring().conflictCompare}</Button>
            <Button
              onClick={() => {
                props.desk.keepMine();
                props.onKeep();
              }}
            >
              {authoring().conflictKeep(theirs().version + 1)}
            </Button>
            <Button onClick={() => props.desk.takeTheirs()}>{authoring().conflictDrop}</Button>
          </div>
        </Notice>
      )}
    </Show>
  );
}

/** What else a save met; the server's own sentences follow where it gives some. */
export function SaveProblem(props: { desk: ItemDesk }) {
  const problem = () => {
    const found = props.desk.save.problem();
    return found?.code === "name-taken" ? undefined : found;
  };
  return (
    <>
      <ProblemNotice problem={problem()}>
        <ul>
          <For each={sentences(problem()?.detail)}>{(sentence) => <li>{sentence}</li>}</For>
        </ul>
      </ProblemNotice>
      <ProblemNotice problem={props.desk.act.problem()}>
        <ul>
          <For each={findingsOf(props.desk.act.problem()?.detail)}>{(reason) => <li>{inLanguage(reason)}</li>}</For>
        </ul>
      </ProblemNotice>
    </>
  );
}

/** Texts among a refusal's facts, whatever they are called. */
function sentences(detail: { readonly [name: string]: unknown } | undefined): string[] {
  return Object.values(detail ?? {})
    .flat()
    .filter((fact): fact is string => typeof fact === "string");
}

/** What the lint said against an action, in both languages. */
function findingsOf(detail: { readonly [name: string]: unknown } | undefined): { zh: string; en: string }[] {
  const findings = Array.isArray(detail?.findings) ? detail.findings : [];
  return findings.flatMap((finding: { zh?: unknown; en?: unknown }) =>
    typeof finding.zh === "string" && typeof finding.en === "string" ? [{ zh: finding.zh, en: finding.en }] : [],
  );
}

function savedBy(detail: ItemDetail): string {
  return detail.versions.find(({ version }) => version === detail.version)?.savedBy ?? "";
}
