import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { reviewHref } from "../item-links.ts";
import { byUrgency } from "../tasks/task-order.ts";
import { blindCalls } from "./review-calls.ts";

/** Once an item is decided on: the way to the next one to be reviewed, the most urgent first. */
export function NextReview(props: { itemId: string }) {
  const words = () => workbench().review;
  const tasks = createQuery(
    () => props.itemId,
    () => blindCalls.tasks(),
  );
  const waiting = () =>
    (tasks.data()?.tasks ?? []).filter(({ kind, itemId }) => kind === "review" && itemId !== props.itemId).sort(byUrgency);
  return (
    <Show when={tasks.data()}>
      <div class="row">
        <Show when={waiting()[0]} fallback={<span class="soft">{words().noNext}</span>}>
          {(task) => (
            <A class="button primary" href={reviewHref(task().itemId)}>
              {words().next(waiting().length)}
            </A>
          )}
        </Show>
        <A class="button quiet" href="/staff/bank/tasks">
          {workbench().blind.toTasks}
        </A>
      </div>
    </Show>
  );
}
