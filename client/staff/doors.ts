import type { LucideIcon } from "lucide-solid";
import CalendarDays from "lucide-solid/icons/calendar-days";
import ChartColumn from "lucide-solid/icons/chart-column";
import ClipboardPen from "lucide-solid/icons/clipboard-pen";
import FileText from "lucide-solid/icons/file-text";
import FileUp from "lucide-solid/icons/file-up";
import Gauge from "lucide-solid/icons/gauge";
import LibraryBig from "lucide-solid/icons/library-big";
import ListChecks from "lucide-solid/icons/list-checks";
import MonitorCheck from "lucide-solid/icons/monitor-check";
import PenLine from "lucide-solid/icons/pen-line";
import ScrollText from "lucide-solid/icons/scroll-text";
import ShieldCheck from "lucide-solid/icons/shield-check";
import TableProperties from "lucide-solid/icons/table-properties";
import Users from "lucide-solid/icons/users";
import type { StaffWords } from "#client/i18n/staff.zh.ts";
import type { Role } from "#contract/people.ts";

export interface Door {
  readonly href: string;
  readonly word: Exclude<keyof StaffWords, "roles">;
  readonly icon: LucideIcon;
  readonly roles: readonly Role[];
  /** Shown only while one works below this address, under its door. */
  readonly within?: string;
}

const BANK = "/staff/bank";

/** Entries of the rail, the person's own work first. */
const DOORS: readonly Door[] = [
  { href: "/staff/marking", word: "marking", icon: ClipboardPen, roles: ["grader", "chief-grader"] },
  { href: "/staff/bank/tasks", word: "ownTasks", icon: ListChecks, roles: ["reviewer"] },
  { href: "/staff/bank?author=me", word: "ownItems", icon: PenLine, roles: ["writer"] },
  { href: "/staff/bank/tasks", word: "ownTasks", icon: ListChecks, roles: ["writer"] },
  { href: BANK, word: "bank", icon: LibraryBig, roles: ["writer", "reviewer"] },
  { href: "/staff/office/board", word: "invigilation", icon: MonitorCheck, roles: ["invigilator"] },
  { href: "/staff/office/sittings", word: "sittings", icon: CalendarDays, roles: ["office", "auditor"] },
  { href: "/staff/office/board", word: "invigilation", icon: MonitorCheck, roles: ["office"] },
  { href: "/staff/office/papers", word: "papers", icon: FileText, roles: ["office", "administrator", "auditor"] },
  {
    href: "/staff/office/blueprints",
    word: "blueprints",
    icon: TableProperties,
    roles: ["office", "administrator", "auditor"],
  },
  { href: "/staff/office/results", word: "results", icon: ChartColumn, roles: ["office", "auditor"] },
  { href: BANK, word: "bank", icon: LibraryBig, roles: ["office", "auditor"] },
  { href: "/staff/bank/tasks", word: "tasks", icon: ListChecks, roles: ["office"], within: BANK },
  {
    href: "/staff/bank/progress",
    word: "progress",
    icon: Gauge,
    roles: ["writer", "reviewer", "office", "auditor"],
    within: BANK,
  },
  { href: "/staff/bank/import", word: "import", icon: FileUp, roles: ["writer", "office"], within: BANK },
  { href: "/staff/bank/passes", word: "passes", icon: ShieldCheck, roles: ["administrator"] },
  { href: "/staff/bank/access-log", word: "accessLog", icon: ScrollText, roles: ["administrator"] },
  {
    href: "/staff/bank/passes",
    word: "passes",
    icon: ShieldCheck,
    roles: ["writer", "reviewer", "office", "auditor"],
    within: BANK,
  },
  { href: "/staff/bank/access-log", word: "accessLog", icon: ScrollText, roles: ["office", "auditor"], within: BANK },
  { href: "/staff/office/accounts", word: "accounts", icon: Users, roles: ["administrator", "auditor"] },
];

/** The doors these roles open, each address once, with those of the place one works in. */
export function doorsOf(roles: readonly Role[], path = "/staff"): readonly Door[] {
  const open = DOORS.filter((door) => door.roles.some((role) => roles.includes(role)));
  const once = open.filter((door, at) => open.findIndex((other) => other.href === door.href) === at);
  return once.filter(({ within }) => within === undefined || isBelow(path, within));
}

/** The door one is behind: the one with the longest address that leads here; a question in its address has to be asked too. */
export function currentDoor(doors: readonly Door[], here: { readonly path: string; readonly search: string }): Door | undefined {
  const leads = ({ href }: Door) => {
    const [path = "", question] = href.split("?");
    if (question === undefined) return isBelow(here.path, path);
    return here.path === path && here.search.replace(/^\?/, "").split("&").includes(question);
  };
  return doors.filter(leads).sort((left, right) => right.href.length - left.href.length)[0];
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}
