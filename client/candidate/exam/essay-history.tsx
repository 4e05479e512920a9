import { createSignal, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { exam as words } from "#client/i18n/exam.ts";
import { formatTime } from "#client/i18n/format.ts";
import { call } from "#client/sync/api-client.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { useExam } from "./exam-context.ts";

/** Earlier versions of an essay; one press to read, one to restore. */
export function EssayHistory(props: { slot: number; title: string; onClose: () => void }) {
  const exam = useExam();
  const [chosen, setChosen] = createSignal(0);
  const query = createQuery(
    () => props.slot,
    async (slot, signal) => {
      await exam.actions.flush();
      return call(candidateCalls.essayHistory, { params: { slot }, signal });
    },
  );
  const version = () => query.data()?.versions[chosen()];

  function restore(): void {
    const text = version()?.text;
    if (text !== undefined) exam.actions.restore(props.slot, text);
    props.onClose();
  }

  return (
    <Dialog
      isOpen={true}
      isWide={true}
      title={props.title}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{common().close}</Button>
          <Button variant="primary" disabled={!version() || !exam.state.isWritable()} onClick={restore}>
            {words().restore}
          </Button>
        </>
      }
    >
      <Loaded query={query}>
        {(found) => (
          <Show when={found().versions.length > 0} fallback={<p>{words().historyEmpty}</p>}>
            <p class="soft">{words().historyLead}</p>
            <div class="essay-history">
              <ol>
                <For each={found().versions}>
                  {(one, at) => (
                    <li>
                      <button
                        type="button"
                        class="history-entry figures"
                        aria-pressed={at() === chosen()}
                        onClick={() => setChosen(at())}
                      >
                        {words().historyItem(formatTime(one.at), one.length)}
                      </button>
                    </li>
                  )}
                </For>
              </ol>
              <div class="history-text" tabindex={0}>
                {version()?.text}
              </div>
            </div>
          </Show>
        )}
      </Loaded>
    </Dialog>
  );
}
