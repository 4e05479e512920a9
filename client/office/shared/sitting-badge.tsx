import CalendarClock from "lucide-solid/icons/calendar-clock";
import CircleCheck from "lucide-solid/icons/circle-check";
import CirclePlay from "lucide-solid/icons/circle-play";
import DoorOpen from "lucide-solid/icons/door-open";
import SquareCheck from "lucide-solid/icons/square-check";
import { office } from "#client/i18n/office.ts";
import { Badge } from "#client/ui/badge.tsx";
import type { SittingState } from "#contract/sittings.ts";

const LOOKS = {
  scheduled: { icon: CalendarClock, tone: "neutral" },
  open: { icon: DoorOpen, tone: "information" },
  started: { icon: CirclePlay, tone: "attention" },
  closed: { icon: SquareCheck, tone: "neutral" },
  released: { icon: CircleCheck, tone: "ok" },
} as const;

/** Where a sitting stands, by shape and word. */
export function SittingBadge(props: { state: SittingState }) {
  return (
    <Badge tone={LOOKS[props.state].tone} icon={LOOKS[props.state].icon}>
      {office().sittings.states[props.state]}
    </Badge>
  );
}
