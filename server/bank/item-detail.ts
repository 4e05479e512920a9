import type { ItemDetail } from "#contract/bank.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { StaffActor } from "../people/actor.ts";
import type { AccessPorts } from "./access.commands.ts";
import type { itemStore } from "./item.store.ts";
import { ITEM_ACTIONS, refusalOf, stateOf } from "./item-workflow.rules.ts";
import type { standingStore } from "./standing.store.ts";

/** Puts together what a person sees of one item, with what they may do to it. */
export function detailReader(
  { database, accounts, clock }: AccessPorts,
  { store, standings }: { store: ReturnType<typeof itemStore>; standings: ReturnType<typeof standingStore> },
) {
  return async (actor: StaffActor, id: string): Promise<ItemDetail> => {
    const { read } = database;
    const record = await store.byId(read, id);
    const standing = await standings.of(read, id);
    const newest = record && (await store.version(read, id, record.latestVersion));
    if (!record || !newest || !standing) throw new Refused(refuse("not-found"));
    const known = new Map((await accounts.all()).map((account) => [account.id, account.displayName]));
    const name = (accountId: string): string => known.get(accountId) ?? accountId;
    const versions = await store.versions(read, id);
    const checks = await store.keyChecks(read, id);
    const lock = await store.lock(read, id, clock.now());
    const copy = await store.workingCopy(read, id, actor.id);
    return {
      item: newest.item,
      version: record.latestVersion,
      approvedVersion: record.approvedVersion,
      state: stateOf(standing),
      isLive: standing.isLive,
      author: name(record.authorId),
      versions: versions.map(({ version, savedAt, savedBy, note, approvedBy }) => {
        const approval = { isApproved: approvedBy !== null, approvedBy: approvedBy && name(approvedBy) };
        return { version, savedAt, savedBy: name(savedBy), note, ...approval };
      }),
      namedBy: await store.namedBy(read, id),
      usedIn: await store.usedIn(read, id),
      actions: ITEM_ACTIONS.map((action) => ({ action, refused: refusalOf(action, standing, actor) })),
      keyChecks: checks.map(({ settledBy, answer, by, ...check }) => {
        const { id: checkId, version, at, agrees, remark, settlement } = check;
        const settled = { settledBy: settledBy && name(settledBy), settlement };
        return { id: checkId, version, by: name(by), at, answer: [...answer], agrees, remark, ...settled };
      }),
      lock: lock && {
        holderId: lock.holderId,
        holder: name(lock.holderId),
        isMine: lock.holderId === actor.id,
        expiresAt: lock.expiresAt,
      },
      workingCopy: copy && { baseVersion: copy.baseVersion, content: JSON.parse(copy.content) as unknown, savedAt: copy.savedAt },
    };
  };
}
