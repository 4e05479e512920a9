import type { bankApi } from "#contract/bank.ts";
import type { ReplyOf } from "#contract/route.ts";

export type VersionStatistics = ReplyOf<typeof bankApi.itemStatistics>["versions"][number];

/** What answers so far tell of an item: of the version read, else of the newest one answered; nothing where nobody has. */
export function behaviourOf(versions: readonly VersionStatistics[], version: number): VersionStatistics | undefined {
  const answered = versions.filter(({ n }) => n > 0);
  const newest = answered.reduce<VersionStatistics | undefined>(
    (best, entry) => (best && best.version > entry.version ? best : entry),
    undefined,
  );
  return answered.find((entry) => entry.version === version) ?? newest;
}
