import type { LucideIcon } from "lucide-solid";
import CalendarDays from "lucide-solid/icons/calendar-days";
import ChartColumn from "lucide-solid/icons/chart-column";
import ClipboardPen from "lucide-solid/icons/clipboard-pen";
import FileText from "lucide-solid/icons/file-text";
import LibraryBig from "lucide-solid/icons/library-big";
import MonitorCheck from "lucide-solid/icons/monitor-check";
import Users from "lucide-solid/icons/users";
import type { StaffWords } from "#client/i18n/staff.zh.ts";
import type { Role } from "#contract/people.ts";

export interface Door {
  readonly href: string;
  readonly word: Exclude<keyof StaffWords, "roles">;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
}

/** Entries of the rail, the person's own work first. */
const DOORS: readonly Door[] = [
  { href: "/staff/marking", word: "marking", icon: ClipboardPen, roles: ["grader", "chief-grader"] },
  { href: "/staff/bank", word: "ownItems", icon: LibraryBig, roles: ["writer"] },
  { href: "/staff/bank", word: "bank", icon: LibraryBig, roles: ["reviewer"] },
  { href: "/staff/office/board", word: "invigilation", icon: MonitorCheck, roles: ["invigilator"] },
  { href: "/staff/office/sittings", word: "sittings", icon: CalendarDays, roles: ["office", "auditor"] },
  { href: "/staff/office/board", word: "invigilation", icon: MonitorCheck, roles: ["office"] },
  { href: "/staff/office/papers", word: "papers", icon: FileText, roles: ["office", "administrator", "auditor"] },
  { href: "/staff/office/results", word: "results", icon: ChartColumn, roles: ["office", "auditor"] },
  { href: "/staff/bank", word: "bank", icon: LibraryBig, roles: ["office", "auditor"] },
  { href: "/staff/office/accounts", word: "accounts", icon: Users, roles: ["administrator", "auditor"] },
];

/** The doors these roles open, each address once. */
export function doorsOf(roles: readonly Role[]): readonly Door[] {
  const open = DOORS.filter((door) => door.roles.some((role) => roles.includes(role)));
  return open.filter((door, at) => open.findIndex((other) => other.href === door.href) === at);
}
