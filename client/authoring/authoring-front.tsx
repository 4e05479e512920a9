import { PageHeader } from "#client/ui/page-header.tsx";
import { Pages } from "#client/ui/pages.tsx";

/** The item writers' desk, below `/staff/bank`. */
export function AuthoringFront() {
  return <Pages base="/staff/bank" pages={[{ path: "", component: () => <PageHeader title="试题库" /> }]} />;
}
