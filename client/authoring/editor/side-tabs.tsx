import { type JSX, Match, Switch } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { type Tab, Tabs } from "#client/ui/tabs.tsx";
import { KeyCheckPane } from "../review/key-check-pane.tsx";
import { StatisticsPane } from "../review/statistics-pane.tsx";
import { UsagePane, VersionPane } from "../versions/version-pane.tsx";
import type { ItemDesk } from "./item-desk.ts";
import { ItemPreview } from "./item-preview.tsx";
import type { LiveLint } from "./live-lint.ts";

export type Side = "edit" | "preview" | "comments" | "versions" | "checks" | "usage";

/** The right side. On a narrow screen the editor is one of the tabs, the first. */
export function SideTabs(props: {
  desk: ItemDesk;
  lint: LiveLint;
  canWrite: boolean;
  side: string | undefined;
  onSide: (side: Side) => void;
  onSaid: (sentence: string) => void;
  openComments: number;
  comments: () => JSX.Element;
  editor: (() => JSX.Element) | undefined;
}) {
  const tabs = (): Tab<Side>[] => {
    const detail = props.desk.detail();
    return [
      ...(props.editor ? [{ id: "edit" as const, label: authoring().edit }] : []),
      { id: "preview", label: authoring().preview },
      ...(detail
        ? [
            { id: "comments" as const, label: workbench().comments.tab(props.openComments) },
            { id: "versions" as const, label: authoring().versionCount(detail.version) },
            ...(detail.item.type === "essay"
              ? []
              : [{ id: "checks" as const, label: workbench().keyChecks.tab(detail.keyChecks.length) }]),
            { id: "usage" as const, label: workbench().statistics.withUse },
          ]
        : []),
    ];
  };
  const active = (): Side => {
    const wanted = tabs().find(({ id }) => id === props.side)?.id;
    return wanted ?? (props.editor ? "edit" : "preview");
  };
  const known = (side: Side) => (active() === side ? props.desk.detail() : undefined);
  return (
    <div class="authoring-side">
      <Tabs label={authoring().sides} tabs={tabs()} active={active()} onSelect={props.onSide}>
        <Switch fallback={<ItemPreview draft={props.desk.draft} findings={props.lint.findings()} />}>
          <Match when={active() === "edit" && props.editor}>{(editor) => editor()()}</Match>
          <Match when={known("comments")}>{props.comments()}</Match>
          <Match when={known("versions")}>
            <VersionPane desk={props.desk} canWrite={props.canWrite} onSaid={props.onSaid} />
          </Match>
          <Match when={known("checks")}>{(detail) => <KeyCheckPane detail={detail()} />}</Match>
          <Match when={known("usage")}>
            {(detail) => (
              <div class="stack">
                <StatisticsPane itemId={detail().item.id} />
                <UsagePane usedIn={detail().usedIn} />
              </div>
            )}
          </Match>
        </Switch>
      </Tabs>
    </div>
  );
}
