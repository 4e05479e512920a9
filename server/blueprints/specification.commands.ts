import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import { levelRange } from "#blueprints/levels.ts";
import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";
import type { ItemType } from "#item-bank/item.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { counted } from "../bank/counted.rules.ts";
import type { ItemCommands } from "../bank/item.commands.ts";

type Specification = ReplyOf<typeof bankOverviewApi.specification>;
type Cell = Specification["cells"][number];
type Row = Awaited<ReturnType<ItemCommands["all"]>>[number];

/** The table of specifications (双向细目表): what a blueprint needs beside what the bank has. */
export function specificationCommands(ports: {
  readonly items: ItemCommands;
  readonly blueprints: { inUse(): Promise<readonly Blueprint[]> };
}) {
  const { items, blueprints } = ports;
  return {
    /** Part × type × level: what may go on papers, what is being written, what the next papers need. */
    async specification(query: { blueprintId?: string | undefined; papers: number }): Promise<Specification> {
      const known = await blueprints.inUse();
      const blueprint = query.blueprintId === undefined ? known[0] : known.find(({ id }) => id === query.blueprintId);
      if (!blueprint) throw new Refused(refuse("not-found", { blueprint: query.blueprintId ?? "" }));
      const rows = (await items.all()).filter(({ isRetired }) => !isRetired);
      const cells = cellsFor(blueprint, rows, query.papers);
      return {
        blueprintId: blueprint.id,
        papers: query.papers,
        parts: blueprint.syllabus.map(({ part, title }) => ({ part, title })),
        levels: blueprint.levels.map(({ level }) => level),
        cells,
        levelNeeds: levelNeeds(blueprint, rows, query.papers),
      };
    },
  };
}

export type SpecificationCommands = ReturnType<typeof specificationCommands>;

function cellsFor(blueprint: Blueprint, rows: readonly Row[], papers: number): Cell[] {
  const needs = new Map(cellsOf(blueprint).map(({ part, type, items: perPaper }) => [`${part} ${type}`, perPaper * papers]));
  const types: ItemType[] = [...(Object.keys(blueprint.types) as ItemType[]), ...(blueprint.essays ? (["essay"] as const) : [])];
  return blueprint.syllabus.flatMap(({ part }) =>
    types.map((type): Cell => {
      const inCell = rows.filter((row) => row.part === part && row.type === type);
      const usable = inCell.filter(({ approvedVersion }) => approvedVersion !== null);
      const needed = type === "essay" ? null : (needs.get(`${part} ${type}`) ?? 0);
      const levels = Object.fromEntries(counted(usable.map(({ level }) => level)));
      const have = usable.length;
      return { part, type, levels, have, inWork: inCell.length - have, needed, gap: Math.max(0, (needed ?? 0) - have) };
    }),
  );
}

function levelNeeds(blueprint: Blueprint, rows: readonly Row[], papers: number): Specification["levelNeeds"] {
  const perPaper = Object.values(blueprint.types).reduce((sum, rule) => sum + (rule?.items ?? 0), 0);
  const usable = rows.filter(({ type, approvedVersion }) => type !== "essay" && approvedVersion !== null);
  return blueprint.levels.map((entry) => {
    const { least, most } = levelRange(entry, perPaper);
    const have = usable.filter(({ level }) => level === entry.level).length;
    return { level: entry.level, have, least: least * papers, most: most * papers };
  });
}
