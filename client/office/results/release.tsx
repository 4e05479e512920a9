import { createSignal, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { resultsApi, type SittingResults } from "#contract/results.ts";
import { findingOf } from "./finding.ts";

/** The button that releases results and the question before it. Drawn only once nothing is missing. */
export function Release(props: { results: SittingResults; onDone: (results: SittingResults) => void }) {
  const words = () => office().results;
  const [isAsking, setAsking] = createSignal(false);
  const release = createAction(async () => {
    props.onDone(await call(resultsApi.releaseResults, { params: { id: props.results.sittingId } }));
    setAsking(false);
  });
  const facts = () => {
    const finding = findingOf(props.results.rows);
    return {
      people: finding?.people ?? 0,
      passed: finding?.passed ?? 0,
      absent: props.results.rows.filter(({ isPresent }) => !isPresent).length,
    };
  };
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        {words().release}
      </Button>
      <Dialog
        isOpen={isAsking()}
        title={words().releaseTitle}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{common().cancel}</Button>
            <Button variant="primary" isBusy={release.isBusy()} onClick={() => void release.run()}>
              {words().releaseConfirm}
            </Button>
          </>
        }
      >
        <div class="stack">
          <ProblemNotice problem={release.problem()} />
          <Show when={isAsking()}>
            <ul class="office-list">
              <For each={words().releaseText(facts())}>{(line) => <li>{line}</li>}</For>
            </ul>
          </Show>
        </div>
      </Dialog>
    </>
  );
}
