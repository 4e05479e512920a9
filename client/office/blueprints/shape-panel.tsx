import X from "lucide-solid/icons/x";
import { Index, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { listAt, type Path, valueAt, withEntry, withoutEntry } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { CellAt, NumberAt, ProblemsAt } from "./fields.tsx";
import { changeAndGo } from "./go-to.ts";
import { PERCENT_TYPED } from "./typed.ts";

/** Shares of cognitive levels, the difficulty to come to, runs of keys. */
export function ShapePanel() {
  const words = () => office().blueprints.shape;
  return (
    <div class="stack">
      <Levels />
      <fieldset class="blueprints-group">
        <legend>{words().difficulty}</legend>
        <DifficultyAt path={["difficulty"]} />
      </fieldset>
      <fieldset class="blueprints-group">
        <legend>{words().keys}</legend>
        <div class="blueprints-fields">
          <NumberAt path={["longestKeyRun"]} />
        </div>
      </fieldset>
    </div>
  );
}

/** A mean and how far from it a paper may be; both empty ask for nothing. */
export function DifficultyAt(props: { path: Path }) {
  const words = () => office().blueprints.shape;
  return (
    <>
      <p class="soft">{words().difficultyLead}</p>
      <div class="blueprints-fields">
        <NumberAt path={[...props.path, "mean"]} label={words().mean} />
        <NumberAt path={[...props.path, "tolerance"]} label={words().tolerance} />
      </div>
    </>
  );
}

function Levels() {
  const desk = useDesk();
  const words = () => office().blueprints.shape;
  const levels = () => listAt(desk.draft(), ["levels"]);
  const add = () => {
    const entry = { level: "", least: 0, most: 1 };
    changeAndGo(desk, (draft) => withEntry(draft, ["levels"], entry), ["levels", levels().length, "level"]);
  };
  return (
    <section class="stack tight" aria-label={words().levels}>
      <h2>{words().levels}</h2>
      <p class="soft">{words().levelsLead}</p>
      <ProblemsAt path={["levels"]} />
      <Show when={levels().length > 0} fallback={<p class="soft papers-none">{words().noLevels}</p>}>
        <div class="table-frame">
          <table class="table blueprints-grid">
            <caption class="unseen">{words().levels}</caption>
            <thead>
              <tr>
                <th scope="col">{words().level}</th>
                <th scope="col" class="end">
                  {words().least}
                </th>
                <th scope="col" class="end">
                  {words().most}
                </th>
                <th scope="col" class="end">
                  {words().whole}
                </th>
                <th />
              </tr>
            </thead>
            <tbody>
              <Index each={levels()}>{(level, at) => <LevelRow level={level()} at={at} />}</Index>
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={!desk.isReadOnly}>
        <div>
          <Button size="small" onClick={add}>
            {words().addLevel}
          </Button>
        </div>
      </Show>
    </section>
  );
}

function LevelRow(props: { level: unknown; at: number }) {
  const desk = useDesk();
  const words = () => office().blueprints.shape;
  const name = () => String(valueAt(props.level, ["level"]) ?? "");
  const whole = () => desk.check.checked()?.answer.derived?.levels[props.at];
  const label = (field: string) => `${name() || words().levelField(props.at + 1)} · ${field}`;
  return (
    <tr>
      <td>
        <CellAt path={["levels", props.at, "level"]} label={words().levelField(props.at + 1)} isFigure={false} />
        <ProblemsAt path={["levels", props.at]} />
      </td>
      <td class="end">
        <CellAt path={["levels", props.at, "least"]} typed={PERCENT_TYPED} label={label(words().least)} />
      </td>
      <td class="end">
        <CellAt path={["levels", props.at, "most"]} typed={PERCENT_TYPED} label={label(words().most)} />
      </td>
      <td class="end blueprints-figure">
        <Show when={whole()} fallback="–">
          {(range) => words().items(range().least, range().most)}
        </Show>
      </td>
      <td class="blueprints-remove">
        <Show when={!desk.isReadOnly}>
          <Button
            size="small"
            variant="plain"
            onClick={() => changeAndGo(desk, (draft) => withoutEntry(draft, ["levels"], props.at), ["levels"])}
          >
            <Icon of={X} size={18} name={words().removeLevel(name())} />
          </Button>
        </Show>
      </td>
    </tr>
  );
}
