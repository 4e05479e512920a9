import type { Blueprint } from "#blueprints/blueprint.ts";
import type { SittingDetail, SittingSettings, SittingSummary } from "#contract/sittings.ts";
import { canonicalJson, type Json } from "#kernel/canonical-json.ts";
import { newId, type RandomBytes } from "#kernel/ids.ts";
import { type Clock, SECOND_MS } from "#kernel/instant.ts";
import { orRefuse, Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Query } from "../database/database.ts";
import type { Announcer } from "../ledger/announcer.ts";
import type { Recording, Writer } from "../ledger/writer.ts";
import type { FrozenPaper } from "../papers/frozen-paper.ts";
import type { StaffActor } from "../people/actor.ts";
import { candidateStore } from "./candidate.store.ts";
import { rosterCommands } from "./roster.commands.ts";
import { isDue, isOver, moveSitting, obstacles, type Sitting, type SittingMove } from "./sitting.rules.ts";
import { sittingStore } from "./sitting.store.ts";

export interface SittingPorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly announcer: Announcer;
  readonly serverSecret: string;
  readonly origin: () => string;
  readonly papers: {
    load(id: string): Promise<FrozenPaper>;
    areInForce(query: Query, ids: readonly string[]): Promise<boolean>;
  };
}

interface Schedule {
  readonly name: string;
  readonly blueprintId: string;
  readonly paperIds: readonly string[];
  readonly startsAt: number;
  readonly rooms: readonly { readonly name: string; readonly seats: number }[];
  readonly settings?: Partial<SittingSettings> | undefined;
}

