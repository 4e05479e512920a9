import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, Match, Show, Switch } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { LeaveGuard } from "#client/ui/leave-guard.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { Tabs } from "#client/ui/tabs.tsx";
import type { BlueprintDetail } from "#contract/blueprints.ts";
import { CandidatesPanel } from "./candidates-panel.tsx";
import { createDesk, type Desk, DeskProvider, type DeskStart } from "./desk.ts";
import { EssaysPanel } from "./essays-panel.tsx";
import { GeneralPanel } from "./general-panel.tsx";
import { LimitsPanel } from "./limits-panel.tsx";
import { PartsPanel } from "./parts-panel.tsx";
import { SECTIONS, type Section, sectionOf } from "./problem-places.ts";
import { SaveBar } from "./save-bar.tsx";
import { ShapePanel } from "./shape-panel.tsx";
import { SidePanel } from "./side-panel.tsx";
import { StaleNotice } from "./stale-notice.tsx";
import { TablePanel } from "./table-panel.tsx";

const FIRST_SECTION: Section = "table";
/** Another version in the same address is another text; another section is not. */
const TEXT_KEYS = ["version", "from"];

/** Sections of a blueprint on the left; what the server says of it, and saving, on the right. */
export function Editor(props: { start: DeskStart; restored: number | undefined; onDetail: (detail: BlueprintDetail) => void }) {
  const [params, setParams] = useSearchParams<{ section: string }>();
  const [section, setSection] = createSignal<Section>(SECTIONS.find((name) => name === params.section) ?? FIRST_SECTION);
  const show = (next: Section) => {
    setSection(next);
    setParams({ section: next }, { replace: true });
  };
  const desk = createDesk(props.start, { section: { shown: section, show } });
  createEffect(() => props.onDetail(desk.detail()));
  const isRestored = () => props.restored !== undefined && desk.detail() === props.start.detail;
  return (
    <DeskProvider value={desk}>
      <LeaveGuard isDirty={desk.isDirty()} textKeys={TEXT_KEYS} />
      <StaleNotice />
      <Show when={isRestored()}>
        <Notice tone="information">{office().blueprints.editor.restored(props.restored ?? 0)}</Notice>
      </Show>
      <div class="blueprints-desk" classList={{ alone: !props.start.isChecked }}>
        <Sections desk={desk} />
        <Show when={props.start.isChecked}>
          <aside class="panel blueprints-aside">
            <Show when={!desk.isReadOnly}>
              <SaveBar />
            </Show>
            <SidePanel />
          </aside>
        </Show>
      </div>
    </DeskProvider>
  );
}

function Sections(props: { desk: Desk }) {
  const words = () => office().blueprints.editor;
  const tabs = () =>
    SECTIONS.map((id) => {
      const count = props.desk.problems().filter(({ path }) => sectionOf(path) === id).length;
      const name = words().sections[id];
      return { id, label: count > 0 ? words().withProblems(name, count) : name };
    });
  return (
    <div class="blueprints-sections">
      <Tabs label={words().label} tabs={tabs()} active={props.desk.section()} onSelect={props.desk.showSection}>
        <Switch>
          <Match when={props.desk.section() === "general"}>
            <GeneralPanel />
          </Match>
          <Match when={props.desk.section() === "table"}>
            <TablePanel />
          </Match>
          <Match when={props.desk.section() === "parts"}>
            <PartsPanel />
          </Match>
          <Match when={props.desk.section() === "shape"}>
            <ShapePanel />
          </Match>
          <Match when={props.desk.section() === "essays"}>
            <EssaysPanel />
          </Match>
          <Match when={props.desk.section() === "limits"}>
            <LimitsPanel />
          </Match>
          <Match when={props.desk.section() === "candidates"}>
            <CandidatesPanel />
          </Match>
        </Switch>
      </Tabs>
    </div>
  );
}
