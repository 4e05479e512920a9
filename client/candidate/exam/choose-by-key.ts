import type { Label } from "#contract/answer-sheet.ts";
import type { Exam } from "./exam-context.ts";

/** One key answers: sets a single choice, turns an option of a multiple choice on or off. */
export function chooseByKey(exam: Exam, label: Label): void {
  const slot = exam.shape.slots.find((entry) => entry.slot === exam.current());
  if (!slot || slot.type === "essay" || "ABCDEFGH".indexOf(label) >= slot.options) return;
  const chosen = exam.state.sheet().choices.get(slot.slot) ?? [];
  if (slot.type === "single") {
    if (!chosen.includes(label)) exam.actions.act({ kind: "choose", slot: slot.slot, options: [label] });
    return;
  }
  const options = chosen.includes(label) ? chosen.filter((other) => other !== label) : [...chosen, label].sort();
  exam.actions.act({ kind: "choose", slot: slot.slot, options });
}
