import type { AttemptCommands } from "../attempts/attempt.commands.ts";
import type { Announcer } from "../ledger/announcer.ts";

interface SweepPorts {
  readonly announcer: Announcer;
  readonly attempts: AttemptCommands;
  readonly sittings: { startDue(): Promise<void>; closeOver(rowsOf: AttemptCommands["rowsOf"]): Promise<void> };
  readonly scoring: { scoreAttempt(attemptId: string): Promise<unknown> };
  readonly marking: { openScripts(attemptId: string): Promise<unknown> };
  readonly log: { error(fields: object, message: string): void };
}

/**
 * Work nobody has to ask for: start sittings that are due, close attempts whose time is up, score and queue what closed.
 * Every step is an ordinary, idempotent command, so a missed or doubled run changes nothing.
 */
export function createSweeps(ports: SweepPorts) {
  const settling = new Map<string, Promise<void>>();

  async function settle(attemptId: string): Promise<void> {
    await ports.scoring.scoreAttempt(attemptId);
    await ports.marking.openScripts(attemptId);
  }

  function settleSoon(attemptId: string): void {
    const work = settle(attemptId)
      .catch((error: unknown) =>
        ports.log.error({ err: error, attemptId }, "an attempt could not be scored; the next start tries again"),
      )
      .finally(() => settling.delete(attemptId));
    settling.set(attemptId, work);
  }

  const stop = ports.announcer.listen((announcement) => {
    if (announcement.kind === "attempt-closed") settleSoon(announcement.attemptId);
  });

  return {
    /** One round; called every second, and by tests whenever they moved the clock. */
    async run(): Promise<void> {
      await ports.sittings.startDue();
      await ports.attempts.expireDue();
      await ports.sittings.closeOver(ports.attempts.rowsOf);
      await Promise.all(settling.values());
    },
    /** After a start: scores whatever closed just before the server went down. */
    async catchUp(): Promise<void> {
      for (const row of await ports.attempts.closedRows()) await settle(row.id);
    },
    async stop(): Promise<void> {
      stop();
      await Promise.all(settling.values());
    },
  };
}

export type Sweeps = ReturnType<typeof createSweeps>;
