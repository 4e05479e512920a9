import { office } from "#client/i18n/office.ts";
import { listAt } from "./blueprint-draft.ts";
import { useDesk } from "./desk.ts";
import { AreaAt, InputAt } from "./fields.tsx";
import { LINES_TYPED } from "./typed.ts";

/** What candidates read and accept before they begin. */
export function CandidatesPanel() {
  const desk = useDesk();
  const words = () => office().blueprints.candidates;
  const count = (language: "zh" | "en") => listAt(desk.draft(), ["rules", language]).length;
  return (
    <div class="stack">
      <p class="soft">{words().lead}</p>
      <div class="blueprints-fields">
        <InputAt path={["rules", "version"]} label={words().version} hint={words().versionHint} />
      </div>
      <AreaAt path={["rules", "zh"]} typed={LINES_TYPED} label={words().zh} rows={14} />
      <AreaAt path={["rules", "en"]} typed={LINES_TYPED} label={words().en} rows={14} />
      <p class="soft">{words().count(count("zh"), count("en"))}</p>
    </div>
  );
}
