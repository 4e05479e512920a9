import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { Show, untrack } from "solid-js";
import { authoring } from "#client/i18n/authoring.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { call } from "#client/sync/api-client.ts";
import { createQuery } from "#client/sync/create-query.ts";
import { Loaded } from "#client/ui/loaded.tsx";
import { EmptyState, PageHeader } from "#client/ui/page-header.tsx";
import type { PageProps } from "#client/ui/pages.tsx";
import { bankApi, itemType } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";
import { itemHref } from "../item-links.ts";
import { draftFromCopy } from "./draft-copy.ts";
import { emptyDraft } from "./item-draft.ts";
import { ItemWorkplace } from "./item-workplace.tsx";
import type { FoundCopy } from "./keeping.ts";

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
  return (
    <Show when={query.problem()?.code !== "not-found"} fallback={<NoSuchItem id={props.id} />}>
      <Loaded query={query}>{(detail) => <ItemWorkplace first={{ detail: detail() }} />}</Loaded>
    </Show>
  );
}

function NoSuchItem(props: { id: string }) {
  return (
    <>
      <PageHeader title={props.id} />
      <EmptyState
        title={authoring().noSuchItem}
        action={
          <A class="button primary" href="/staff/bank">
            {authoring().backToBank}
          </A>
        }
      >
        {authoring().noSuchItemText}
      </EmptyState>
    </>
  );
}

type KeptNew = ReplyOf<typeof bankApi.listWorkingCopies>["copies"][number];

function foundCopy({ itemId, content, savedAt }: KeptNew): FoundCopy[] {
  const draft = draftFromCopy(content);
  return draft ? [{ itemId, draft, baseVersion: 0, savedAt }] : [];
}

/** A new item; once saved it has an address of its own. */
export function NewItemPage() {
  const session = useStaffSession();
  const navigate = useNavigate();
  const [address] = useSearchParams<{ type: string }>();
  const type = itemType.safeParse(address.type).data ?? "single";
  // Without an answer one begins anew; what is kept is offered the next time.
  const copies = createQuery(
    () => session.has("writer"),
    () => call(bankApi.listWorkingCopies).catch(() => ({ copies: [] })),
  );
  return (
    <Show when={copies.data()}>
      {(kept) => (
        <ItemWorkplace
          first={{ draft: emptyDraft(type) }}
          newCopies={untrack(kept).copies.flatMap(foundCopy)}
          onCreated={(id) => navigate(itemHref(id), { replace: true })}
        />
      )}
    </Show>
  );
}
