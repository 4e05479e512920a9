import { createSignal, Match, Switch } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { Notice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { ReceiptPage } from "./receipt.tsx";
import { ResultPage } from "./result.tsx";
import { useCandidateSession } from "./session.ts";

/** After the exam: the receipt, later the result; or why there was none. */
export function Outcome() {
  const session = useCandidateSession();
  const [isReceiptWanted, setReceiptWanted] = createSignal(false);
  return (
    <GateFrame title={inLanguage(session.state().exam.title)}>
      <Switch>
        <Match when={session.state().stage === "absent"}>
          <div class="stack gate-form">
            <PageHeader title={candidate().absentTitle} />
            <Notice tone="attention">{candidate().absentText}</Notice>
          </div>
        </Match>
        <Match when={session.state().resultReleased && !isReceiptWanted()}>
          <ResultPage onReceipt={() => setReceiptWanted(true)} />
        </Match>
        <Match when={session.state().receipt}>
          {(receipt) => <ReceiptPage receipt={receipt()} onResult={() => setReceiptWanted(false)} />}
        </Match>
      </Switch>
    </GateFrame>
  );
}
