import CircleCheck from "lucide-solid/icons/circle-check";
import Printer from "lucide-solid/icons/printer";
import { createSignal, onMount, Show } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { common } from "#client/i18n/common.ts";
import { formatDate, formatTime } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { deliverLate } from "#client/sync/late.ts";
import { Button } from "#client/ui/button.tsx";
import { Facts } from "#client/ui/facts.tsx";
import { Icon } from "#client/ui/icon.tsx";
import { Notice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { Receipt } from "#contract/candidate.ts";
import { useCandidateSession } from "./session.ts";

/** The proof of having handed in: code, time, counts. */
export function ReceiptPage(props: { receipt: Receipt; onResult: () => void }) {
  const session = useCandidateSession();
  const [late, setLate] = createSignal(0);
  onMount(async () => {
    const outbox = await session.outbox();
    setLate(await deliverLate(outbox, session.owner()).catch(() => 0));
  });
  const rows = (): [string, string][] => {
    const { closedAt, closedBy, answered, unanswered, countedEssays, sequence, hash } = props.receipt;
    const words = candidate();
    return [
      [words.subject, inLanguage(session.state().exam.title)],
      [words.sitting, session.state().exam.sitting],
      [words.name, session.state().candidate.name],
      [words.ticketTail, session.state().candidate.ticketTail],
      [words.closedAt, `${formatDate(closedAt)} ${formatTime(closedAt)}`],
      [words.closedHow, words.closedBy[closedBy]],
      [words.answered, words.questions(answered)],
      [words.unanswered, words.questions(unanswered)],
      [words.countedEssays, words.questions(countedEssays)],
      [words.record, words.recordValue(sequence, hash)],
    ];
  };
  return (
    <div class="stack gate-form receipt">
      <div class="receipt-head">
        <Icon of={CircleCheck} size={32} />
        <PageHeader title={candidate().receiptTitle} lead={candidate().receiptLead} />
      </div>
      <section class="panel stack">
        <div>
          <p class="soft">{candidate().receiptCode}</p>
          <p class="receipt-code figures">{grouped(props.receipt.code)}</p>
        </div>
        <Facts rows={rows()} />
      </section>
      <Show when={late() > 0}>
        <Notice tone="attention">{candidate().leftBehind(late())}</Notice>
      </Show>
      <p class="soft no-print">{candidate().afterReceipt}</p>
      <div class="row gate-actions no-print">
        <Button icon={Printer} onClick={() => window.print()}>
          {candidate().print}
        </Button>
        <Show when={session.state().resultReleased}>
          <Button variant="primary" onClick={() => props.onResult()}>
            {candidate().seeResult}
          </Button>
        </Show>
        <Button variant="plain" onClick={() => void session.signOut()}>
          {common().signOut}
        </Button>
      </div>
    </div>
  );
}

/** Twelve characters in groups of four, so that they can be read out. */
function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1 ");
}
