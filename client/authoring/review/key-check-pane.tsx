import CircleCheck from "lucide-solid/icons/circle-check";
import CircleX from "lucide-solid/icons/circle-x";
import { For, Show } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { Badge } from "#client/ui/badge.tsx";
import type { ItemDetail, KeyCheck } from "#contract/bank.ts";

/** Who answered blind, with what outcome, and how a mismatch was settled. */
export function KeyCheckPane(props: { detail: ItemDetail }) {
  const words = () => workbench().keyChecks;
  const checks = () => [...props.detail.keyChecks].sort((a, b) => b.at - a.at);
  return (
    <div class="stack tight">
      <p class="soft small-text">{words().lead}</p>
      <ul class="authoring-versions">
        <For each={checks()} fallback={<li class="soft">{words().none}</li>}>
          {(check) => <CheckLine check={check} version={props.detail.version} />}
        </For>
      </ul>
    </div>
  );
}

function CheckLine(props: { check: KeyCheck; version: number }) {
  const words = () => workbench().keyChecks;
  return (
    <li class="authoring-version">
      <div class="row">
        <Badge tone={props.check.agrees ? "ok" : "danger"} icon={props.check.agrees ? CircleCheck : CircleX}>
          {props.check.agrees ? words().agrees : words().differs}
        </Badge>
        <strong>{words().answered(props.check.answer.join(""))}</strong>
        <span class="soft figures">
          {props.check.by} {formatDateTime(props.check.at)}
        </span>
        <Show when={props.check.version < props.version}>
          <span class="soft">{words().olderVersion(props.check.version)}</span>
        </Show>
      </div>
      <Show when={props.check.remark}>
        <p>{props.check.remark}</p>
      </Show>
      <Show when={!props.check.agrees}>
        <p class="small-text">
          <Show when={props.check.settledBy} fallback={<strong>{words().unsettled}</strong>}>
            {(who) => (
              <>
                <strong>{words().settled(who())}</strong> {props.check.settlement}
              </>
            )}
          </Show>
        </p>
      </Show>
    </li>
  );
}