/** Sittings: scheduled, opened, started, closed, released, each move recorded. */
export function sittingCommands(ports: SittingPorts) {
  const { database, writer, clock, announcer, papers } = ports;
  const store = sittingStore(database);
  const candidates = candidateStore(database);
  const roster = rosterCommands(ports);

  async function byId(id: string): Promise<Sitting> {
    const sitting = await store.byId(database.read, id);
    if (!sitting) throw new Refused(refuse("not-found"));
    return sitting;
  }

  async function detail(sitting: Sitting): Promise<SittingDetail> {
    const counts = await candidates.countsOf(database.read, sitting.id);
    const { settings, startedAt } = sitting;
    return {
      ...(await summary(sitting, counts.candidates)),
      settings,
      rooms: sitting.rooms.map((room) => ({ ...room })),
      startedAt,
      seated: counts.seated,
      obstacles: obstacles({ papers: sitting.paperIds.length, ...counts }),
    };
  }

  async function summary(sitting: Sitting, count: number): Promise<SittingSummary> {
    const { id, name, blueprintId, state, startsAt, paperIds } = sitting;
    const forms = await Promise.all(paperIds.map(async (paperId) => ({ id: paperId, form: (await papers.load(paperId)).form })));
    return { id, name, blueprintId, state, startsAt, candidates: count, papers: forms };
  }

  /** The blueprint frozen in the papers: a file edited since changes no sitting. All papers must hold the same one. */
  async function blueprintOf(order: Pick<Schedule, "blueprintId" | "paperIds">): Promise<Blueprint> {
    const repeated = firstRepeated(order.paperIds);
    if (repeated !== undefined) throw new Refused(refuse("bad-request", { paper: repeated }));
    let blueprint: Blueprint | undefined;
    for (const paper of order.paperIds) {
      const next = (await papers.load(paper)).blueprint;
      blueprint ??= next;
      if (next.id !== order.blueprintId || !isSame(next, blueprint)) throw new Refused(refuse("bad-request", { paper }));
    }
    if (!blueprint) throw new Refused(refuse("bad-request", { field: "paperIds" }));
    return blueprint;
  }

  /** Makes one move in one transaction; `within` may refuse it from what it sees inside, or record what belongs to it. */
  async function move(
    id: string,
    order: { actor: string; move: SittingMove; within?: (recording: Recording, sitting: Sitting) => Promise<void> },
  ): Promise<Sitting> {
    const moved = await writer.record(async (recording) => {
      const { tx, now, fact } = recording;
      const sitting = await store.byId(tx, id);
      if (!sitting) throw new Refused(refuse("not-found"));
      const next = orRefuse(moveSitting(sitting.state, order.move));
      if (next === sitting.state) return sitting;
      await order.within?.(recording, sitting);
      const startedAt = order.move === "start" ? now : sitting.startedAt;
      await store.setState(tx, id, startedAt === null ? { state: next } : { state: next, startedAt });
      await fact(`sitting:${id}`, order.actor, { kind: order.move, at: now });
      return { ...sitting, state: next, startedAt };
    });
    announcer.announce({ kind: "sitting-changed", sittingId: id });
    return moved;
  }

  async function startIfDue(id: string): Promise<Sitting> {
    const sitting = await byId(id);
    return isDue(sitting, clock.now()) ? move(id, { actor: "server", move: "start" }) : sitting;
  }

  return {
    ...roster,
    byId,
    startIfDue,
    async list(): Promise<SittingSummary[]> {
      const counts = await candidates.counts(database.read);
      const all = await store.all(database.read);
      return Promise.all(all.map((sitting) => summary(sitting, counts.get(sitting.id)?.candidates ?? 0)));
    },
    show: async (id: string) => detail(await byId(id)),

    /**
     * @throws Refused `bad-request` when the papers do not fit the blueprint or each other, or two rooms have one name;
     * `wrong-state` when a paper has been replaced
     */
    async schedule(actor: StaffActor, order: Schedule): Promise<SittingDetail> {
      const { name, startsAt, rooms, paperIds } = order;
      const room = firstRepeated(rooms.map((entry) => entry.name));
      if (room !== undefined) throw new Refused(refuse("bad-request", { room }));
      const blueprint = await blueprintOf(order);
      const { durationMinutes, clock: kind, lateEntryMinutes, earliestHandInMinutes } = blueprint;
      const settings = { durationMinutes, clock: kind, lateEntryMinutes, earliestHandInMinutes, ...order.settings };
      const id = newId(ports.randomBytes, "sit");
      const plan = { name, blueprintId: blueprint.id, startsAt, settings, rooms, paperIds };
      const sitting: Sitting = { id, ...plan, state: "scheduled", startedAt: null };
      await writer.record(async ({ tx, now, fact }) => {
        if (!(await papers.areInForce(tx, paperIds))) throw new Refused(refuse("wrong-state", { obstacle: "paper-replaced" }));
        await store.insert(tx, sitting, now);
        await fact(`sitting:${id}`, actor.id, { kind: "scheduled", ...plan });
      });
      return detail(sitting);
    },

    /**
     * Gives every sitting that waits with the paper `from` the paper `to`, seats and all, as part of another recording.
     * @throws Refused `wrong-state` when a sitting with the paper has been opened
     */
    async takeExchanged({ tx, fact }: Recording, actor: string, paper: { from: string; to: string }): Promise<void> {
      const { from, to } = paper;
      for (const { id, state, paperIds } of await store.all(tx)) {
        if (!paperIds.includes(from)) continue;
        if (state !== "scheduled") throw new Refused(refuse("wrong-state", { state: "in-use" }));
        const next = paperIds.map((paperId) => (paperId === from ? to : paperId));
        await store.setPapers(tx, id, next);
        await candidates.changePaper(tx, id, paper);
        await fact(`sitting:${id}`, actor, { kind: "paper-exchanged", from, to });
      }
    },

    /** Freezes papers, roster and seats, and lets candidates sign in. */
    async open(actor: StaffActor, id: string): Promise<SittingDetail> {
      const within = async ({ tx }: Recording, sitting: Sitting) => {
        const counts = await candidates.countsOf(tx, id);
        const [first] = obstacles({ papers: sitting.paperIds.length, ...counts });
        if (first) throw new Refused(refuse("wrong-state", { obstacle: first }));
      };
      return detail(await move(id, { actor: actor.id, move: "open", within }));
    },

    start: async (actor: StaffActor, id: string) => detail(await move(id, { actor: actor.id, move: "start" })),
    markClosed: (actor: StaffActor, id: string) => move(id, { actor: actor.id, move: "close" }),
    /** `lock` writes the results in the very transaction that releases them; its refusal leaves the sitting closed. */
    markReleased: (actor: StaffActor, id: string, lock: (recording: Recording) => Promise<void>) =>
      move(id, { actor: actor.id, move: "release", within: lock }),

    /** Starts every sitting whose time has come. */
    async startDue(): Promise<void> {
      for (const sitting of await store.inStates(database.read, ["open"])) await startIfDue(sitting.id);
    },

    /** Closes every sitting that is over by the clock. */
    async closeOver(rowsOf: (sittingId: string) => Promise<readonly { readonly status: string }[]>): Promise<void> {
      for (const sitting of await store.inStates(database.read, ["started"])) {
        if (!isOver(sitting, { now: clock.now(), running: 0, graceMs: 0 })) continue;
        const running = (await rowsOf(sitting.id)).filter(({ status }) => status === "running").length;
        const graceMs = (await blueprintOf(sitting)).graceSeconds * SECOND_MS;
        if (isOver(sitting, { now: clock.now(), running, graceMs })) await move(sitting.id, { actor: "server", move: "close" });
      }
    },

    /** Names of the sittings that use each paper. */
    async namesByPaper(): Promise<ReadonlyMap<string, string[]>> {
      const names = new Map<string, string[]>();
      for (const { name, paperIds } of await store.all(database.read)) {
        for (const id of paperIds) names.set(id, [...(names.get(id) ?? []), name]);
      }
      return names;
    },
  };
}

export type SittingCommands = ReturnType<typeof sittingCommands>;

function firstRepeated(values: readonly string[]): string | undefined {
  return values.find((value, at) => values.indexOf(value) < at);
}

function isSame(a: Blueprint, b: Blueprint): boolean {
  return canonicalJson(a as unknown as Json) === canonicalJson(b as unknown as Json);
}
