import { Navigate, Route, Router } from "@solidjs/router";
import { lazy, type ParentProps, Suspense } from "solid-js";
import { FullPageSpinner } from "./ui/spinner.tsx";

const CandidateFront = lazy(async () => ({ default: (await import("./candidate/candidate-front.tsx")).CandidateFront }));
const StaffFront = lazy(async () => ({ default: (await import("./staff/staff-front.tsx")).StaffFront }));

/** Two doors: candidates at `/` (and `/enter#t=…&c=…` from a ticket's QR code), everybody who works here at `/staff`. */
export function App() {
  return (
    <Router root={Root}>
      <Route path={["/", "/enter"]} component={CandidateFront} />
      <Route path={["/staff", "/staff/*"]} component={StaffFront} />
      <Route path="*" component={() => <Navigate href="/" />} />
    </Router>
  );
}

function Root(props: ParentProps) {
  return <Suspense fallback={<FullPageSpinner />}>{props.children}</Suspense>;
}
