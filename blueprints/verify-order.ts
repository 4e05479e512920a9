import type { ReportWriter } from "./report.ts";
import type { Row } from "./verify-constraints.ts";

/** Whole sets, side by side; anchors apart. Nothing is said where a paper has neither. */
export function checkSetsAndAnchors(
  report: ReportWriter,
  rows: readonly Row[],
  about: { readonly sizeOfSet: (name: string) => number; readonly anchors: ReadonlySet<string> },
): void {
  const sets = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.item.set !== undefined) sets.set(row.item.set, [...(sets.get(row.item.set) ?? []), row]);
  }
  if (sets.size > 0) {
    const broken = [...sets].filter(([name, members]) => members.length !== about.sizeOfSet(name)).length;
    report.exact({ zh: "不完整的题组", en: "item sets that are not whole" }, 0, broken);
    const apart = [...sets.values()].filter((members) => !blocks(members).every(isSideBySide)).length;
    report.exact({ zh: "题组的题未相邻", en: "item sets not side by side" }, 0, apart);
  }
  if (about.anchors.size === 0) return;
  const crowded = blocks(rows).filter((block) => isCrowded(block, about.anchors)).length;
  report.exact({ zh: "锚题过于集中的部分", en: "parts whose anchors crowd" }, 0, crowded);
}

/** Rows of one section and part, in the order of the paper. */
function blocks(rows: readonly Row[]): Row[][] {
  const blocksByName = new Map<string, Row[]>();
  for (const row of rows) {
    const name = `${row.slot.type} ${row.slot.part}`;
    blocksByName.set(name, [...(blocksByName.get(name) ?? []), row]);
  }
  return [...blocksByName.values()];
}

function isSideBySide(members: readonly Row[]): boolean {
  const slots = members.map((row) => row.slot.slot);
  return Math.max(...slots) - Math.min(...slots) === members.length - 1;
}

/** More anchors in a row than an even spread over the block needs; a set counts as one. */
function isCrowded(block: readonly Row[], anchors: ReadonlySet<string>): boolean {
  const units: boolean[] = [];
  let last: string | undefined;
  for (const { item } of block) {
    if (item.set === undefined || item.set !== last) units.push(anchors.has(item.id));
    last = item.set;
  }
  const anchored = units.filter(Boolean).length;
  const allowed = Math.ceil(anchored / (units.length - anchored + 1));
  let run = 0;
  return units.some((isAnchor) => {
    run = isAnchor ? run + 1 : 0;
    return run > allowed;
  });
}
