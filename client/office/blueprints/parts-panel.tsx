import X from "lucide-solid/icons/x";
import { Index, Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { listAt, valueAt, withEntry, withoutEntry } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { CellAt, InputAt, NumberAt, ProblemsAt } from "./fields.tsx";
import { changeAndGo } from "./go-to.ts";
import { newPart } from "./new-entries.ts";
import { partTitle } from "./part-title.ts";
import { topicRange } from "./totals.ts";
import { NUMBER_TYPED } from "./typed.ts";

/** Parts by name, each with its topics and how many items a paper may hold of them. */
export function PartsPanel() {
  const desk = useDesk();
  const parts = () => listAt(desk.draft(), ["syllabus"]);
  return (
    <div class="stack tight">
      <Index each={parts()}>{(part, at) => <Part part={part()} at={at} />}</Index>
      <Show when={!desk.isReadOnly}>
        <div>
          <Button onClick={() => changeAndGo(desk, newPart, ["syllabus", parts().length, "title", "zh"])}>
            {office().blueprints.table.addPart}
          </Button>
        </div>
      </Show>
    </div>
  );
}

function Part(props: { part: unknown; at: number }) {
  const desk = useDesk();
  const words = () => office().blueprints.parts;
  const range = () => topicRange(props.part);
  const topics = () => listAt(props.part, ["topics"]);
  const addTopic = () => {
    const path = ["syllabus", props.at, "topics"];
    changeAndGo(desk, (draft) => withEntry(draft, path, { topic: "" }), [...path, topics().length, "topic"]);
  };
  const removePart = () => {
    const before = ["syllabus", Math.max(0, props.at - 1), "title", "zh"];
    changeAndGo(desk, (draft) => withoutEntry(draft, ["syllabus"], props.at), before);
  };
  const wrong = () =>
    desk.problems().filter(({ path }) => path[0] === "syllabus" && path[1] === props.at && path.length > 2).length;
  return (
    <details class="panel blueprints-part" open={props.at === 0}>
      <summary>
        <strong>{partTitle(props.part)}</strong>
        <span class="soft"> {words().summary(range().items, topics().length)}</span>
        <Show when={wrong() > 0}>
          <span class="blueprints-error"> {office().blueprints.side.problems(wrong())}</span>
        </Show>
      </summary>
      <div class="stack tight">
        <div class="blueprints-part-names">
          <NumberAt path={["syllabus", props.at, "part"]} label={words().number} />
          <InputAt path={["syllabus", props.at, "title", "zh"]} label={words().zh} />
          <InputAt path={["syllabus", props.at, "title", "en"]} label={words().en} />
        </div>
        <ProblemsAt path={["syllabus", props.at, "topics"]}>
          <Show when={desk.problemsAt(["syllabus", props.at, "topics"]).length === 0}>
            <p class="soft">{words().range(range().least, range().most, range().items)}</p>
          </Show>
        </ProblemsAt>
        <TopicTable part={props.part} at={props.at} />
        <Show when={!desk.isReadOnly}>
          <div class="row">
            <Button size="small" onClick={addTopic}>
              {words().addTopic}
            </Button>
            <Button size="small" variant="plain" onClick={removePart}>
              {words().removePart}
            </Button>
          </div>
        </Show>
      </div>
    </details>
  );
}

function TopicTable(props: { part: unknown; at: number }) {
  const words = () => office().blueprints.parts;
  return (
    <div class="table-frame">
      <table class="table blueprints-grid">
        <caption class="unseen">{partTitle(props.part)}</caption>
        <thead>
          <tr>
            <th scope="col">{words().topic}</th>
            <th scope="col" class="end">
              {words().least}
            </th>
            <th scope="col" class="end">
              {words().most}
            </th>
            <th />
          </tr>
        </thead>
        <tbody>
          <Index each={listAt(props.part, ["topics"])}>
            {(topic, at) => <TopicRow topic={topic()} part={props.part} partAt={props.at} at={at} />}
          </Index>
        </tbody>
      </table>
    </div>
  );
}

function TopicRow(props: { topic: unknown; part: unknown; partAt: number; at: number }) {
  const desk = useDesk();
  const words = () => office().blueprints.parts;
  const path = (...rest: string[]) => ["syllabus", props.partAt, "topics", props.at, ...rest];
  const name = () => String(valueAt(props.topic, ["topic"]) ?? "");
  const remove = () => {
    const list = ["syllabus", props.partAt, "topics"];
    changeAndGo(desk, (draft) => withoutEntry(draft, list, props.at), list);
  };
  const called = () => name() || words().topicField(partTitle(props.part), props.at + 1);
  return (
    <tr>
      <td>
        <CellAt path={path("topic")} label={words().topicField(partTitle(props.part), props.at + 1)} isFigure={false} />
        <ProblemsAt path={path()} />
      </td>
      <td class="end">
        <CellAt path={path("least")} typed={NUMBER_TYPED} label={words().leastField(called())} />
      </td>
      <td class="end">
        <CellAt path={path("most")} typed={NUMBER_TYPED} label={words().mostField(called())} />
      </td>
      <td class="blueprints-remove">
        <Show when={!desk.isReadOnly}>
          <Button size="small" variant="plain" onClick={remove}>
            <Icon of={X} size={18} name={words().removeTopic(name())} />
          </Button>
        </Show>
      </td>
    </tr>
  );
}
