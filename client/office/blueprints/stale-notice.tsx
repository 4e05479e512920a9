import { Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { compareHref } from "./blueprint-links.ts";
import { useDesk } from "./desk.ts";

/** Somebody saved meanwhile: who, and what to do about it. Nothing typed is lost. */
export function StaleNotice() {
  const desk = useDesk();
  const words = () => office().blueprints.stale;
  const who = (name: string | null | undefined) => name ?? words().someone;
  return (
    <Show when={desk.conflict()}>
      {(theirs) => (
        <Notice tone="attention" title={words().title(who(theirs().versions[0]?.savedBy), theirs().version)}>
          <p>{words().when(formatDateTime(theirs().versions[0]?.savedAt ?? 0), theirs().versions[0]?.note ?? "")}</p>
          <p>{words().text}</p>
          <div class="row blueprints-stale">
            <a
              class="button quiet"
              target="_blank"
              href={compareHref(
                { id: desk.detail().id, version: desk.detail().version },
                { id: desk.detail().id, version: theirs().version },
              )}
              rel="noopener"
            >
              {words().seeTheirs}
            </a>
            <Button onClick={() => desk.keepMine()}>{words().keep}</Button>
            <Button onClick={() => desk.reset(theirs())}>{words().reload}</Button>
          </div>
        </Notice>
      )}
    </Show>
  );
}
