import { A } from "@solidjs/router";
import { For, type JSX } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { PageHeader } from "#client/ui/page-header.tsx";
import { blueprintHref, blueprintsHref, capacityHref, versionsHref } from "../papers/paper-links.ts";

/** The head of every page about one blueprint: where it belongs, what it is called, its other pages. */
export function BlueprintFrame(props: {
  blueprint: { readonly id: string; readonly title: { readonly zh: string; readonly en: string } };
  lead: JSX.Element;
  children: JSX.Element;
}) {
  const session = useStaffSession();
  const words = () => office().blueprints;
  const pages = () => {
    const { id } = props.blueprint;
    return [
      { href: blueprintHref(id), name: session.has("office") ? words().tabs.editor : words().tabs.view, isEnd: true },
      { href: versionsHref(id), name: words().tabs.versions, isEnd: false },
      { href: `${blueprintHref(id)}/compare`, name: words().tabs.compare, isEnd: false },
      { href: capacityHref(id), name: words().tabs.capacity, isEnd: false },
    ];
  };
  return (
    <>
      <A class="office-crumb" href={blueprintsHref}>
        {words().back}
      </A>
      <div class="blueprints-head">
        <PageHeader title={inLanguage(props.blueprint.title)} lead={props.lead} />
        <nav class="office-tabs" aria-label={words().tabs.label}>
          <For each={pages()}>
            {(page) => (
              <A href={page.href} class="tab" end={page.isEnd}>
                {page.name}
              </A>
            )}
          </For>
        </nav>
      </div>
      {props.children}
    </>
  );
}
