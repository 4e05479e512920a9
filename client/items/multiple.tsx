import type { CandidateItem } from "#contract/candidate-item.ts";
import { ChoiceItem, type ChoiceViewProps } from "./choice.tsx";

interface Props extends Omit<ChoiceViewProps, "view"> {
  view: Extract<CandidateItem, { type: "multiple" }>;
}

/** Multiple choice: squares, as many as the candidate thinks right. */
export function MultipleItem(props: Props) {
  return <ChoiceItem {...props} />;
}
