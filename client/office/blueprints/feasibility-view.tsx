import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { For, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { TextField } from "#client/ui/field.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { CellSupply, Feasibility } from "#contract/blueprints.ts";
import { formsIn, useDesk } from "./desk.ts";

/** Whether the bank serves so many papers, cell by cell; what is short comes first. */
export function FeasibilityView() {
  const desk = useDesk();
  const words = () => office().blueprints.side;
  const found = () => desk.check.checked()?.answer.feasibility;
  return (
    <div class="stack tight">
      <h3>{words().bank}</h3>
      <div class="blueprints-forms">
        <TextField
          label={words().forms}
          type="number"
          min={1}
          max={10}
          hint={formsIn(desk.formsText()) === undefined ? undefined : words().formsHint}
          error={formsIn(desk.formsText()) === undefined ? words().formsHint : undefined}
          value={desk.formsText()}
          onInput={desk.setFormsText}
        />
      </div>
      <Show when={found()} fallback={<p class="soft">{desk.problems().length > 0 ? words().after : words().checking}</p>}>
        {(feasibility) => <Supply feasibility={feasibility()} />}
      </Show>
    </div>
  );
}

function Supply(props: { feasibility: Feasibility }) {
  const words = () => office().blueprints.side;
  const isShort = (cell: CellSupply) => cell.available < cell.needed;
  const cells = () => [...props.feasibility.cells.filter(isShort), ...props.feasibility.cells.filter((cell) => !isShort(cell))];
  const name = ({ part }: CellSupply) => (part === 0 ? words().essays : office().blueprints.table.partName(part));
  return (
    <>
      <p aria-live="polite">
        <strong classList={{ "office-wrong": !props.feasibility.isEnough }}>
          {props.feasibility.isEnough ? words().enough(props.feasibility.forms) : words().short(props.feasibility.forms)}
        </strong>{" "}
        {words().capacity(props.feasibility.capacity)}
      </p>
      <For each={props.feasibility.sentences}>{(sentence) => <p class="office-wrong">{inLanguage(sentence)}</p>}</For>
      <table class="table blueprints-supply">
        <caption class="unseen">{words().bank}</caption>
        <thead>
          <tr>
            <th scope="col">{words().part}</th>
            <th scope="col">{words().type}</th>
            <th scope="col" class="end">
              {words().needed}
            </th>
            <th scope="col" class="end">
              {words().available}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={cells()}>
            {(cell) => (
              <>
                <tr classList={{ "office-wrong": isShort(cell), short: isShort(cell) }}>
                  <td>{name(cell)}</td>
                  <td>{words().types[cell.type]}</td>
                  <td class="end">{cell.needed}</td>
                  <td class="end">
                    <Show when={isShort(cell)}>
                      <Icon of={TriangleAlert} size={14} name={words().isShort} />{" "}
                    </Show>
                    {cell.available}
                  </td>
                </tr>
                <Show when={cell.sentence}>
                  {(sentence) => (
                    <tr>
                      <td colspan={4} class="blueprints-why">
                        {inLanguage(sentence())}
                      </td>
                    </tr>
                  )}
                </Show>
              </>
            )}
          </For>
        </tbody>
      </table>
      <p class="soft small-text">{words().counted}</p>
    </>
  );
}
