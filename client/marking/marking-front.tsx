import { Pages } from "#client/ui/pages.tsx";
import { MarkingPage } from "./desk/marking-page.tsx";
import { ProgressPage } from "./progress/progress-page.tsx";
import { QueuesPage } from "./queue/queues-page.tsx";
import "./marking.css";

/** The graders' desk, below `/staff/marking`. */
export function MarkingFront() {
  return (
    <Pages
      base="/staff/marking"
      pages={[
        { path: "", component: QueuesPage },
        { path: "progress", component: ProgressPage },
        { path: ":sittingId/:itemId", component: MarkingPage },
      ]}
    />
  );
}
