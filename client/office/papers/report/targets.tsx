import { Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { type Column, Table } from "#client/ui/table.tsx";
import type { AssemblyReport } from "#contract/assemblies.ts";
import { Section } from "./section.tsx";

type Targets = NonNullable<AssemblyReport["targets"]>;

/** How near the papers come to targets that refuse nothing, and how near any papers could come. */
export function TargetsSection(props: { targets: AssemblyReport["targets"] }) {
  const words = () => office().papers.assembly.targets;
  return (
    <Show when={props.targets}>
      {(targets) => (
        <Section title={words().title} lead={findingOf(targets())}>
          <Table caption={words().title} columns={columns()} rows={targets().lines} />
        </Section>
      )}
    </Show>
  );
}

function findingOf({ worst, bound }: Targets): string {
  const words = office().papers.assembly.targets;
  return bound === null ? words.reached(shown(worst)) : words.bounded(shown(worst), shown(bound));
}

function columns(): Column<Targets["lines"][number]>[] {
  const words = office().papers.assembly.targets;
  return [
    { key: "rule", title: words.rule, cell: ({ rule }) => inLanguage(rule) },
    { key: "wanted", title: words.wanted, align: "end", cell: ({ wanted }) => String(Math.round(wanted * 1000) / 1000) },
    { key: "worst", title: words.worst, align: "end", cell: ({ worst }) => shown(worst) },
  ];
}

/** A share in hundredths of a per cent: bound and result may lie that close. */
function shown(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
