import { createHash } from "node:crypto";
import { blueprintHash } from "#blueprints/assemble.ts";
import type { Blueprint } from "#blueprints/blueprint.ts";
import type { Capacity as EngineCapacity } from "#blueprints/capacity.ts";
import { cellsOf } from "#blueprints/cells.ts";
import type { BlueprintCheck, BlueprintDetail, BlueprintVersion, Capacity, WrittenBlueprint } from "#contract/blueprints.ts";
import type { BlueprintSummary } from "#contract/papers.ts";
import type { RandomBytes } from "#kernel/ids.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { StaffActor } from "../people/actor.ts";
import type { ApprovedBank, ApprovedBankReader } from "./approved-bank.ts";
import { blueprintStore, type VersionRecord } from "./blueprint.store.ts";
import { derivedNumbers, feasibilityOf } from "./derived.rules.ts";
import { type Difference, differencesOf } from "./differences.rules.ts";
import { readWritten, writtenBlueprint } from "./written.rules.ts";

export interface BlueprintPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly randomBytes: RandomBytes;
  /** Blueprints the product came with: version 1 of each. */
  readonly onDisk: readonly Blueprint[];
  readonly bank: ApprovedBankReader;
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  /** Works out the capacity of a bank, off the event loop. */
  readonly capacity: (about: {
    blueprint: Blueprint;
    bank: ApprovedBank;
    mostUses?: number | undefined;
  }) => Promise<EngineCapacity>;
}

