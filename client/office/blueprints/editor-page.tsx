import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { type BlueprintDetail, blueprintsApi, type WrittenBlueprint } from "#contract/blueprints.ts";
import { blueprintHref } from "../papers/paper-links.ts";
import { LinkButton } from "../shared/link-button.tsx";
import { BlueprintFrame } from "./blueprint-frame.tsx";
import { restoreHref } from "./blueprint-links.ts";
import { Editor } from "./editor.tsx";

interface Opened {
  readonly detail: BlueprintDetail;
  readonly content: WrittenBlueprint;
  /** The version on the screen where it is not the one in use. */
  readonly older: number | undefined;
  readonly use: "edit" | "view" | "restore";
}

type Query = { version: string; from: string };

/** One blueprint: in work, or an older version of it to read (`?version=3`) or to start from (`?from=3`). */
export function EditorPage(props: PageProps) {
  const [params] = useSearchParams<Query>();
  const asked = createMemo(() => JSON.stringify([props.params.id ?? "", numberIn(params.version), numberIn(params.from)]));
  const opened = createQuery(asked, open);
  return (
    <Loaded query={opened}>
      {(answer) => (
        <Show when={answer()} keyed>
          {(found) => <Page {...found} />}
        </Show>
      )}
    </Loaded>
  );
}

function Page(props: Opened) {
  const session = useStaffSession();
  const words = () => office().blueprints.editor;
  const isOffice = () => session.has("office");
  /** What is saved: newer than what was opened once somebody saves here. */
  const [saved, setSaved] = createSignal(props.detail);
  const shown = () => (props.use === "view" ? props.older : undefined);
  return (
    <BlueprintFrame blueprint={saved()} lead={<SavedLine detail={saved()} shown={shown()} />}>
      <div class="stack">
        <Show when={!isOffice()}>
          <Notice tone="information">{words().readOnly}</Notice>
        </Show>
        <Show when={shown()}>
          {(version) => (
            <Notice tone="information">
              <div class="row">
                {words().oldVersion(version(), props.detail.version)}
                <Show when={isOffice()}>
                  <LinkButton href={restoreHref({ id: props.detail.id, version: version() })} size="small">
                    {words().restore}
                  </LinkButton>
                </Show>
                <LinkButton href={blueprintHref(props.detail.id)} size="small">
                  {words().toNewest}
                </LinkButton>
              </div>
            </Notice>
          )}
        </Show>
        <Editor
          start={{
            detail: props.detail,
            content: props.content,
            isReadOnly: !isOffice() || props.use === "view",
            isChecked: isOffice(),
          }}
          restored={props.use === "restore" ? props.older : undefined}
          onDetail={setSaved}
        />
      </div>
    </BlueprintFrame>
  );
}

/** Who saved what is on the screen, and when. */
function SavedLine(props: { detail: BlueprintDetail; shown: number | undefined }) {
  const words = () => office().blueprints;
  const version = () => props.shown ?? props.detail.version;
  const saved = () => props.detail.versions.find((entry) => entry.version === version());
  const line = () => {
    const { savedAt, savedBy, note } = saved() ?? { savedAt: null, savedBy: null, note: "" };
    if (savedAt === null) return [words().versions.delivered];
    return [savedBy ?? "", formatDateTime(savedAt), note];
  };
  return [words().list.versionOf(version()), ...line()].filter((text) => text !== "").join(" · ");
}

async function open(asked: string): Promise<Opened> {
  const [id, version, from] = JSON.parse(asked) as [string, number | null, number | null];
  const detail = await call(blueprintsApi.showBlueprint, { params: { id } });
  const wanted = from ?? version;
  if (wanted === null || wanted === detail.version) return { detail, content: detail.content, older: undefined, use: "edit" };
  const { content } = await call(blueprintsApi.showBlueprintVersion, { params: { id, version: wanted } });
  return { detail, content, older: wanted, use: from === null ? "view" : "restore" };
}

function numberIn(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : null;
}
