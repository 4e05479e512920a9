import { createSignal, Show } from "solid-js";
import { bank } from "#client/i18n/bank.ts";
import { common } from "#client/i18n/common.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction, createQuery } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { Select } from "#client/ui/select.tsx";
import { bankReviewApi } from "#contract/bank-review.ts";
import { RefusedList } from "../list/bulk-outcome.tsx";
import { endOfDay } from "./task-order.ts";

const AT_ONCE = 500;
const KINDS = ["review", "key-check"] as const;

/** Gives the items picked to one person for review or the blind key check; what that person may not do is named. */
export function GiveTasksDialog(props: { items: readonly string[]; onClose: () => void }) {
  const [kind, setKind] = createSignal<(typeof KINDS)[number]>("review");
  const [personId, setPersonId] = createSignal("");
  const [due, setDue] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  const [given, setGiven] = createSignal<{ count: number; refused: { itemId: string; code: string }[] }>();
  const words = () => bank().list.give;
  const people = createQuery(
    () => true,
    () => call(bankReviewApi.listReviewers),
  );
  const able = () => (people.data()?.people ?? []).filter(({ roles }) => kind() === "key-check" || roles.includes("reviewer"));
  const nameOf = (id: string) => people.data()?.people.find((person) => person.id === id)?.name ?? "";
  const give = createAction(async () => {
    let outcome: { count: number; refused: { itemId: string; code: string }[] } = { count: 0, refused: [] };
    for (let from = 0; from < props.items.length; from += AT_ONCE) {
      const items = props.items.slice(from, from + AT_ONCE);
      const body = { kind: kind(), items, assigneeId: personId(), dueAt: endOfDay(due()) };
      const { tasks, refused } = await call(bankReviewApi.giveTasks, { body });
      outcome = { count: outcome.count + tasks.length, refused: [...outcome.refused, ...refused] };
    }
    setGiven(outcome);
  });
  function submit(): void {
    setTried(true);
    if (personId()) void give.run();
  }
  return (
    <Dialog
      isOpen
      title={words().title}
      onClose={props.onClose}
      actions={
        <Show when={!given()} fallback={<Button onClick={props.onClose}>{common().close}</Button>}>
          <Button onClick={props.onClose}>{common().cancel}</Button>
          <Button variant="primary" isBusy={give.isBusy()} onClick={submit}>
            {words().give(props.items.length)}
          </Button>
        </Show>
      }
    >
      <Show
        when={!given()}
        fallback={
          <Notice
            tone={given()?.refused.length ? "attention" : "ok"}
            title={words().done(given()?.count ?? 0, nameOf(personId()))}
          >
            <RefusedList refused={given()?.refused ?? []} />
          </Notice>
        }
      >
        <div class="stack">
          <ProblemNotice problem={give.problem()} />
          <Select
            label={words().kind}
            value={kind()}
            choices={KINDS.map((value) => ({ value, label: words().kinds[value] }))}
            onChange={(value) => {
              setKind(value);
              setPersonId("");
            }}
          />
          <Loaded query={people}>
            {() => (
              <Show when={able().length > 0} fallback={<Notice tone="attention">{words().noPeople}</Notice>}>
                <Select
                  label={words().person}
                  value={personId()}
                  error={isTried() && !personId() ? words().choose : undefined}
                  choices={[{ value: "", label: words().choose }, ...able().map(({ id, name }) => ({ value: id, label: name }))]}
                  onChange={setPersonId}
                />
              </Show>
            )}
          </Loaded>
          <TextField label={words().due} hint={words().dueHint} type="date" onInput={setDue} />
        </div>
      </Show>
    </Dialog>
  );
}
