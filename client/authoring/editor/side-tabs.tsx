import { type JSX, Match, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { type Tab, Tabs } from "#client/ui/tabs.tsx";
import { UsagePane, VersionPane } from "../versions/version-pane.tsx";
import type { ItemDesk } from "./item-desk.ts";
import { ItemPreview } from "./item-preview.tsx";

export type Side = "edit" | "preview" | "versions" | "usage";

/** The right side. On a narrow screen the editor is one of the tabs, the first. */
export function SideTabs(props: {
  desk: ItemDesk;
  canWrite: boolean;
  side: string | undefined;
  onSide: (side: Side) => void;
  onTakenOver: (version: number) => void;
  editor: (() => JSX.Element) | undefined;
}) {
  const tabs = (): Tab<Side>[] => {
    const detail = props.desk.detail();
    return [
      ...(props.editor ? [{ id: "edit" as const, label: authoring().edit }] : []),
      { id: "preview", label: authoring().preview },
      ...(detail
        ? [
            { id: "versions" as const, label: authoring().versionCount(detail.version) },
            { id: "usage" as const, label: authoring().usageCount(detail.usedIn.length) },
          ]
        : []),
    ];
  };
  const active = (): Side => {
    const wanted = tabs().find(({ id }) => id === props.side)?.id;
    return wanted ?? (props.editor ? "edit" : "preview");
  };
  return (
    <div class="authoring-side">
      <Tabs label={authoring().sides} tabs={tabs()} active={active()} onSelect={props.onSide}>
        <Switch fallback={<ItemPreview draft={props.desk.draft} />}>
          <Match when={active() === "edit" && props.editor}>{(editor) => editor()()}</Match>
          <Match when={active() === "versions"}>
            <VersionPane desk={props.desk} canWrite={props.canWrite} onTakenOver={props.onTakenOver} />
          </Match>
          <Match when={active() === "usage"}>
            <UsagePane usedIn={props.desk.detail()?.usedIn ?? []} />
          </Match>
        </Switch>
      </Tabs>
    </div>
  );
}
