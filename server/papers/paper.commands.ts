import { createHash } from "node:crypto";
import { type Assembly, type AssemblyRefusal, assemble, blueprintHash } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import type { Solver } from "#blueprints/solver.ts";
import type { CandidateItem } from "#contract/candidate-item.ts";
import type { BlueprintSummary, PaperDetail, PaperSummary } from "#contract/papers.ts";
import { candidateView } from "#item-bank/candidate-view.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { newId, type RandomBytes, randomToken } from "#kernel/ids.ts";
import { isRefusal, Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import type { FrozenPaper, FrozenSlot } from "./frozen-paper.ts";
import { type PaperRecord, paperStore } from "./paper.store.ts";

export interface PaperPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly randomBytes: RandomBytes;
  readonly blueprints: readonly Blueprint[];
  readonly items: { approvedItems(): Promise<ItemVersion[]> };
  readonly solver?: Solver | undefined;
}

const SEED_LENGTH = 16;
const alone = { assemblyId: null, basedOn: null, replacedBy: null };
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Papers kept in memory; the oldest goes when another is needed. */
const MOST_LOADED = 200;

/** Papers: assembled from approved items, verified, frozen. */
export function paperCommands({ database, writer, randomBytes, blueprints, items, solver }: PaperPorts) {
  const store = paperStore(database);
  /** Frozen papers never change, so they are loaded once. */
  const loaded = new Map<string, Promise<FrozenPaper>>();

  function blueprintById(id: string): Blueprint {
    const blueprint = blueprints.find((entry) => entry.id === id);
    if (!blueprint) throw new Refused(refuse("not-found", { blueprint: id }));
    return blueprint;
  }

  async function read(id: string): Promise<FrozenPaper> {
    const record = await store.byId(database.read, id);
    if (!record) throw new Refused(refuse("not-found"));
    const { form, seed, hash, blueprint } = record;
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

  async function show(id: string): Promise<PaperDetail> {
    const record = await store.byId(database.read, id);
    if (!record) throw new Refused(refuse("not-found"));
    const paper = await load(id);
    return { ...summaryOf(record, paper), slots: paper.slots.map(toSlot), report: [...record.report] };
  }

  /** @throws Refused `bank-short` with every short cell under `shortages`, `assembly-failed` with what stands in the way */
  async function assembleAndFreeze(actor: StaffActor, order: { blueprintId: string; forms: number; seed?: string | undefined }) {
    const blueprint = blueprintById(order.blueprintId);
    const seed = order.seed ?? randomToken(randomBytes, SEED_LENGTH);
    const request = {
      blueprint,
      items: await items.approvedItems(),
      forms: order.forms,
      seed,
      uses: await store.uses(database.read),
    };
    const outcome = await assemble(request, { hash: sha256, solver });
    if (isRefusal(outcome)) throw new Refused(toRefusal(outcome as AssemblyRefusal));
    const ids = await freeze(actor, blueprint, outcome as Assembly);
    return { assemblyId: "", papers: await Promise.all(ids.map(show)) };
  }

  /** All papers of one assembly in one transaction: none without its parallel ones. */
  function freeze(actor: StaffActor, blueprint: Blueprint, { papers, report }: Assembly): Promise<string[]> {
    return writer.record(async ({ tx, now, fact }) => {
      const ids: string[] = [];
      for (const paper of papers) {
        const id = newId(randomBytes, "paper");
        const lines = [...(report.papers.find(({ form }) => form === paper.form)?.lines ?? []), ...report.across];
        const shown = lines.map(({ rule, ruleEn, wanted, got, isMet }) => ({
          rule: { zh: rule, en: ruleEn },
          wanted,
          got,
          isMet,
        }));
        const { form, seed, hash } = paper;
        await store.insert(
          tx,
          { id, blueprint, form, seed, hash, report: shown, assembledAt: now, assembledBy: actor.id, ...alone },
          toSlots(paper),
        );
        await fact(`paper:${id}`, actor.id, {
          kind: "frozen",
          ...paperFact(paper, report.bankHash, blueprintHash(blueprint, sha256)),
        });
        ids.push(id);
      }
      return ids;
    });
  }

  return {
    load,
    show,
    blueprints: (): BlueprintSummary[] => blueprints.map(toBlueprintSummary),
    blueprintById,
    assemble: assembleAndFreeze,
    async list(): Promise<PaperSummary[]> {
      const records = await store.all(database.read);
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

export type PaperCommands = ReturnType<typeof paperCommands>;

function toRefusal({ refused, detail, shortages }: AssemblyRefusal) {
  const shown = shortages.map(({ part, type, needed, available }) => ({ part, type, needed, available }));
  return refuse(refused, { ...detail, shortages: shown });
}

function toSlots(paper: AssembledPaper) {
  return paper.slots.map(({ slot, id, version, part, points }) => ({ slot, itemId: id, version, part, points }));
}

function paperFact(paper: AssembledPaper, bankHash: string, blueprint: string) {
  return {
    form: paper.form,
    seed: paper.seed,
    hash: paper.hash,
    bankHash,
    blueprintHash: blueprint,
    items: paper.slots.map(({ id, version }) => `${id}@${version}`),
  };
}

function summaryOf(record: PaperRecord, { slots }: FrozenPaper): PaperSummary {
  const choice = slots.filter(({ item }) => item.type !== "essay");
  const difficulty = choice.reduce((sum, { item }) => sum + item.difficulty, 0) / Math.max(1, choice.length);
  return {
    id: record.id,
    blueprintId: record.blueprint.id,
    blueprintTitle: record.blueprint.title,
    form: record.form,
    seed: record.seed,
    hash: record.hash,
    assembledAt: record.assembledAt,
    itemCount: choice.length,
    essayCount: slots.length - choice.length,
    meanDifficulty: Math.round(difficulty * 10_000) / 10_000,
    assemblyId: record.assemblyId,
    basedOn: record.basedOn,
    replacedBy: record.replacedBy,
    // Filled in by the sittings room, which knows: a paper does not know who uses it.
    sittings: [],
  };
}

function toSlot({ slot, version, part, points, item }: FrozenSlot): PaperDetail["slots"][number] {
  const { id, type, topic, level, difficulty, stem } = item;
  return { slot, id, version, type, part, topic, level, difficulty, points, stem };
}

function toBlueprintSummary(blueprint: Blueprint): BlueprintSummary {
  const { id, title, durationMinutes, totalPoints, passPoints, syllabus, essays, earliestHandInMinutes } = blueprint;
  return {
    id,
    version: 1,
    hash: blueprintHash(blueprint, sha256),
    title,
    durationMinutes,
    totalPoints,
    passPoints,
    parts: syllabus.map((part) => ({ part: part.part, title: part.title, items: part.items, points: part.points })),
    cells: cellsOf(blueprint).map(({ part, type, items, points }) => ({ part, type, items, points })),
    essays: essays && { offered: essays.offered, counted: essays.counted, pointsEach: essays.pointsEach },
    defaults: { durationMinutes, clock: blueprint.clock, lateEntryMinutes: blueprint.lateEntryMinutes, earliestHandInMinutes },
  };
}
