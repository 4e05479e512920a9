import { A, useSearchParams } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { common } from "#client/i18n/common.ts";
import { belongsToInputMethod } from "#client/items/composition.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { Icon } from "#client/ui/icon.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { ItemDetail } from "#contract/bank.ts";
import { StateBadge } from "../state-badge.tsx";
import { ConflictNotice, SaveProblem } from "./conflict-notice.tsx";
import { ItemActs } from "./item-acts.tsx";
import { itemCalls } from "./item-calls.ts";
import { createItemDesk, type ItemDesk } from "./item-desk.ts";
import type { ItemDraft } from "./item-draft.ts";
import { ItemForm } from "./item-form.tsx";
import { ItemReading } from "./item-reading.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { SaveBar } from "./save-bar.tsx";
import { type Side, SideTabs } from "./side-tabs.tsx";

/** The editor of one item on the left; what candidates see, the versions and the use on the right. */
export function ItemWorkplace(props: { first: { detail: ItemDetail } | { draft: ItemDraft }; onCreated?: (id: string) => void }) {
  const session = useStaffSession();
  const desk = createItemDesk(itemCalls, props.first);
  const canWrite = session.has("writer");
  const isNarrow = createMediaQuery("(max-width: 1180px)");
  const [address, setAddress] = useSearchParams<{ side: string; from: string; to: string }>();
  const [said, setSaid] = createSignal<string>();
  let form: HTMLDivElement | undefined;
  let notices: HTMLDivElement | undefined;

  const openSide = (side: Side, compared: { from?: string; to?: string } = {}) =>
    setAddress({ side: side === "preview" ? null : side, ...compared }, { replace: true, scroll: false });
  const compareTheirs = () => openSide("versions", { from: String(desk.conflict()?.version ?? ""), to: "page" });
  const showFirst = () => {
    const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"], .authoring-error');
    wrong?.focus();
    wrong?.scrollIntoView({ block: "center" });
  };

  async function save(): Promise<void> {
    setSaid(undefined);
    const isNew = desk.detail() === undefined;
    const saved = await desk.save.run();
    if (desk.problems().size > 0) showFirst();
    if (saved && isNew) props.onCreated?.(saved.item.id);
    if (desk.conflict()) compareTheirs();
    if (desk.conflict() || desk.save.problem()) notices?.scrollIntoView({ block: "center" });
  }

  onMount(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || belongsToInputMethod(event)) return;
      event.preventDefault();
      if (canWrite) void save();
    };
    document.addEventListener("keydown", onKey);
    onCleanup(() => document.removeEventListener("keydown", onKey));
  });

  const editor = () => (
    <div class="authoring-editor">
      <Show when={canWrite} fallback={<Reading desk={desk} />}>
        <div
          ref={(made) => {
            form = made;
          }}
        >
          <Show when={`${desk.revision()} ${desk.draft.type}`} keyed>
            <ItemForm desk={desk} />
          </Show>
        </div>
        <SaveBar desk={desk} onSave={() => void save()} onShowFirst={showFirst} />
      </Show>
    </div>
  );

  return (
    <div class="authoring-item">
      <LeaveGuard isDirty={canWrite && desk.isDirty()} />
      <A href="/staff/bank" class="authoring-back">
        <Icon of={ArrowLeft} size={16} />
        {authoring().backToBank}
      </A>
      <PageHeader
        title={desk.detail()?.item.id ?? authoring().newTitle}
        lead={<Standing desk={desk} />}
        actions={<ItemActs desk={desk} onSaid={setSaid} />}
      />
      <div
        class="stack tight authoring-notices"
        ref={(made) => {
          notices = made;
        }}
      >
        <SaveProblem desk={desk} />
        <ConflictNotice desk={desk} onCompare={compareTheirs} onKeep={() => void save()} />
        <Show when={said()}>{(sentence) => <Notice tone="ok">{sentence()}</Notice>}</Show>
      </div>
      <div class="authoring-columns">
        <Show when={!isNarrow()}>{editor()}</Show>
        <SideTabs
          desk={desk}
          canWrite={canWrite}
          side={address.side}
          onSide={openSide}
          onTakenOver={(version) => setSaid(authoring().takenOver(version))}
          editor={isNarrow() ? editor : undefined}
        />
      </div>
    </div>
  );
}

function Reading(props: { desk: ItemDesk }) {
  return (
    <Show when={props.desk.detail()}>
      {(detail) => (
        <div class="stack">
          <ItemReading item={detail().item} />
          <p class="soft small-text">{authoring().readOnly}</p>
        </div>
      )}
    </Show>
  );
}

/** Type, state and version in one line under the title. */
function Standing(props: { desk: ItemDesk }) {
  return (
    <span class="row">
      <span>{common().itemTypes[props.desk.draft.type]}</span>
      <Show when={props.desk.detail()}>
        {(detail) => (
          <>
            <StateBadge state={detail().state} />
            <span>{authoring().version(detail().version)}</span>
            <Show when={detail().approvedVersion !== null && detail().approvedVersion !== detail().version}>
              <span>{authoring().approvedVersion(detail().approvedVersion ?? 0)}</span>
            </Show>
          </>
        )}
      </Show>
    </span>
  );
}

/** Whether a media query holds, as it changes. */
function createMediaQuery(query: string): () => boolean {
  const list = window.matchMedia(query);
  const [holds, setHolds] = createSignal(list.matches);
  const onChange = () => setHolds(list.matches);
  list.addEventListener("change", onChange);
  onCleanup(() => list.removeEventListener("change", onChange));
  return holds;
}
