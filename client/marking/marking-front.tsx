import { PageHeader } from "#client/ui/page-header.tsx";
import { Pages } from "#client/ui/pages.tsx";

/** The graders' desk, below `/staff/marking`. */
export function MarkingFront() {
  return <Pages base="/staff/marking" pages={[{ path: "", component: () => <PageHeader title="待评" /> }]} />;
}
