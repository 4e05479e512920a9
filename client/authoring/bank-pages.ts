import type { Page } from "#client/ui/pages.tsx";
import { AccessLogPage } from "./access/access-log-page.tsx";
import { PassesPage } from "./access/passes-page.tsx";
import { BankPage } from "./list/bank-page.tsx";
import { ProgressPage } from "./overview/progress-page.tsx";
import { TasksPage } from "./tasks/tasks-page.tsx";
import { ImportPage } from "./transfer/import-page.tsx";
import "./bank.css";

/** The bank as a whole: its table, progress, tasks, ways in and out. Pages of one item are the editor's. */
export const BANK_PAGES: readonly Page[] = [
  { path: "", component: BankPage },
  { path: "progress", component: ProgressPage },
  { path: "tasks", component: TasksPage },
  { path: "import", component: () => ImportPage({}) },
  { path: "passes", component: PassesPage },
  { path: "access-log", component: AccessLogPage },
];
