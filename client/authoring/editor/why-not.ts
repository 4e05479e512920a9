import { workbench } from "#client/i18n/authoring-workbench.ts";
import { common } from "#client/i18n/common.ts";
import type { ProblemCode } from "#client/sync/api-problem.ts";
import type { ItemAction } from "#contract/bank.ts";

/** Why an action is not possible now, in a sentence that says what would make it so. */
export function whyNot(action: ItemAction, code: string): string {
  if (code === "wrong-state") return workbench().onlyWhen[action];
  if (code === "not-allowed") return workbench().notAllowed[action];
  if (code === "same-person") return workbench().samePerson;
  return common().problems[code as ProblemCode] ?? common().problems["wrong-state"];
}

/** Whether an action is this person's and this state's, and only something that can be put right stands in its way. */
export function isWithinReach(code: string): boolean {
  return code !== "wrong-state" && code !== "not-allowed";
}
