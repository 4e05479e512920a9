import { PageHeader } from "#client/ui/page-header.tsx";
import { Pages } from "#client/ui/pages.tsx";

/** The exam office, below `/staff/office`: sittings, papers, results, board, accounts. */
export function OfficeFront() {
  return <Pages base="/staff/office" pages={[{ path: "*", component: () => <PageHeader title="场次" /> }]} />;
}