/** A version of a blueprint with its content. */
export interface KnownBlueprint {
  readonly blueprint: Blueprint;
  readonly version: number;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const FILE_NOTE = "随系统提供 as delivered";

/** Blueprints: delivered as files, edited in the product as immutable versions; the newest is in use. */
export function blueprintCommands({ database, writer, onDisk, bank, accounts, capacity }: BlueprintPorts) {
  const store = blueprintStore(database);
  /** Versions never change, so each is parsed once; the engine keeps what it worked out by object. */
  const parsed = new Map<string, Blueprint>();

  async function saved(query = database.read): Promise<Map<string, VersionRecord[]>> {
    const versions = new Map<string, VersionRecord[]>(onDisk.map((blueprint) => [blueprint.id, []]));
    for (const record of await store.versions(query)) {
      const known = versions.get(record.blueprintId);
      if (known) known.push(record);
      else versions.set(record.blueprintId, [record]);
    }
    return versions;
  }

  async function contentOf(id: string, version: number): Promise<Blueprint> {
    const known = parsed.get(`${id} ${version}`);
    if (known) return known;
    const found = await store.content(database.read, id, version);
    const blueprint = found ?? (version === 1 ? onDisk.find((entry) => entry.id === id) : undefined);
    if (!blueprint) throw new Refused(refuse("not-found", { blueprint: id, version }));
    parsed.set(`${id} ${version}`, blueprint);
    return blueprint;
  }

  async function newest(id: string): Promise<KnownBlueprint> {
    const versions = (await saved()).get(id);
    if (!versions) throw new Refused(refuse("not-found", { blueprint: id }));
    const version = versions[0]?.version ?? 1;
    return { blueprint: await contentOf(id, version), version };
  }

  async function all(): Promise<KnownBlueprint[]> {
    const ids = [...(await saved())];
    return Promise.all(
      ids.map(async ([id, [first]]) => ({ blueprint: await contentOf(id, first?.version ?? 1), version: first?.version ?? 1 })),
    );
  }

  async function versionsOf(id: string): Promise<BlueprintVersion[]> {
    const name = new Map((await accounts.all()).map((account) => [account.id, account.displayName]));
    const records = (await saved()).get(id) ?? [];
    const shown = records.map(({ blueprintId: _id, savedBy, ...record }) => ({
      ...record,
      savedBy: name.get(savedBy) ?? savedBy,
    }));
    const file = onDisk.find((entry) => entry.id === id);
    if (!file || records.some(({ version }) => version === 1)) return shown;
    return [...shown, { version: 1, hash: blueprintHash(file, sha256), savedAt: null, savedBy: null, note: FILE_NOTE }];
  }

  async function show(id: string): Promise<BlueprintDetail> {
    const { blueprint, version } = await newest(id);
    return { ...summaryOf({ blueprint, version }), content: writtenBlueprint(blueprint), versions: await versionsOf(id) };
  }

  async function write({ tx, now, fact }: Recording, blueprint: Blueprint, about: { version: number; by: string; note: string }) {
    const { version, by, note } = about;
    const hash = blueprintHash(blueprint, sha256);
    const record = { blueprintId: blueprint.id, version, hash, savedAt: now, savedBy: by, note };
    await store.insert(tx, record, blueprint);
    await fact(`blueprint:${blueprint.id}`, by, { kind: "saved", version, hash, note });
  }

  return {
    all,
    newest,
    inUse: async (): Promise<Blueprint[]> => (await all()).map(({ blueprint }) => blueprint),
    list: async (): Promise<BlueprintSummary[]> => (await all()).map(summaryOf),
    show,

    async version(id: string, version: number) {
      const listed = (await versionsOf(id)).find((entry) => entry.version === version);
      if (!listed) throw new Refused(refuse("not-found", { blueprint: id, version }));
      return { ...listed, blueprintId: id, content: writtenBlueprint(await contentOf(id, version)) };
    },

    async differences(of: { id: string; version: number }, other: { id: string; version: number }): Promise<Difference[]> {
      const [before, after] = await Promise.all([contentOf(of.id, of.version), contentOf(other.id, other.version)]);
      return differencesOf(writtenBlueprint(before), writtenBlueprint(after));
    },

    /** What is to mend in a text that is being written, what follows from it, and whether the bank serves it. */
    async check({ content, forms }: { content: unknown; forms: number }): Promise<BlueprintCheck> {
      const { blueprint, problems } = readWritten(content);
      const derived = blueprint && derivedNumbers(blueprint);
      if (!blueprint || problems.length > 0) return { problems: [...problems], derived, feasibility: null };
      return { problems: [], derived, feasibility: feasibilityOf(blueprint, (await bank()).bank, forms) };
    },

    /** @throws Refused `bad-blueprint` with its problems, `stale-version` when somebody saved since */
    async save(actor: StaffActor, id: string, edit: { content: unknown; baseVersion: number; note: string }) {
      const blueprint = readable(edit.content, id);
      await writer.record(async (recording) => {
        const versions = (await saved(recording.tx)).get(id);
        if (!versions) throw new Refused(refuse("not-found", { blueprint: id }));
        const version = versions[0]?.version ?? 1;
        if (version !== edit.baseVersion) throw new Refused(refuse("stale-version", { version }));
        await write(recording, blueprint, { version: version + 1, by: actor.id, note: edit.note });
      });
      return show(id);
    },

    /** A new blueprint, alike but for its id and title. @throws Refused `name-taken` */
    async create(actor: StaffActor, order: CopyOrder): Promise<BlueprintDetail> {
      const version = order.fromVersion ?? (await newest(order.from)).version;
      const model: WrittenBlueprint = writtenBlueprint(await contentOf(order.from, version));
      const blueprint = readable({ ...model, id: order.id, title: order.title }, order.id);
      await writer.record(async (recording) => {
        if ((await saved(recording.tx)).has(order.id)) throw new Refused(refuse("name-taken", { name: order.id }));
        await write(recording, blueprint, { version: 1, by: actor.id, note: order.note });
      });
      return show(order.id);
    },

    async capacity(id: string, { mostUses }: { mostUses?: number | undefined }): Promise<Capacity> {
      const { blueprint, version } = await newest(id);
      const now = await bank();
      return capacityReply(await capacity({ blueprint, bank: now, mostUses }), { id, version, items: now.bank.entries.length });
    },
  };
}

export type BlueprintCommands = ReturnType<typeof blueprintCommands>;

interface CopyOrder {
  readonly from: string;
  readonly fromVersion?: number | undefined;
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly note: string;
}

/** @throws Refused `bad-blueprint` */
function readable(content: unknown, id: string): Blueprint {
  const { blueprint, problems } = readWritten(content);
  const renamed = blueprint && blueprint.id !== id;
  const all = renamed ? [...problems, { path: ["id"], sentence: KEEPS_ITS_ID }] : problems;
  if (!blueprint || all.length > 0) throw new Refused(refuse("bad-blueprint", { problems: all }));
  return blueprint;
}

const KEEPS_ITS_ID = { zh: "蓝图的编号不能改；请另建一份", en: "a blueprint keeps its id; make a copy instead" };

function capacityReply(found: EngineCapacity, about: { id: string; version: number; items: number }): Capacity {
  const { disjointPapers, constructed, cells, rules, runsOutFirst, writeNext } = found;
  const fewest = Math.min(...[...cells, ...rules].map(({ papers }) => papers));
  return {
    blueprintId: about.id,
    version: about.version,
    usableItems: about.items,
    disjointPapers,
    found: constructed ?? 0,
    cells: cells.map((cell) => ({ ...cell, runsOutFirst: cell.papers === fewest })),
    rules: rules.map((rule) => ({ ...rule, runsOutFirst: rule.papers === fewest })),
    runsOutFirst: [...runsOutFirst],
    writeNext: { papers: disjointPapers + 1, items: writeNext.map(({ name, items, cell }) => ({ name, items, cell })) },
  };
}

function summaryOf({ blueprint, version }: KnownBlueprint): BlueprintSummary {
  const { id, title, durationMinutes, totalPoints, passPoints, syllabus, essays, earliestHandInMinutes } = blueprint;
  return {
    id,
    version,
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
