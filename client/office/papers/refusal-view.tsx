import { For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Notice } from "#client/ui/notice.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import type { BlueprintSummary } from "#contract/papers.ts";
import type { ReadRefusal, ShortCell } from "./refusal.ts";
import { gap } from "./shortage.ts";

/** Why there are no papers: what is certain, what would help, what stands against what, which cells are short. */
export function RefusalView(props: { refusal: ReadRefusal; blueprint: BlueprintSummary | undefined }) {
  const words = () => office().papers.refusal;
  const lead = () =>
    ({ short: words().short, contradicting: words().contradicting, "not-found": words().notFound })[props.refusal.kind];
  return (
    <div class="stack">
      <Notice tone="danger" title={words().title}>
        <p>{lead()}</p>
        <p>{props.refusal.isProven ? words().proven : words().notProven}</p>
      </Notice>
      <Sentences title={words().waysOut} sentences={props.refusal.waysOut} isOrdered />
      <Sentences title={words().conflict} lead={words().conflictLead} sentences={props.refusal.conflict} />
      <Show when={props.refusal.cells.length > 0}>
        <section class="stack tight">
          <h2>{words().shortages}</h2>
          <Table caption={words().shortages} columns={columns(props.blueprint)} rows={props.refusal.cells} />
        </section>
      </Show>
      <Sentences title={words().reasons} sentences={props.refusal.others} />
    </div>
  );
}

function Sentences(props: {
  title: string;
  lead?: string;
  sentences: readonly { readonly zh: string; readonly en: string }[];
  isOrdered?: boolean;
}) {
  const entries = () => <For each={props.sentences}>{(sentence) => <li>{inLanguage(sentence)}</li>}</For>;
  return (
    <Show when={props.sentences.length > 0}>
      <section class="panel stack tight">
        <h2>{props.title}</h2>
        <Show when={props.lead}>
          <p class="soft">{props.lead}</p>
        </Show>
        <Show when={props.isOrdered} fallback={<ul class="office-list papers-sentences">{entries()}</ul>}>
          <ol class="office-list papers-sentences">{entries()}</ol>
        </Show>
      </section>
    </Show>
  );
}

function columns(blueprint: BlueprintSummary | undefined): Column<ShortCell>[] {
  const words = office().papers.refusal;
  const partName = (part: number) => {
    const title = blueprint?.parts.find((entry) => entry.part === part)?.title;
    return part === 0 ? words.essays : title ? `${part} ${inLanguage(title)}` : String(part);
  };
  return [
    { key: "part", title: words.part, cell: ({ shortage }) => <span class="office-nowrap">{partName(shortage.part)}</span> },
    {
      key: "type",
      title: words.type,
      cell: ({ shortage }) => <span class="office-nowrap">{common().itemTypes[shortage.type]}</span>,
    },
    { key: "needed", title: words.needed, align: "end", cell: ({ shortage }) => shortage.needed },
    { key: "available", title: words.available, align: "end", cell: ({ shortage }) => shortage.available },
    { key: "short", title: words.shortBy, align: "end", cell: ({ shortage }) => <strong>{gap(shortage)}</strong> },
    { key: "why", title: words.why, cell: ({ why }) => <span class="soft">{why ? inLanguage(why) : ""}</span> },
  ];
}
