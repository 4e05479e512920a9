import { useMatch } from "@solidjs/router";
import { type Component, createMemo } from "solid-js";
import { Dynamic } from "solid-js/web";
import { common } from "#client/i18n/common.ts";
import { EmptyState } from "./page-header.tsx";

/** What a page is told of the address: `:name` parts of its path. Filters are read with `useSearchParams`. */
export interface PageProps {
  params: { readonly [name: string]: string | undefined };
}

export interface Page {
  /** Below the front's base, for instance `items/:id`; an empty text is the base itself. */
  readonly path: string;
  readonly component: Component<PageProps>;
}

/** The pages of one front; the first path that fits is drawn, and stays drawn while only its parameters change. */
export function Pages(props: { base: string; pages: readonly Page[] }) {
  const matches = props.pages.map((page) => ({
    page,
    match: useMatch(() => (page.path === "" ? props.base : `${props.base}/${page.path}`)),
  }));
  const found = createMemo(() => matches.find((entry) => entry.match() !== undefined));
  const component = createMemo(() => found()?.page.component ?? NoSuchPage);
  return <Dynamic component={component()} params={found()?.match()?.params ?? {}} />;
}

function NoSuchPage() {
  return <EmptyState title={common().notFoundTitle}>{common().notFoundText}</EmptyState>;
}
