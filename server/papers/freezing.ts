import type { Blueprint } from "#blueprints/blueprint.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import type { ReportLine as EngineLine } from "#blueprints/report.ts";
import type { ReportLine } from "#contract/papers.ts";
import type { Recording } from "../ledger/writer.ts";
import type { paperStore } from "./paper.store.ts";

/** Where a paper comes from. */
export interface PaperOrigin {
  readonly id: string;
  readonly blueprint: Blueprint;
  readonly by: string;
  readonly assemblyId: string | null;
  readonly basedOn: string | null;
  readonly bankHash: string;
  readonly blueprintHash: string;
  readonly lines: readonly ReportLine[];
}

/** Stores a paper and its fact. From now on it never changes. */
export async function freezePaper(
  { tx, now, fact }: Recording,
  paper: AssembledPaper,
  about: PaperOrigin & { store: ReturnType<typeof paperStore> },
): Promise<void> {
  const { id, blueprint, by, assemblyId, basedOn, lines, bankHash, blueprintHash, store } = about;
  const { form, seed, hash, slots } = paper;
  const record = { id, blueprint, form, seed, hash, report: [...lines], assembledAt: now, assembledBy: by };
  const rows = slots.map(({ slot, id: itemId, version, part, points }) => ({ slot, itemId, version, part, points }));
  await store.insert(tx, { ...record, assemblyId, basedOn, replacedBy: null }, rows);
  const items = slots.map((slot) => `${slot.id}@${slot.version}`);
  await fact(`paper:${id}`, by, {
    kind: "frozen",
    form,
    seed,
    hash,
    bankHash,
    blueprintHash,
    items,
    ...(assemblyId !== null && { assemblyId }),
    ...(basedOn !== null && { basedOn }),
  });
}

/** The engine's report lines as stored and sent. */
export function wireLines(lines: readonly EngineLine[]): ReportLine[] {
  return lines.map(({ rule, ruleEn, wanted, got, isMet }) => ({ rule: { zh: rule, en: ruleEn }, wanted, got, isMet }));
}
