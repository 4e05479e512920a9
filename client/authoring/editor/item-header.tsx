import { A } from "@solidjs/router";
import ArrowLeft from "lucide-solid/icons/arrow-left";
import { Show } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import { Icon } from "#client/ui/icon.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { reviewHref } from "../item-links.ts";
import { StatePath } from "../state-path.tsx";
import { ItemActs } from "./item-acts.tsx";
import type { ItemDesk } from "./item-desk.ts";

/** Where one is, where the item stands, and what may be done with it. */
export function ItemHeader(props: { desk: ItemDesk; onSaid: (sentence: string | undefined) => void }) {
  return (
    <>
      <div class="authoring-ways">
        <A href="/staff/bank" class="authoring-back">
          <Icon of={ArrowLeft} size={16} />
          {authoring().backToBank}
        </A>
        <Show when={props.desk.detail()}>{(detail) => <A href={reviewHref(detail().item.id)}>{workbench().acts.review}</A>}</Show>
      </div>
      <PageHeader
        title={props.desk.detail()?.item.id ?? authoring().newTitle}
        lead={<Standing desk={props.desk} />}
        actions={<ItemActs desk={props.desk} onSaid={props.onSaid} />}
      />
    </>
  );
}

/** Type, state and version in one line under the title. */
export function Standing(props: { desk: ItemDesk }) {
  return (
    <span class="row">
      <span>{common().itemTypes[props.desk.draft.type]}</span>
      <Show when={props.desk.detail()}>
        {(detail) => (
          <>
            <StatePath state={detail().state} />
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
