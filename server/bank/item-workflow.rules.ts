import type { ItemAction, ItemState } from "#contract/bank.ts";
import type { Role } from "#contract/people.ts";
import type { RefusalCode } from "#contract/refusals.ts";
import type { ItemType } from "#item-bank/item.ts";

/** Where the newest version of an item stands, apart from retirement. */
export type Stage = "draft" | "in-review" | "approved";

/** All that decides what may happen to an item. */
export interface Standing {
  readonly type: ItemType;
  readonly stage: Stage;
  readonly isRetired: boolean;
  /** The newest version is approved and the item is on a paper. */
  readonly isLive: boolean;
  /** Who wrote the newest version. */
  readonly writerId: string;
  /** Key checks of the newest version. */
  readonly keyChecks: readonly { readonly by: string; readonly agrees: boolean; readonly isSettled: boolean }[];
  /** People who have seen the newest version with its key. */
  readonly keySeenBy: ReadonlySet<string>;
  /** Threads of the newest version or older that nobody has resolved. */
  readonly openThreads: number;
}

/** The person asking. */
export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** What an action asks of the person, besides a role. */
type Condition =
  | "not-writer"
  | "is-writer"
  | "not-checker"
  | "key-unseen"
  | "is-choice"
  | "key-agreed"
  | "has-mismatch"
  | "threads-resolved";

interface Transition {
  readonly from: readonly ItemState[];
  /** Stage afterwards; `keeps` where it does not change. */
  readonly to: Stage | "keeps";
  readonly roles: readonly Role[];
  readonly conditions: readonly Condition[];
}

/**
 * Who may do what to an item in which state. A live item is edited like an approved one: its approved version stays in
 * use until the edit is approved. Writer, key checker and approver of one version are three different people.
 */
export const TRANSITIONS: Readonly<Record<ItemAction, Transition>> = {
  edit: { from: ["draft", "in-review", "approved", "live"], to: "draft", roles: ["writer"], conditions: [] },
  submit: { from: ["draft"], to: "in-review", roles: ["writer"], conditions: [] },
  withdraw: { from: ["in-review"], to: "draft", roles: ["writer"], conditions: ["is-writer"] },
  "send-back": { from: ["in-review"], to: "draft", roles: ["reviewer"], conditions: ["not-writer"] },
  "check-key": {
    from: ["in-review"],
    to: "keeps",
    roles: ["writer", "reviewer"],
    conditions: ["is-choice", "not-writer", "key-unseen"],
  },
  "settle-key": {
    from: ["in-review"],
    to: "keeps",
    roles: ["reviewer"],
    conditions: ["has-mismatch", "not-writer", "not-checker"],
  },
  approve: {
    from: ["in-review"],
    to: "approved",
    roles: ["reviewer"],
    conditions: ["not-writer", "not-checker", "key-agreed", "threads-resolved"],
  },
  retire: { from: ["draft", "approved", "live"], to: "keeps", roles: ["reviewer", "office"], conditions: [] },
  revive: { from: ["retired"], to: "keeps", roles: ["reviewer", "office"], conditions: [] },
};

export const ITEM_ACTIONS = Object.keys(TRANSITIONS) as ItemAction[];

const CONDITION_REFUSALS: Readonly<Record<Condition, RefusalCode>> = {
  "not-writer": "same-person",
  "is-writer": "not-allowed",
  "not-checker": "same-person",
  "key-unseen": "key-seen",
  "is-choice": "wrong-state",
  "key-agreed": "key-unchecked",
  "has-mismatch": "wrong-state",
  "threads-resolved": "open-comments",
};

/** The state people see. */
export function stateOf(standing: Pick<Standing, "stage" | "isRetired" | "isLive">): ItemState {
  if (standing.isRetired) return "retired";
  return standing.stage === "approved" && standing.isLive ? "live" : standing.stage;
}

/** Null when the person may do it now; otherwise the code of the first thing in the way: role, state, then conditions. */
export function refusalOf(action: ItemAction, standing: Standing, person: Person): RefusalCode | null {
  const { from, roles, conditions } = TRANSITIONS[action];
  if (!roles.some((role) => person.roles.includes(role))) return "not-allowed";
  if (!from.includes(stateOf(standing))) return "wrong-state";
  const missed = conditions.find((condition) => !holds(condition, standing, person));
  return missed === undefined ? null : CONDITION_REFUSALS[missed];
}

/** The stage after an action that is allowed. */
export function stageAfter(action: ItemAction, standing: Standing): Stage {
  const { to } = TRANSITIONS[action];
  return to === "keeps" ? standing.stage : to;
}

function holds(condition: Condition, standing: Standing, person: Person): boolean {
  const { keyChecks } = standing;
  switch (condition) {
    case "not-writer":
      return person.id !== standing.writerId;
    case "is-writer":
      return person.id === standing.writerId;
    case "not-checker":
      return keyChecks.every(({ by }) => by !== person.id);
    case "key-unseen":
      return !standing.keySeenBy.has(person.id);
    case "is-choice":
      return standing.type !== "essay";
    case "key-agreed":
      return (
        standing.type === "essay" || (keyChecks.length > 0 && keyChecks.every(({ agrees, isSettled }) => agrees || isSettled))
      );
    case "has-mismatch":
      return keyChecks.some(({ agrees, isSettled }) => !agrees && !isSettled);
    case "threads-resolved":
      return standing.openThreads === 0;
  }
}
