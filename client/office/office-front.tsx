import { Navigate } from "@solidjs/router";
import { Pages } from "#client/ui/pages.tsx";
import { AccountsPage } from "./accounts/accounts-page.tsx";
import { ComparePage } from "./blueprints/compare-page.tsx";
import { EditorPage } from "./blueprints/editor-page.tsx";
import { BlueprintsPage } from "./blueprints/list-page.tsx";
import { VersionsPage } from "./blueprints/versions-page.tsx";
import { BoardPage } from "./board/board-page.tsx";
import { CapacityPage } from "./capacity/capacity-page.tsx";
import { PaperPage } from "./papers/paper-page.tsx";
import { PapersPage } from "./papers/papers-page.tsx";
import { PreviewPage } from "./papers/preview-page.tsx";
import { AssemblyPage } from "./papers/report/report-page.tsx";
import { RunPage } from "./papers/run-page.tsx";
import { ResultsPage } from "./results/results-page.tsx";
import { ScoreReportsPage } from "./results/score-reports-page.tsx";
import { SittingResultsPage } from "./results/sitting-results-page.tsx";
import { RegisterPage } from "./sittings/register-page.tsx";
import { RosterPage } from "./sittings/roster-page.tsx";
import { SchedulePage } from "./sittings/schedule-page.tsx";
import { SheetsPage } from "./sittings/sheets-page.tsx";
import { SittingPage } from "./sittings/sitting-page.tsx";
import { SittingsPage } from "./sittings/sittings-page.tsx";
import { TicketsPage } from "./sittings/tickets-page.tsx";
import "./office.css";
import "./board.css";
import "./sheets.css";
import "./papers/papers.css";
import "./blueprints/blueprints.css";
import "./capacity/capacity.css";

const PAGES = [
  { path: "", component: () => <Navigate href="/staff/office/sittings" /> },
  { path: "sittings", component: SittingsPage },
  { path: "sittings/new", component: SchedulePage },
  { path: "sittings/:id", component: SittingPage },
  { path: "sittings/:id/register", component: RegisterPage },
  { path: "sittings/:id/candidates", component: RosterPage },
  { path: "sittings/:id/tickets", component: TicketsPage },
  { path: "sittings/:id/sheets", component: SheetsPage },
  { path: "board", component: BoardPage },
  { path: "board/:id", component: BoardPage },
  { path: "papers", component: PapersPage },
  { path: "papers/runs/:id", component: RunPage },
  { path: "papers/assemblies/:id", component: AssemblyPage },
  { path: "papers/:id", component: PaperPage },
  { path: "papers/:id/preview", component: PreviewPage },
  { path: "blueprints", component: BlueprintsPage },
  { path: "blueprints/:id", component: EditorPage },
  { path: "blueprints/:id/versions", component: VersionsPage },
  { path: "blueprints/:id/compare", component: ComparePage },
  { path: "blueprints/:id/capacity", component: CapacityPage },
  { path: "results", component: ResultsPage },
  { path: "results/:id", component: SittingResultsPage },
  { path: "results/:id/reports", component: ScoreReportsPage },
  { path: "accounts", component: AccountsPage },
];

/** The exam office, below `/staff/office`: sittings, board, papers, results, accounts. */
export function OfficeFront() {
  return <Pages base="/staff/office" pages={PAGES} />;
}
