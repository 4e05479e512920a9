import type { CriterionMarks, Reading } from "#contract/marking.ts";
import { MINUTE_MS, SECOND_MS } from "#kernel/instant.ts";
import { orRefuse, Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import { sittingStore } from "../sittings/sitting.store.ts";
import { type Lease, type LeasePorts, leasedReading, leaseToken, ownReading } from "./lease.commands.ts";
import { type Purpose, totalOf } from "./marking.rules.ts";
import { recordScript, settleScript, withdrawLater } from "./script.commands.ts";

/** Marks are given here, and taken back within the grace period. */
export function markCommands({ database, writer, randomBytes, store, contextOf, readingView }: LeasePorts) {
  const sittings = sittingStore(database);

  return {
    /**
     * Gives the mark. A lease that ran out but was taken by nobody still counts; the same token twice answers the same.
     * @throws Refused `lease-lost`, `bad-marks`
     */
    async submit(
      actor: StaffActor,
      order: Lease & { marks: CriterionMarks; comment: string },
    ): Promise<{ total: number; undoUntil: number }> {
      const { script } = await leasedReading(store, database.read, { actor, lease: order });
      const { item, rule } = await contextOf(script);
      const total = orRefuse(totalOf(order.marks, item.rubric, rule.step));
      return writer.record(async (recording) => {
        const { tx, now } = recording;
        const { reading } = await leasedReading(store, tx, { actor, lease: order });
        const undoUntil = (markedAt: number) => markedAt + rule.undoSeconds * SECOND_MS;
        if (reading.state === "marked") return { total: reading.total ?? 0, undoUntil: undoUntil(reading.markedAt ?? 0) };
        const { marks, comment } = order;
        const given = { state: "marked", markedAt: now, total, marks: JSON.stringify(marks), comment, draft: null };
        await store.updateReading(tx, order.id, given);
        await recordScript(recording, script.id, {
          actor: actor.id,
          fact: { kind: "marked", readingId: order.id, purpose: reading.purpose as Purpose, marks, total, comment },
        });
        await settleScript(recording, { store, script, rule, randomBytes });
        return { total, undoUntil: undoUntil(now) };
      });
    },

    /**
     * Takes back one's own mark: the reading is held again, under a new token, with the marks as its draft.
     * @throws Refused `undo-too-late` after the grace period, after release, or when somebody reads because of the mark
     */
    async undo(actor: StaffActor, id: string): Promise<Reading> {
      const { script } = await ownReading(store, database.read, { actor, id });
      const { rule } = await contextOf(script);
      const reopened = await writer.record(async (recording) => {
        const { tx, now } = recording;
        const { reading } = await ownReading(store, tx, { actor, id });
        if (reading.state !== "marked") throw new Refused(refuse("wrong-state"));
        const isLate = now > (reading.markedAt ?? 0) + rule.undoSeconds * SECOND_MS;
        const sitting = await sittings.byId(tx, script.sittingId);
        if (isLate || sitting?.state === "released") throw new Refused(refuse("undo-too-late"));
        const purpose = reading.purpose as Purpose;
        await withdrawLater(recording, { store, script, purpose });
        const change = {
          state: "leased",
          token: leaseToken(randomBytes),
          leaseExpiresAt: now + rule.leaseMinutes * MINUTE_MS,
          markedAt: null,
          total: null,
          marks: null,
          comment: null,
          draft: JSON.stringify({ marks: JSON.parse(reading.marks ?? "{}"), comment: reading.comment ?? "" }),
        };
        await store.updateReading(tx, id, change);
        await store.updateScript(tx, script.id, { state: "marking", points: null, settledBy: null });
        await recordScript(recording, script.id, { actor: actor.id, fact: { kind: "undone", readingId: id, purpose } });
        return { ...reading, ...change };
      });
      return readingView(script, reopened);
    },
  };
}
