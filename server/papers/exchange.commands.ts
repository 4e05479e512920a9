import { createHash } from "node:crypto";
import type { AssemblyRefusal, AssemblyTerms } from "#blueprints/assemble.ts";
import { blueprintHash } from "#blueprints/bank-hash.ts";
import type { AssembledPaper } from "#blueprints/paper.ts";
import type { ExchangeCandidate } from "#contract/assemblies.ts";
import type { PaperDetail, PaperSlot } from "#contract/papers.ts";
import type { ItemVersion } from "#item-bank/item.ts";
import { newId, type RandomBytes } from "#kernel/ids.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import { clippedStem } from "../bank/item.rules.ts";
import type { ApprovedBankReader } from "../blueprints/approved-bank.ts";
import type { Database } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import { assemblyStore } from "./assembly.store.ts";
import { termsOf } from "./assembly-request.ts";
import type { EngineThread } from "./engine-thread.ts";
import { freezePaper, wireLines } from "./freezing.ts";
import type { FrozenPaper } from "./frozen-paper.ts";
import { type PaperRecord, paperStore } from "./paper.store.ts";
import { type PaperReading, toSlot } from "./paper-reading.ts";

export interface ExchangePorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly randomBytes: RandomBytes;
  readonly bank: ApprovedBankReader;
  readonly desk: EngineThread;
  readonly reading: PaperReading;
  /** Whether a sitting that has been opened uses the paper: sittings are downstream and know. */
  readonly isPaperInUse: (id: string) => Promise<boolean>;
  /**
   * Gives sittings that wait with the old paper the new one, in the transaction of the exchange.
   * @throws Refused `wrong-state` when one of them was opened in the meantime
   */
  readonly handOver: (recording: Recording, actor: string, paper: { from: string; to: string }) => Promise<void>;
}

const MOST_LISTED = 50;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A paper among its parallel ones, ready for the engine. */
interface Desk {
  readonly record: PaperRecord;
  readonly paper: FrozenPaper;
  readonly papers: readonly AssembledPaper[];
  readonly terms: AssemblyTerms;
  readonly bank: { readonly stamp: string; readonly items: readonly ItemVersion[] };
  /** The papers the exchange was weighed against, in the order of their ids. */
  readonly weighed: readonly string[];
}

