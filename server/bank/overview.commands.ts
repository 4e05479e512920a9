import type { bankOverviewApi } from "#contract/bank-overview.ts";
import type { ReplyOf } from "#contract/route.ts";
import type { Clock } from "#kernel/instant.ts";
import { counted } from "./counted.rules.ts";
import type { ItemCommands } from "./item.commands.ts";
import { type Stage, stateOf } from "./item-workflow.rules.ts";

type Progress = ReplyOf<typeof bankOverviewApi.bankProgress>;
type Row = Awaited<ReturnType<ItemCommands["all"]>>[number];

const DAY_MS = 86_400_000;
/** Upper ends of the age classes, in days; the last class is open. */
const AGE_CLASSES = [30, 90, 180, 365, 730] as const;

/** What a bank's manager asks at a glance. Counted over one small row per item. */
export function overviewCommands(ports: {
  readonly items: ItemCommands;
  readonly accounts: { all(): Promise<readonly { readonly id: string; readonly displayName: string }[]> };
  readonly clock: Clock;
}) {
  const { items, accounts, clock } = ports;

  return {
    async progress(): Promise<Progress> {
      const rows = await items.all();
      const names = new Map((await accounts.all()).map(({ id, displayName }) => [id, displayName]));
      const now = clock.now();
      return {
        states: counted(rows.map((row) => stateOf({ ...row, stage: row.stage as Stage }))).map(([state, count]) => ({
          state,
          count,
        })),
        ages: ages(rows, now),
        exposure: counted(rows.filter(({ isRetired }) => !isRetired).map(({ uses }) => uses))
          .map(([uses, count]) => ({ uses, count }))
          .sort((left, right) => left.uses - right.uses),
        authors: counted(rows.map(({ authorId }) => authorId)).map(([id]) => {
          const own = rows.filter(({ authorId, isRetired }) => authorId === id && !isRetired);
          const inStage = (stage: Stage) => own.filter((row) => row.stage === stage).length;
          const last30Days = own.filter(({ savedAt }) => savedAt > now - 30 * DAY_MS).length;
          const counts = { draft: inStage("draft"), inReview: inStage("in-review"), approved: inStage("approved"), last30Days };
          return { id, name: names.get(id) ?? id, ...counts };
        }),
      };
    },
  };
}

export type OverviewCommands = ReturnType<typeof overviewCommands>;

function ages(rows: readonly Row[], now: number): Progress["ages"] {
  const days = rows.filter(({ isRetired }) => !isRetired).map(({ savedAt }) => (now - savedAt) / DAY_MS);
  const ends: (number | null)[] = [...AGE_CLASSES, null];
  return ends.map((upToDays, at) => {
    const from = at === 0 ? Number.NEGATIVE_INFINITY : (AGE_CLASSES[at - 1] as number);
    const count = days.filter((age) => age > from && (upToDays === null || age <= upToDays)).length;
    return { upToDays, count };
  });
}
