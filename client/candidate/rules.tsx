import { createSignal, For } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { common } from "#client/i18n/common.ts";
import { formatPoints } from "#client/i18n/format.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Facts } from "#client/ui/facts.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { useCandidateSession } from "./session.ts";

/** The rules and the pledge. Which version was read is recorded. */
export function Rules() {
  const session = useCandidateSession();
  const [isPledged, setPledged] = createSignal(false);
  const exam = () => session.state().exam;
  const accept = createAction(async () => {
    session.put(await call(candidateCalls.acceptRules, { body: { version: exam().rules.version } }));
  });
  return (
    <GateFrame step={2} title={inLanguage(exam().title)}>
      <div class="stack">
        <PageHeader title={candidate().rulesTitle} lead={candidate().rulesLead} />
        <div class="gate-columns rules">
          <section class="panel">
            <ol class="rules-list">
              <For each={inLanguage(exam().rules)}>{(rule) => <li>{rule}</li>}</For>
            </ol>
            <p class="soft small-text">{candidate().rulesVersion(exam().rules.version)}</p>
          </section>
          <ExamFacts />
        </div>
        <ProblemNotice problem={accept.problem()} />
        <div class="panel row gate-pledge">
          <Checkbox checked={isPledged()} onChange={setPledged}>
            {candidate().pledge}
          </Checkbox>
          <Button
            size="large"
            variant="primary"
            disabled={!isPledged()}
            isBusy={accept.isBusy()}
            onClick={() => void accept.run()}
          >
            {candidate().accept}
          </Button>
        </div>
      </div>
    </GateFrame>
  );
}

function ExamFacts() {
  const session = useCandidateSession();
  const rows = (): [string, string][] => {
    const { durationMinutes, totalPoints, passPoints, lateEntryMinutes, earliestHandInMinutes } = session.state().exam;
    const words = candidate();
    return [
      [words.duration, common().minutes(durationMinutes)],
      [words.fullScore, common().points(formatPoints(totalPoints))],
      [words.passScore, common().points(formatPoints(passPoints))],
      [words.lateEntry, lateEntryMinutes === null ? words.anyTime : words.lateEntryValue(lateEntryMinutes)],
      [words.earliestHandIn, earliestHandInMinutes === 0 ? words.anyTime : words.earliestHandInValue(earliestHandInMinutes)],
    ];
  };
  return (
    <section class="panel stack">
      <h2>{candidate().examFacts}</h2>
      <Facts rows={rows()} />
    </section>
  );
}