/** Exchanging an item of a paper by hand: a new paper that takes the place of the old one. */
export function exchangeCommands({ database, writer, randomBytes, bank, desk, reading, isPaperInUse, handOver }: ExchangePorts) {
  const store = paperStore(database);
  const assemblies = assemblyStore(database);

  /** The papers in force that the rules between papers speak of; of papers made one per candidate only the paper itself. */
  async function siblingsOf(record: PaperRecord): Promise<FrozenPaper[]> {
    const assembly = record.assemblyId === null ? null : await assemblies.byId(database.read, record.assemblyId);
    if (!assembly || assembly.request.order.perCandidate !== undefined) return [await reading.load(record.id)];
    const records = await store.ofAssembly(database.read, assembly.id);
    const inForce = records.filter(({ id, replacedBy }) => id === record.id || replacedBy === null);
    return Promise.all(inForce.map(({ id }) => reading.load(id)));
  }

  async function termsFor(record: PaperRecord): Promise<AssemblyTerms> {
    const { assemblyId, id } = record;
    const assembly = assemblyId === null ? null : await assemblies.byId(database.read, assemblyId);
    const order = assembly?.request.order ?? { blueprintId: record.blueprint.id, forms: 1 };
    const except = assembly && order.perCandidate === undefined ? { assemblyId: assembly.id } : { paperId: id };
    const uses = await store.uses(database.read, { except, large: await assemblies.large(database.read) });
    const pastPapers = await Promise.all(
      (order.pastPapers ?? []).map(async (past) => {
        const { form, slots } = await reading.load(past);
        return { name: `${form} ${past}`, items: slots.map(({ item }) => item.id) };
      }),
    );
    return termsOf(order, { uses, pastPapers });
  }

  async function deskOf(id: string): Promise<Desk> {
    const record = await reading.recordOf(id);
    const paper = await reading.load(id);
    const siblings = await siblingsOf(record);
    const weighed = siblings.map((entry) => entry.id).sort();
    const known = { bank: await bankWith(siblings), terms: await termsFor(record) };
    return { record, paper, papers: siblings.map(assembled), weighed, ...known };
  }

  /** The approved bank with the items of the papers in the versions frozen there. */
  async function bankWith(papers: readonly FrozenPaper[]) {
    const now = await bank();
    const frozen = new Map(
      papers.flatMap(({ slots }) => slots.map(({ item, version }) => [item.id, { item, version }] as const)),
    );
    const changed = [...frozen.values()].filter(({ item, version }) => {
      const at = now.bank.indexOf.get(item.id);
      return at === undefined || now.bank.entries[at]?.version !== version;
    });
    if (changed.length === 0) return { stamp: now.stamp, items: now.bank.entries };
    const others = now.bank.entries.filter(({ item }) => !changed.some((entry) => entry.item.id === item.id));
    const stamp = `${now.stamp} with ${changed.map(({ item, version }) => `${item.id}@${version}`).join(" ")}`;
    return { stamp, items: [...others, ...changed] };
  }

  /** @throws Refused `wrong-state` when the paper was replaced, or a sitting that has been opened uses it */
  async function orExchangeable({ id, replacedBy }: PaperRecord): Promise<void> {
    if (replacedBy !== null) throw new Refused(refuse("wrong-state", { replacedBy }));
    if (await isPaperInUse(id)) throw new Refused(refuse("wrong-state", { state: "in-use" }));
  }

  return {
    /** Items that may take the slot, every rule kept. @throws Refused `no-exchange` when the slot is bound, `wrong-state` as below */
    async candidates(
      id: string,
      slot: number,
    ): Promise<{ paperId: string; slot: PaperSlot; candidates: ExchangeCandidate[]; total: number }> {
      await orExchangeable(await reading.recordOf(id));
      const { record, paper, papers, terms, bank: known } = await deskOf(id);
      const standing = paper.slots.find((entry) => entry.slot === slot);
      if (!standing) throw new Refused(refuse("not-found", { slot }));
      const { blueprint, seed } = record;
      const place = { form: record.form, slot };
      const asked = { ...terms, blueprint, seed, papers, place, mostListed: MOST_LISTED };
      const offer = await desk.ask("candidates", asked, { bank: known });
      if ("refused" in offer) throw new Refused(noExchange(offer));
      const byId = new Map(known.items.map((entry) => [entry.item.id, entry.item]));
      const candidates = offer.candidates.flatMap((candidate): ExchangeCandidate[] => {
        const item = byId.get(candidate.id);
        if (!item) return [];
        const { topic, level, difficulty, stem } = item;
        const changes = candidate.costs.map(({ form, rule, ruleEn, wanted, before, after }) => ({
          form,
          rule: { zh: rule, en: ruleEn },
          wanted,
          before,
          after,
        }));
        const { version, uses } = candidate;
        return [{ id: item.id, version, topic, level, difficulty, stem: clippedStem(stem), uses, changes }];
      });
      return { paperId: id, slot: toSlot(standing), candidates, total: offer.total };
    },

    /**
     * A new paper with one item exchanged; order, seed and all other items stay. Sittings not yet opened go over to it.
     * @throws Refused `no-exchange` with the rules it would break, `wrong-state` when the paper is in use or was replaced,
     * `stale-version` when a parallel paper was exchanged in the meantime
     */
    async exchange(actor: StaffActor, id: string, change: { slot: number; itemId: string; note: string }): Promise<PaperDetail> {
      const { record, papers, terms, bank: known, weighed } = await deskOf(id);
      await orExchangeable(record);
      const { blueprint, seed, form, assemblyId } = record;
      const place = { form, slot: change.slot };
      const outcome = await desk.ask("swap", { ...terms, blueprint, seed, papers, place, id: change.itemId }, { bank: known });
      if ("refused" in outcome) throw new Refused(noExchange(outcome));
      const paper = outcome.papers.find((entry) => entry.form === form);
      const checked = outcome.check.papers.find((entry) => entry.form === form);
      if (!paper || !checked) throw new Refused(refuse("no-exchange"));
      const lines = wireLines([...checked.lines, ...outcome.check.across]);
      const next = newId(randomBytes, "paper");
      await writer.record(async (recording) => {
        if (!(await store.areInForce(recording.tx, weighed))) throw new Refused(refuse("stale-version"));
        await store.setReplaced(recording.tx, id, next);
        const hashes = { bankHash: outcome.bankHash, blueprintHash: blueprintHash(blueprint, sha256) };
        await freezePaper(recording, paper, {
          id: next,
          blueprint,
          by: actor.id,
          assemblyId,
          basedOn: id,
          lines,
          store,
          ...hashes,
        });
        await handOver(recording, actor.id, { from: id, to: next });
        const { slot, itemId, note } = change;
        await recording.fact(`paper:${id}`, actor.id, { kind: "replaced", by: next, slot, itemId, note });
      });
      return reading.show(next);
    },
  };
}

function noExchange({ detail, sentences }: AssemblyRefusal) {
  return refuse("no-exchange", { zh: detail?.zh, en: detail?.en, sentences });
}

/** A frozen paper as the engine knows papers. */
function assembled({ form, seed, hash, slots }: FrozenPaper): AssembledPaper {
  return {
    form,
    seed,
    hash,
    slots: slots.map(({ slot, part, points, item, version }) => ({
      slot,
      id: item.id,
      version,
      type: item.type,
      part,
      points,
      ...(item.type === "essay" ? {} : { key: item.key }),
      enemies: [...item.enemies].sort(),
    })),
  };
}
