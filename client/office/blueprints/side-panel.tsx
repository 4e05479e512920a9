import CircleCheck from "lucide-solid/icons/circle-check";
import { For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { DerivedNumbers } from "#contract/blueprints.ts";
import { useDesk } from "./desk.ts";
import { FeasibilityView } from "./feasibility-view.tsx";
import { goTo } from "./go-to.ts";
import { problemPlace } from "./place-words.ts";
import { problemWords } from "./problem-words.ts";

/** What the server says while one types: places to mend, what follows, whether the bank serves it. */
export function SidePanel() {
  const desk = useDesk();
  const words = () => office().blueprints.side;
  const answer = () => desk.check.checked()?.answer;
  return (
    <section class="stack blueprints-side" aria-label={words().label} aria-busy={desk.check.isBehind()}>
      <Show when={desk.check.problem()}>
        {(problem) => (
          <Notice tone="attention">
            <p>{problem().code === "offline" ? words().offline : (common().problems[problem().code] ?? words().offline)}</p>
            <Button size="small" onClick={() => desk.check.again()}>
              {common().retry}
            </Button>
          </Notice>
        )}
      </Show>
      <Problems />
      <Show when={answer()?.derived}>{(derived) => <Derived derived={derived()} />}</Show>
      <FeasibilityView />
    </section>
  );
}

function Problems() {
  const desk = useDesk();
  const words = () => office().blueprints.side;
  const place = (path: readonly (string | number)[]) => problemPlace(path, desk.draft(), office().blueprints);
  return (
    <div>
      <div class="row office-spread" aria-live="polite">
        <Show
          when={desk.problems().length > 0}
          fallback={
            <Show when={desk.check.checked()}>
              <strong class="blueprints-fine">
                <Icon of={CircleCheck} size={18} /> {words().fine}
              </strong>
            </Show>
          }
        >
          <strong class="office-wrong">{words().problems(desk.problems().length)}</strong>
        </Show>
        <span class="soft small-text">{desk.check.isBehind() ? words().checking : ""}</span>
      </div>
      <Show when={desk.problems().length > 0}>
        <ul class="blueprints-problems">
          <For each={desk.problems()}>
            {(problem) => (
              <li>
                <button type="button" class="blueprints-problem" onClick={() => goTo(desk, problem.path)}>
                  <span class="blueprints-place">{place(problem.path)}</span>
                  <span>{problemWords(problem, desk.draft())}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}

function Derived(props: { derived: DerivedNumbers }) {
  const words = () => office().blueprints.side;
  const fact = (points: number) => words().points(formatPoints(points));
  const types = () =>
    props.derived.types.map(({ type, items, points }) => words().typeTotal(words().types[type], items, formatPoints(points)));
  return (
    <div class="stack tight">
      <h3>{words().derived}</h3>
      <dl class="facts blueprints-facts">
        <dt>{words().totals}</dt>
        <dd>
          {fact(props.derived.totals.points)} · {words().choice(props.derived.totals.choiceItems)}
          <For each={types()}>{(line) => <div class="soft small-text">{line}</div>}</For>
        </dd>
        <For each={props.derived.levels}>
          {(level) => (
            <>
              <dt>{level.level}</dt>
              <dd>{office().blueprints.shape.items(level.least, level.most)}</dd>
            </>
          )}
        </For>
      </dl>
    </div>
  );
}
