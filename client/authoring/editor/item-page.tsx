import { useNavigate, useSearchParams } from "@solidjs/router";
import { Show } from "solid-js";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { bankApi, itemType } from "#contract/bank.ts";
import { itemHref } from "../list/item-table.tsx";
import { emptyDraft } from "./item-draft.ts";
import { ItemWorkplace } from "./item-workplace.tsx";

/** One item; each id gets a desk of its own. */
export function ItemPage(props: PageProps) {
  return (
    <Show when={props.params.id} keyed>
      {(id) => <KnownItem id={id} />}
    </Show>
  );
}

function KnownItem(props: { id: string }) {
  const query = createQuery(
    () => props.id,
    (id, signal) => call(bankApi.showItem, { params: { id }, signal }),
  );
  return <Loaded query={query}>{(detail) => <ItemWorkplace first={{ detail: detail() }} />}</Loaded>;
}

/** A new item; once saved it has an address of its own. */
export function NewItemPage() {
  const session = useStaffSession();
  const navigate = useNavigate();
  const [address] = useSearchParams<{ type: string }>();
  const type = itemType.safeParse(address.type).data ?? "single";
  return (
    <Show when={session.has("writer")}>
      <ItemWorkplace first={{ draft: emptyDraft(type) }} onCreated={(id) => navigate(itemHref(id), { replace: true })} />
    </Show>
  );
}
