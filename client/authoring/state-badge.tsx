import Archive from "lucide-solid/icons/archive";
import CircleCheck from "lucide-solid/icons/circle-check";
import Eye from "lucide-solid/icons/eye";
import Pencil from "lucide-solid/icons/pencil";
import Radio from "lucide-solid/icons/radio";
import { authoring } from "#client/i18n/authoring.ts";
import { Badge } from "#client/ui/badge.tsx";
import type { ItemState } from "./list/bank-filters.ts";

const LOOKS = {
  draft: { icon: Pencil, tone: "attention" },
  "in-review": { icon: Eye, tone: "information" },
  approved: { icon: CircleCheck, tone: "ok" },
  live: { icon: Radio, tone: "ok" },
  retired: { icon: Archive, tone: "neutral" },
} as const;

/** Where an item stands, by shape and word. */
export function StateBadge(props: { state: ItemState }) {
  return (
    <Badge tone={LOOKS[props.state].tone} icon={LOOKS[props.state].icon}>
      {authoring().states[props.state]}
    </Badge>
  );
}
