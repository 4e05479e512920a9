import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import OctagonAlert from "lucide-solid/icons/octagon-alert";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { createSignal, For, Show, untrack } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Button } from "#client/ui/button.tsx";
import { TextArea } from "#client/ui/field.tsx";
import { Icon } from "#client/ui/icon.tsx";
import type { ItemDesk } from "./item-desk.ts";
import type { Finding } from "./live-lint.ts";

const LOOKS = {
  E: { icon: OctagonAlert, tone: "danger" },
  W: { icon: TriangleAlert, tone: "attention" },
  I: { icon: Info, tone: "information" },
} as const;
const LONGEST_REASON = 500;

/** What the lint says of one field: gravity by shape and word, the reason, the advice, and room for a reason of one's own. */
export function FindingList(props: { findings: readonly Finding[]; desk: ItemDesk | undefined }) {
  return (
    <Show when={props.findings.length > 0}>
      <ul class="authoring-findings">
        <For each={props.findings}>{(finding) => <FindingLine finding={finding} desk={props.desk} />}</For>
      </ul>
    </Show>
  );
}

function FindingLine(props: { finding: Finding; desk: ItemDesk | undefined }) {
  const [isOpen, setOpen] = createSignal(false);
  const look = () => (props.finding.isJustified ? { icon: CircleCheck, tone: "ok" } : LOOKS[props.finding.severity]);
  const words = () => workbench().lint;
  const canJustify = () => props.desk !== undefined && props.finding.severity === "W";
  return (
    <li class={`authoring-finding ${look().tone}`}>
      <Icon of={look().icon} size={16} />
      <div>
        <strong>{props.finding.isJustified ? words().justified : words().severity[props.finding.severity]}</strong>{" "}
        <span>{inLanguage(props.finding.reason)}</span>{" "}
        <span class="soft">
          {words().advice}: {inLanguage(props.finding.advice)}
        </span>
        <Show when={canJustify() && !isOpen()}>
          <Button size="small" variant="plain" onClick={() => setOpen(true)}>
            {words().justify}
          </Button>
        </Show>
        <Show when={isOpen() ? props.desk : undefined}>
          {(desk) => <Justification desk={desk()} rule={props.finding.rule} />}
        </Show>
      </div>
    </li>
  );
}

function Justification(props: { desk: ItemDesk; rule: string }) {
  const start = untrack(() => props.desk.draft.justifications[props.rule] ?? "");
  return (
    <TextArea
      label={workbench().lint.reasonLabel}
      hint={workbench().lint.reasonHint}
      rows={2}
      maxlength={LONGEST_REASON}
      value={start}
      onInput={(text) => props.desk.change("justifications", props.rule, text)}
    />
  );
}
