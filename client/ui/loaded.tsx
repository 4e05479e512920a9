import { type Accessor, type JSX, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import type { Query } from "#client/sync/create-query.ts";
import { Button } from "./button.tsx";
import { ProblemNotice } from "./notice.tsx";
import { Spinner } from "./spinner.tsx";

/** Draws a query: its problem with a way to try again, a spinner until the first answer, then the answer. */
export function Loaded<T>(props: { query: Query<T>; children: (data: Accessor<NonNullable<T>>) => JSX.Element }) {
  return (
    <>
      <ProblemNotice problem={props.query.problem()}>
        <Button size="small" onClick={() => void props.query.reload()}>
          {common().retry}
        </Button>
      </ProblemNotice>
      <Show when={props.query.data()} fallback={<Show when={!props.query.problem()}>{<Spinner />}</Show>}>
        {(data) => props.children(data)}
      </Show>
    </>
  );
}
