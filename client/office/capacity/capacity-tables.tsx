import Hourglass from "lucide-solid/icons/hourglass";
import { Show } from "solid-js";
import { office } from "#client/i18n/office.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Badge } from "#client/ui/badge.tsx";
import { type Column, Table } from "#client/ui/table.tsx";
import { cellName } from "./capacity-chart.tsx";
import { type CapacityCell, type CapacityRule, leftOver } from "./capacity-facts.ts";

type Line = Omit<CapacityCell, "part" | "type">;

/** One row per cell; its part by name. */
export function CellTable(props: { cells: readonly CapacityCell[]; partTitle: (part: number) => string }) {
  const words = () => office().capacity.cells;
  const columns = (): Column<CapacityCell>[] => [
    {
      key: "cell",
      title: words().part,
      cell: (cell) => (
        <>
          <span class="office-nowrap">{cellName(cell)}</span> <FirstBadge isFirst={cell.runsOutFirst} />
          <div class="soft small-text">{props.partTitle(cell.part)}</div>
        </>
      ),
    },
    ...figureColumns(),
    { key: "left", title: words().left, align: "end", cell: leftOver },
  ];
  return <Table caption={words().title} columns={columns()} rows={props.cells} />;
}

/** Rules that ask for a least number of items, like cells. */
export function RuleTable(props: { rules: readonly CapacityRule[] }) {
  const words = () => office().capacity.rules;
  const columns = (): Column<CapacityRule>[] => [
    {
      key: "rule",
      title: words().name,
      cell: (rule) => (
        <>
          {inLanguage(rule.name)} <FirstBadge isFirst={rule.runsOutFirst} />
        </>
      ),
    },
    ...figureColumns(),
  ];
  return (
    <Table caption={words().title(props.rules.length)} columns={columns()} rows={props.rules} empty={<p>{words().none}</p>} />
  );
}

function FirstBadge(props: { isFirst: boolean }) {
  return (
    <Show when={props.isFirst}>
      <Badge tone="attention" icon={Hourglass}>
        {office().capacity.cells.isFirst}
      </Badge>
    </Show>
  );
}

function figureColumns<L extends Line>(): Column<L>[] {
  const words = office().capacity.cells;
  return [
    { key: "have", title: words.have, align: "end", cell: ({ have }) => have },
    { key: "perPaper", title: words.perPaper, align: "end", cell: ({ perPaper }) => perPaper },
    { key: "papers", title: words.papers, align: "end", cell: ({ papers }) => <strong>{papers}</strong> },
  ];
}
