import CircleCheck from "lucide-solid/icons/circle-check";
import Info from "lucide-solid/icons/info";
import OctagonAlert from "lucide-solid/icons/octagon-alert";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { type JSX, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import type { ApiProblem } from "#client/sync/api-problem.ts";
import { Icon } from "./icon.tsx";

export type Tone = "information" | "ok" | "attention" | "danger";
const ICONS = { information: Info, ok: CircleCheck, attention: TriangleAlert, danger: OctagonAlert };

/** A framed message. `danger` and `attention` are announced. */
export function Notice(props: { tone: Tone; title?: string; children?: JSX.Element }) {
  return (
    <div class={`notice ${props.tone}`} role={props.tone === "danger" ? "alert" : "status"}>
      <Icon of={ICONS[props.tone]} />
      <div class="body">
        <Show when={props.title}>
          <div class="title">{props.title}</div>
        </Show>
        {props.children}
      </div>
    </div>
  );
}

/** What went wrong with a call, in the person's language; nothing while there is no problem. */
export function ProblemNotice(props: { problem: ApiProblem | undefined; children?: JSX.Element }) {
  return (
    <Show when={props.problem}>
      {(problem) => (
        <Notice tone={problem().code === "offline" || problem().code === "busy" ? "attention" : "danger"}>
          <p>{common().problems[problem().code] ?? common().problems.fault}</p>
          <Show when={problem().code === "fault" && problem().instance}>
            {(instance) => <p class="soft small-text">{common().support(instance())}</p>}
          </Show>
          {props.children}
        </Notice>
      )}
    </Show>
  );
}
