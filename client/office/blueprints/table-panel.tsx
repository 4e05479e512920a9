import { For, Index, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { listAt, typesInUse } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { CellAt, ProblemsAt } from "./fields.tsx";
import { changeAndGo } from "./go-to.ts";
import { newPart } from "./new-entries.ts";
import { partTitle } from "./part-title.ts";
import { type Totals, totalsOf } from "./totals.ts";
import { COUNT_TYPED } from "./typed.ts";
import { TypesTable } from "./types-table.tsx";

/** How many items of each type stand in every part, and what an item of each is worth. */
export function TablePanel() {
  return (
    <div class="stack">
      <Grid />
      <TypesTable />
    </div>
  );
}

function Grid() {
  const desk = useDesk();
  const words = () => office().blueprints.table;
  const totals = () => totalsOf(desk.draft());
  const types = () => typesInUse(desk.draft()).map(({ type }) => type);
  return (
    <section class="stack tight" aria-label={words().grid}>
      <h2>{words().grid}</h2>
      <Show when={!desk.isReadOnly}>
        <p class="soft">{words().gridLead}</p>
      </Show>
      <ProblemsAt path={["syllabus"]} />
      <Show when={totals().rows.length > 0} fallback={<p class="soft papers-none">{words().noParts}</p>}>
        <div class="table-frame">
          <table class="table blueprints-grid">
            <caption class="unseen">{words().grid}</caption>
            <thead>
              <tr>
                <th scope="col">{words().part}</th>
                <For each={types()}>
                  {(type) => (
                    <th scope="col" class="end">
                      {common().itemTypes[type]}
                    </th>
                  )}
                </For>
                <th scope="col" class="end">
                  {office().blueprints.fields.items}
                </th>
                <th scope="col" class="end">
                  {office().blueprints.fields.points}
                </th>
              </tr>
            </thead>
            <tbody>
              <Index each={totals().rows}>{(row, at) => <PartRow at={at} items={row().items} points={row().points} />}</Index>
              <Sums totals={totals()} />
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={!desk.isReadOnly}>
        <div>
          <Button size="small" onClick={() => changeAndGo(desk, newPart, ["syllabus", totals().rows.length, "title", "zh"])}>
            {words().addPart}
          </Button>
        </div>
      </Show>
    </section>
  );
}

function PartRow(props: { at: number; items: number; points: number }) {
  const desk = useDesk();
  const words = () => office().blueprints.table;
  const part = () => listAt(desk.draft(), ["syllabus"])[props.at];
  return (
    <tr>
      <th scope="row">
        {partTitle(part())}
        <ProblemsAt path={["syllabus", props.at]} />
      </th>
      <For each={typesInUse(desk.draft()).map(({ type }) => type)}>
        {(type) => (
          <td class="end">
            <CellAt
              path={["syllabus", props.at, "types", type]}
              typed={COUNT_TYPED}
              label={words().cell(partTitle(part()), common().itemTypes[type])}
            />
          </td>
        )}
      </For>
      <td class="end blueprints-figure">{props.items}</td>
      <td class="end blueprints-figure">{props.points}</td>
    </tr>
  );
}

function Sums(props: { totals: Totals }) {
  const words = () => office().blueprints.table;
  const desk = useDesk();
  const wantedPoints = () => desk.value(["totalPoints"]);
  return (
    <>
      <tr class="office-sum">
        <td>{words().sum}</td>
        <Index each={props.totals.columns}>
          {(column) => <Sum sum={column().sum} wanted={column().wanted ?? column().sum} />}
        </Index>
        <td class="end">{props.totals.items}</td>
        <td class="end">{props.totals.points}</td>
      </tr>
      <Show when={props.totals.essays}>
        {(essays) => (
          <>
            <tr>
              <td colspan={props.totals.columns.length + 1}>{words().essays(essays().offered, essays().counted)}</td>
              <td class="end">{essays().counted}</td>
              <td class="end">{essays().points}</td>
            </tr>
            <tr class="office-sum">
              <td colspan={props.totals.columns.length + 1}>{words().all}</td>
              <td class="end">{props.totals.items + essays().counted}</td>
              <Sum sum={props.totals.all} wanted={wantedPoints()} />
            </tr>
          </>
        )}
      </Show>
    </>
  );
}

/** A sum, with what it should be where it is not. */
function Sum(props: { sum: number; wanted: unknown }) {
  const isWrong = () => typeof props.wanted === "number" && Math.abs(props.wanted - props.sum) > 1e-9;
  return (
    <td class="end" classList={{ "office-wrong": isWrong() }}>
      {props.sum}
      <Show when={isWrong()}>
        <div class="small-text office-nowrap">{office().blueprints.table.wanted(Number(props.wanted))}</div>
      </Show>
    </td>
  );
}
