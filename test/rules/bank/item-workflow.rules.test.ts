import { describe, expect, it } from "vitest";
import { type ItemAction, itemState } from "#contract/bank.ts";
import { ROLES, type Role } from "#contract/people.ts";
import { ITEM_ACTIONS, type Person, refusalOf, type Standing, stageAfter, stateOf } from "#server/bank/item-workflow.rules.ts";

const AGREED = { by: "checker", agrees: true, isSettled: false };

/** A choice item written by "writer", checked and agreed by "checker", without open threads. */
function standing(change: Partial<Standing> = {}): Standing {
  return {
    type: "single",
    stage: "in-review",
    isRetired: false,
    isLive: false,
    writerId: "writer",
    keyChecks: [AGREED],
    keySeenBy: new Set(["writer", "reader"]),
    openThreads: 0,
    ...change,
  };
}

const STANDINGS: Readonly<Record<string, Standing>> = {
  draft: standing({ stage: "draft" }),
  "in-review": standing(),
  approved: standing({ stage: "approved" }),
  live: standing({ stage: "approved", isLive: true }),
  retired: standing({ stage: "approved", isRetired: true }),
};

/** Who may do what in which state, written out: action, states, roles. Everything else is refused. */
const ALLOWED: readonly [ItemAction, readonly string[], readonly Role[]][] = [
  ["edit", ["draft", "in-review", "approved", "live"], ["writer"]],
  ["submit", ["draft"], ["writer"]],
  ["send-back", ["in-review"], ["reviewer"]],
  ["check-key", ["in-review"], ["writer", "reviewer"]],
  ["approve", ["in-review"], ["reviewer"]],
  ["retire", ["draft", "approved", "live"], ["reviewer", "office"]],
  ["revive", ["retired"], ["reviewer", "office"]],
];

describe("the workflow of an item", () => {
  it("[BAN-6] allows exactly what the table says: every role × state × action, for a person who has no hand in it", () => {
    for (const action of ITEM_ACTIONS) {
      for (const state of itemState.options) {
        for (const role of ROLES) {
          const person: Person = { id: "outsider", roles: [role] };
          const isAllowed = ALLOWED.some(
            ([name, states, roles]) => name === action && states.includes(state) && roles.includes(role),
          );
          const code = refusalOf(action, STANDINGS[state] as Standing, person);
          expect(code === null, `${role} ${action} ${state}: ${code}`).toBe(isAllowed);
        }
      }
    }
  });

  it("[BAN-6] names the state it shows", () => {
    for (const [state, found] of Object.entries(STANDINGS)) expect(stateOf(found)).toBe(state);
    expect(stateOf(standing({ stage: "draft", isLive: true }))).toBe("draft");
  });

  it("[BAN-7] keeps writer, key checker and approver of one version apart, whatever roles they have", () => {
    const everything: readonly Role[] = ["writer", "reviewer", "office"];
    const as = (id: string): Person => ({ id, roles: everything });
    expect(refusalOf("approve", standing(), as("writer"))).toBe("same-person");
    expect(refusalOf("approve", standing(), as("checker"))).toBe("same-person");
    expect(refusalOf("approve", standing(), as("approver"))).toBeNull();
    expect(refusalOf("check-key", standing({ keyChecks: [] }), as("writer"))).toBe("same-person");
    expect(refusalOf("send-back", standing(), as("writer"))).toBe("same-person");
    expect(refusalOf("withdraw", standing(), as("writer"))).toBeNull();
    expect(refusalOf("withdraw", standing(), as("other"))).toBe("not-allowed");
  });

  it("[BAN-8] lets nobody check a key they have seen, and asks no key check of an essay", () => {
    const reader: Person = { id: "reader", roles: ["reviewer"] };
    expect(refusalOf("check-key", standing({ keyChecks: [] }), reader)).toBe("key-seen");
    expect(refusalOf("check-key", standing({ type: "essay", keyChecks: [] }), { ...reader, id: "x" })).toBe("wrong-state");
    expect(refusalOf("approve", standing({ type: "essay", keyChecks: [] }), { ...reader, id: "x" })).toBeNull();
  });

  it("[BAN-8] lets a mismatch block approval until it is settled by somebody with no hand in it", () => {
    const mismatch = { by: "checker", agrees: false, isSettled: false };
    const reviewer = (id: string): Person => ({ id, roles: ["reviewer"] });
    const open = standing({ keyChecks: [AGREED, mismatch] });
    expect(refusalOf("approve", standing({ keyChecks: [] }), reviewer("x"))).toBe("key-unchecked");
    expect(refusalOf("approve", open, reviewer("x"))).toBe("key-unchecked");
    expect(refusalOf("settle-key", open, reviewer("checker"))).toBe("same-person");
    expect(refusalOf("settle-key", open, reviewer("writer"))).toBe("same-person");
    expect(refusalOf("settle-key", open, reviewer("x"))).toBeNull();
    expect(refusalOf("settle-key", standing(), reviewer("x"))).toBe("wrong-state");
    expect(refusalOf("approve", standing({ keyChecks: [{ ...mismatch, isSettled: true }] }), reviewer("x"))).toBeNull();
  });

  it("[BAN-9] lets open comments block approval", () => {
    expect(refusalOf("approve", standing({ openThreads: 1 }), { id: "x", roles: ["reviewer"] })).toBe("open-comments");
  });

  it("[BAN-6] moves the stage as the table says", () => {
    expect(stageAfter("submit", standing({ stage: "draft" }))).toBe("in-review");
    expect(stageAfter("send-back", standing())).toBe("draft");
    expect(stageAfter("approve", standing())).toBe("approved");
    expect(stageAfter("check-key", standing())).toBe("in-review");
    expect(stageAfter("retire", standing({ stage: "approved" }))).toBe("approved");
  });
});
