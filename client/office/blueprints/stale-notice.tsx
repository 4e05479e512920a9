import { onMount, Show } from "solid-js";
import { formatDateTime } from "#client/i18n/format.ts";
import { office } from "#client/i18n/office.ts";
import { Button } from "#client/ui/button.tsx";
import { Notice } from "#client/ui/notice.tsx";
import type { BlueprintDetail } from "#contract/blueprints.ts";
import { compareHref } from "./blueprint-links.ts";
import { useDesk } from "./desk.ts";

/** Somebody saved meanwhile: who, and what to do about it. Nothing typed is lost. */
export function StaleNotice() {
  const desk = useDesk();
  return <Show when={desk.conflict()}>{(theirs) => <Conflict theirs={theirs()} />}</Show>;
}

function Conflict(props: { theirs: BlueprintDetail }) {
  const desk = useDesk();
  const words = () => office().blueprints.stale;
  const who = (name: string | null | undefined) => name ?? words().someone;
  let place: HTMLDivElement | undefined;
  /** It stands at the top of the page, where whoever saved further down does not see it. */
  onMount(() =>
    requestAnimationFrame(() => {
      place?.scrollIntoView({ block: "center" });
      place?.focus({ preventScroll: true });
    }),
  );
  return (
    <div
      tabindex={-1}
      ref={(made) => {
        place = made;
      }}
    >
      <Notice tone="attention" title={words().title(who(props.theirs.versions[0]?.savedBy), props.theirs.version)}>
        <p>{words().when(formatDateTime(props.theirs.versions[0]?.savedAt ?? 0), props.theirs.versions[0]?.note ?? "")}</p>
        <p>{words().text}</p>
        <div class="row blueprints-stale">
          <a
            class="button quiet"
            target="_blank"
            href={compareHref(
              { id: desk.detail().id, version: desk.detail().version },
              { id: desk.detail().id, version: props.theirs.version },
            )}
            rel="noopener"
          >
            {words().seeTheirs}
          </a>
          <Button onClick={() => desk.keepMine()}>{words().keep}</Button>
          <Button onClick={() => desk.reset(props.theirs)}>{words().reload}</Button>
        </div>
      </Notice>
    </div>
  );
}
