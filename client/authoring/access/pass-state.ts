import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";

export type Pass = ReplyOf<typeof bankOverviewApi.listBulkPasses>["passes"][number];
export type PassState = "waiting" | "granted" | "expired";

/** Where a request stands now. */
export function passState({ grantedBy, expiresAt }: Pick<Pass, "grantedBy" | "expiresAt">, now: number): PassState {
  if (grantedBy === null || expiresAt === null) return "waiting";
  return expiresAt > now ? "granted" : "expired";
}

/** One's own request that counts: the one in force, else the newest still waiting. */
export function ownPass(passes: readonly Pass[], now: number): Pass | undefined {
  const own = passes.filter(({ isMine }) => isMine);
  const newest = (state: PassState) =>
    own.filter((pass) => passState(pass, now) === state).sort((left, right) => right.askedAt - left.askedAt)[0];
  return newest("granted") ?? newest("waiting");
}
