import type { CandidateItem } from "#contract/candidate-item.ts";
import { ChoiceItem, type ChoiceViewProps } from "./choice.tsx";

interface Props extends Omit<ChoiceViewProps, "view"> {
  view: Extract<CandidateItem, { type: "single" }>;
}

/** Single choice: circles, one at most. */
export function SingleItem(props: Props) {
  return <ChoiceItem {...props} />;
}
