import type { Blueprint } from "#blueprints/blueprint.ts";
import type { SittingDetail, SittingSettings, SittingSummary } from "#contract/sittings.ts";
import { newId, type RandomBytes } from "#kernel/ids.ts";
import type { Clock } from "#kernel/instant.ts";
import { orRefuse, Refused, refuse } from "#kernel/refusal.ts";
import type { Database, Tx } from "../database/database.ts";
import type { Announcer } from "../ledger/announcer.ts";
import type { Writer } from "../ledger/writer.ts";
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
  readonly papers: { load(id: string): Promise<FrozenPaper>; blueprintById(id: string): Blueprint };
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
    const list = await candidates.ofSitting(database.read, sitting.id);
    const seated = list.filter(({ seat }) => seat !== null).length;
    const { settings, startedAt } = sitting;
    return {
      ...(await summary(sitting)),
      settings,
      rooms: sitting.rooms.map((room) => ({ ...room })),
      startedAt,
      seated,
      obstacles: obstacles({ papers: sitting.paperIds.length, candidates: list.length, seated }),
    };
  }

  async function summary(sitting: Sitting): Promise<SittingSummary> {
    const { id, name, blueprintId, state, startsAt } = sitting;
    const forms = await Promise.all(
      sitting.paperIds.map(async (paperId) => ({ id: paperId, form: (await papers.load(paperId)).form })),
    );
    return {
      id,
      name,
      blueprintId,
      state,
      startsAt,
      candidates: (await candidates.ofSitting(database.read, id)).length,
      papers: forms,
    };
  }

  /** Makes one move in one transaction; `check` may refuse it from what it sees inside. */
  async function move(
    id: string,
    order: { actor: string; move: SittingMove; check?: (tx: Tx, sitting: Sitting) => Promise<void> },
  ): Promise<Sitting> {
    const moved = await writer.record(async ({ tx, now, fact }) => {
      const sitting = await store.byId(tx, id);
      if (!sitting) throw new Refused(refuse("not-found"));
      const next = orRefuse(moveSitting(sitting.state, order.move));
      if (next === sitting.state) return sitting;
      await order.check?.(tx, sitting);
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
      return Promise.all((await store.all(database.read)).map(summary));
    },
    show: async (id: string) => detail(await byId(id)),

    async schedule(actor: StaffActor, order: Schedule): Promise<SittingDetail> {
      const blueprint = papers.blueprintById(order.blueprintId);
      for (const paperId of order.paperIds) {
        const paper = await papers.load(paperId);
        if (paper.blueprint.id !== blueprint.id) throw new Refused(refuse("bad-request", { paper: paperId }));
      }
      const { durationMinutes, clock: kind, lateEntryMinutes, earliestHandInMinutes } = blueprint;
      const settings: SittingSettings = {
        durationMinutes,
        clock: kind,
        lateEntryMinutes,
        earliestHandInMinutes,
        ...order.settings,
      };
      const { name, startsAt, rooms, paperIds } = order;
      const id = newId(ports.randomBytes, "sit");
      const sitting: Sitting = {
        id,
        name,
        blueprintId: blueprint.id,
        state: "scheduled",
        startsAt,
        startedAt: null,
        settings,
        rooms,
        paperIds,
      };
      await writer.record(async ({ tx, now, fact }) => {
        await store.insert(tx, sitting, now);
        await fact(`sitting:${id}`, actor.id, {
          kind: "scheduled",
          name,
          blueprintId: blueprint.id,
          startsAt,
          settings,
          rooms,
          paperIds,
        });
      });
      return detail(sitting);
    },

    /** Freezes papers, roster and seats, and lets candidates sign in. */
    async open(actor: StaffActor, id: string): Promise<SittingDetail> {
      const check = async (tx: Tx, sitting: Sitting) => {
        const list = await candidates.ofSitting(tx, id);
        const [first] = obstacles({
          papers: sitting.paperIds.length,
          candidates: list.length,
          seated: list.filter(({ seat }) => seat !== null).length,
        });
        if (first) throw new Refused(refuse("wrong-state", { obstacle: first }));
      };
      return detail(await move(id, { actor: actor.id, move: "open", check }));
    },

    start: async (actor: StaffActor, id: string) => detail(await move(id, { actor: actor.id, move: "start" })),
    markClosed: (actor: StaffActor, id: string) => move(id, { actor: actor.id, move: "close" }),
    markReleased: (actor: StaffActor, id: string) => move(id, { actor: actor.id, move: "release" }),

    /** Starts every sitting whose time has come. */
    async startDue(): Promise<void> {
      for (const sitting of await store.inStates(database.read, ["open"])) await startIfDue(sitting.id);
    },

    /** Closes every sitting that is over by the clock. */
    async closeOver(rowsOf: (sittingId: string) => Promise<readonly { readonly status: string }[]>): Promise<void> {
      for (const sitting of await store.inStates(database.read, ["started"])) {
        if (!isOver(sitting, { now: clock.now(), running: 0, graceMs: 0 })) continue;
        const running = (await rowsOf(sitting.id)).filter(({ status }) => status === "running").length;
        const graceMs = papers.blueprintById(sitting.blueprintId).graceSeconds * 1000;
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
