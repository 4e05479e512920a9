import type { CandidateItem } from "#contract/candidate-item.ts";
import type { PaperDetail, PaperSummary } from "#contract/papers.ts";
import { candidateView } from "#item-bank/candidate-view.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import type { FrozenPaper, FrozenSlot } from "./frozen-paper.ts";
import type { PaperRecord, paperStore } from "./paper.store.ts";

/** Papers kept in memory; the oldest goes when another is needed. */
const MOST_LOADED = 200;

export type PaperReading = ReturnType<typeof paperReading>;

/** Looking at frozen papers. */
export function paperReading(database: Database, store: ReturnType<typeof paperStore>) {
  /** Frozen papers never change, so they are loaded once. */
  const loaded = new Map<string, Promise<FrozenPaper>>();

  async function recordOf(id: string): Promise<PaperRecord> {
    const record = await store.byId(database.read, id);
    if (!record) throw new Refused(refuse("not-found"));
    return record;
  }

  async function read(id: string): Promise<FrozenPaper> {
    const { form, seed, hash, blueprint } = await recordOf(id);
    return { id, form, seed, hash, blueprint, slots: await store.frozenSlots(database.read, id) };
  }

  function load(id: string): Promise<FrozenPaper> {
    const known = loaded.get(id);
    if (known) return known;
    const reading = read(id);
    loaded.set(id, reading);
    reading.catch(() => loaded.delete(id));
    const [oldest] = loaded.keys();
    if (loaded.size > MOST_LOADED && oldest !== undefined) loaded.delete(oldest);
    return reading;
  }

  return {
    load,
    recordOf,

    async show(id: string): Promise<PaperDetail> {
      const record = await recordOf(id);
      const paper = await load(id);
      return { ...summaryOf(record, paper), slots: paper.slots.map(toSlot), report: [...record.report] };
    },

    /** @param without assemblies whose papers are too many to list */
    async list(without: readonly string[]): Promise<PaperSummary[]> {
      const records = await store.all(database.read, without);
      return Promise.all(records.map(async (record) => summaryOf(record, await load(record.id))));
    },

    /** As a candidate sees it, in the order the item stores its options. */
    async preview(id: string): Promise<{ items: { slot: number; points: number; item: CandidateItem }[] }> {
      const { slots } = await load(id);
      return {
        items: slots.map(({ slot, points, item }) => ({
          slot,
          points,
          item: candidateView(item, item.type === "essay" ? [] : item.options.map(({ label }) => label)),
        })),
      };
    },
  };
}

function summaryOf(record: PaperRecord, { slots }: FrozenPaper): PaperSummary {
  const choice = slots.filter(({ item }) => item.type !== "essay");
  const difficulty = choice.reduce((sum, { item }) => sum + item.difficulty, 0) / Math.max(1, choice.length);
  const { id, form, seed, hash, assembledAt, assemblyId, basedOn, replacedBy } = record;
  return {
    id,
    blueprintId: record.blueprint.id,
    blueprintTitle: record.blueprint.title,
    form,
    seed,
    hash,
    assembledAt,
    itemCount: choice.length,
    essayCount: slots.length - choice.length,
    meanDifficulty: Math.round(difficulty * 10_000) / 10_000,
    assemblyId,
    basedOn,
    replacedBy,
    // Filled in by the sittings room, which knows: a paper does not know who uses it.
    sittings: [],
  };
}

/** A slot as the office sees it. */
export function toSlot({ slot, version, part, points, item }: FrozenSlot): PaperDetail["slots"][number] {
  const { id, type, topic, level, difficulty, stem } = item;
  return { slot, id, version, type, part, topic, level, difficulty, points, stem };
}
