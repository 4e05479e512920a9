import { office } from "#client/i18n/office.ts";
import { TextField } from "#client/ui/field.tsx";
import { useDesk } from "./desk.ts";
import { InputAt, NumberAt, PairAt, SelectAt } from "./fields.tsx";
import { totalsOf } from "./totals.ts";
import { LIMIT_TYPED, WARNINGS_TYPED } from "./typed.ts";

const CLOCKS = ["sitting", "candidate"] as const;

/** Title, times and points of the exam. */
export function GeneralPanel() {
  const desk = useDesk();
  const words = () => office().blueprints.general;
  const sum = () => String(totalsOf(desk.draft()).all);
  return (
    <div class="stack">
      <fieldset class="blueprints-group">
        <legend>{words().facts}</legend>
        <div class="blueprints-fields wide">
          <PairAt path={["title"]} label={office().blueprints.fields.title ?? ""} />
          <TextField label={office().blueprints.fields.id ?? ""} hint={words().idHint} value={desk.detail().id} readonly />
        </div>
      </fieldset>
      <fieldset class="blueprints-group">
        <legend>{words().result}</legend>
        <div class="blueprints-fields">
          <NumberAt path={["totalPoints"]} hint={words().sumNow(sum())} />
          <NumberAt path={["passPoints"]} />
        </div>
      </fieldset>
      <fieldset class="blueprints-group">
        <legend>{words().times}</legend>
        <div class="blueprints-fields">
          <NumberAt path={["durationMinutes"]} />
          <SelectAt path={["clock"]} values={CLOCKS} />
          <InputAt path={["warningMinutes"]} typed={WARNINGS_TYPED} isFigure={false} hint={words().warningHint} />
          <NumberAt path={["lateEntryMinutes"]} typed={LIMIT_TYPED} hint={words().lateHint} />
          <NumberAt path={["earliestHandInMinutes"]} />
          <NumberAt path={["graceSeconds"]} />
        </div>
      </fieldset>
    </div>
  );
}
