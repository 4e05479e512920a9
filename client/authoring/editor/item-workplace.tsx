import { useSearchParams } from "@solidjs/router";
import { createSignal, onCleanup, onMount, Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { belongsToInputMethod } from "#client/items/composition.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { LeaveGuard } from "#client/ui/leave-guard.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { ItemDetail } from "#contract/bank.ts";
import { createMediaQuery } from "../media.ts";
import { CommentPane } from "../review/comment-pane.tsx";
import { createCommentDesk, type Place } from "../review/comments.ts";
import { ReadingPane } from "../review/reading-pane.tsx";
import { commentCalls } from "../review/review-calls.ts";
import { readableItem } from "../versions/readable-item.ts";
import { Watermark } from "../watermark.tsx";
import { ConflictNotice, SaveProblem } from "./conflict-notice.tsx";
import { itemCalls, lintAt } from "./item-calls.ts";
import { createItemDesk } from "./item-desk.ts";
import type { ItemDraft } from "./item-draft.ts";
import { ItemForm } from "./item-form.tsx";
import { ItemHeader } from "./item-header.tsx";
import { createKeeping, type FoundCopy } from "./keeping.ts";
import { KeepingNotices } from "./keeping-notices.tsx";
import { createLiveLint } from "./live-lint.ts";
import { SaveBar } from "./save-bar.tsx";
import { type Side, SideTabs } from "./side-tabs.tsx";
import { whyNot } from "./why-not.ts";

interface Props {
  first: { detail: ItemDetail } | { draft: ItemDraft };
  /** Work on new items that was never saved. */
  newCopies?: readonly FoundCopy[];
  onCreated?: (id: string) => void;
}

/** The editor of one item on the left; what candidates see, the comments, the versions and the use on the right. */
export function ItemWorkplace(props: Props) {
  const session = useStaffSession();
  const desk = createItemDesk(itemCalls, props.first);
  const isWriter = session.has("writer");
  const refusal = () => desk.detail()?.actions.find(({ action }) => action === "edit")?.refused ?? null;
  const canWrite = () => isWriter && refusal() === null;
  const keeping = createKeeping(desk, { canWrite: isWriter, newCopies: props.newCopies ?? [] });
  // A new item is judged once it asks something; before that everything is missing, and its writer knows.
  const lint = createLiveLint(lintAt("write"), () =>
    desk.detail() || desk.draft.stem.trim() !== "" ? { ...readableItem(desk.draft) } : undefined,
  );
  const comments = createCommentDesk(commentCalls, {
    itemId: () => (session.has("writer", "reviewer", "office") ? desk.detail()?.item.id : undefined),
    version: () => desk.detail()?.version ?? 1,
  });
  const [place, setPlace] = createSignal<Place>();
  const [chosen, setChosen] = createSignal<string>();
  const isNarrow = createMediaQuery("(max-width: 1180px)");
  const [address, setAddress] = useSearchParams<{ side: string; from: string; to: string }>();
  const [said, setSaid] = createSignal<string>();
  let form: HTMLDivElement | undefined;
  let notices: HTMLDivElement | undefined;

  const openSide = (side: Side, compared: { from?: string; to?: string } = {}) =>
    setAddress({ side: side === (isNarrow() ? "edit" : "preview") ? null : side, ...compared }, { replace: true, scroll: false });
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
      if (canWrite() && !keeping.isClosed()) void save();
    };
    document.addEventListener("keydown", onKey);
    onCleanup(() => document.removeEventListener("keydown", onKey));
  });

  const reading = () => (
    <Show when={desk.detail()}>
      {(detail) => (
        <div class="stack">
          <ReadingPane
            item={detail().item}
            namedBy={detail().namedBy}
            threads={comments.open()}
            chosen={chosen()}
            place={place()}
            onPlace={(found) => {
              setPlace(found);
              openSide("comments");
            }}
          />
          <p class="soft small-text">{isWriter ? whyNot("edit", refusal() ?? "") : authoring().readOnly}</p>
        </div>
      )}
    </Show>
  );

  const editor = () => (
    <div class="authoring-editor">
      <Show when={canWrite()} fallback={reading()}>
        <div
          inert={keeping.isClosed()}
          classList={{ "authoring-closed": keeping.isClosed() }}
          ref={(made) => {
            form = made;
          }}
        >
          <Show when={`${desk.revision()} ${desk.draft.type}`} keyed>
            <ItemForm desk={desk} lint={lint} />
          </Show>
        </div>
        <SaveBar
          desk={desk}
          copy={keeping.copy}
          isClosed={keeping.isClosed()}
          onSave={() => void save()}
          onShowFirst={showFirst}
        />
      </Show>
    </div>
  );

  return (
    <div class="authoring-item">
      <LeaveGuard isDirty={keeping.copy.isAtRisk()} />
      <ItemHeader desk={desk} onSaid={setSaid} />
      <div
        class="stack tight authoring-notices"
        ref={(made) => {
          notices = made;
        }}
      >
        <KeepingNotices desk={desk} keeping={keeping} />
        <SaveProblem desk={desk} />
        <ConflictNotice desk={desk} onCompare={compareTheirs} onKeep={() => void save()} />
        <Show when={said()}>{(sentence) => <Notice tone="ok">{sentence()}</Notice>}</Show>
      </div>
      <div class="authoring-columns">
        <Show when={!isNarrow()}>{editor()}</Show>
        <SideTabs
          desk={desk}
          lint={lint}
          canWrite={canWrite()}
          side={address.side}
          onSide={openSide}
          onSaid={setSaid}
          openComments={comments.open().length}
          comments={() => (
            <CommentPane
              comments={comments}
              version={desk.detail()?.version ?? 1}
              place={place()}
              onPlace={setPlace}
              chosen={chosen()}
              onChoose={setChosen}
              canSelect={!canWrite()}
            />
          )}
          editor={isNarrow() ? editor : undefined}
        />
      </div>
      <Show when={desk.detail()?.isLive}>
        <Watermark />
      </Show>
    </div>
  );
}
