import Check from "lucide-solid/icons/check";
import Minus from "lucide-solid/icons/minus";
import { createSignal, For, Show } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { inLanguage } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Badge } from "#client/ui/badge.tsx";
import { Button } from "#client/ui/button.tsx";
import { Facts } from "#client/ui/facts.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { GateFrame } from "./gate-frame.tsx";
import { type InputKinds, kindsIn } from "./input-test.ts";
import { useCandidateSession } from "./session.ts";

const KINDS: readonly (keyof InputKinds)[] = ["han", "latin", "digits", "marks"];

/** Who sits here, and whether the keyboard works. "Not me" cannot be passed without an invigilator. */
export function Identity() {
  const session = useCandidateSession();
  const [isSomebodyElse, setSomebodyElse] = createSignal(false);
  return (
    <GateFrame step={1} title={inLanguage(session.state().exam.title)}>
      <Show when={!isSomebodyElse()} fallback={<NotMe onBack={() => setSomebodyElse(false)} />}>
        <IdentityCheck onNotMe={() => setSomebodyElse(true)} />
      </Show>
    </GateFrame>
  );
}

function IdentityCheck(props: { onNotMe: () => void }) {
  const session = useCandidateSession();
  const [typed, setTyped] = createSignal("");
  const confirm = createAction(async () => {
    session.put(await call(candidateCalls.confirmIdentity, { body: { inputTest: typed().slice(0, 200) } }));
  });
  return (
    <div class="stack">
      <PageHeader title={candidate().identityTitle} lead={candidate().identityLead} />
      <div class="gate-columns">
        <IdentityFacts />
        <InputTest onInput={setTyped} typed={typed()} />
      </div>
      <ProblemNotice problem={confirm.problem()} />
      <div class="row gate-actions">
        <Button size="large" onClick={() => props.onNotMe()}>
          {candidate().notMe}
        </Button>
        <Button size="large" variant="primary" isBusy={confirm.isBusy()} onClick={() => void confirm.run()}>
          {candidate().identityConfirm}
        </Button>
      </div>
    </div>
  );
}

function IdentityFacts() {
  const session = useCandidateSession();
  const person = () => session.state().candidate;
  const rows = (): [string, string][] => [
    [candidate().name, person().name],
    [candidate().idTail, person().idTail],
    [candidate().ticketTail, person().ticketTail],
    [candidate().subject, inLanguage(session.state().exam.title)],
    [candidate().sitting, session.state().exam.sitting],
    [candidate().room, person().room],
    [candidate().seat, person().seat],
  ];
  return (
    <section class="panel">
      <Facts rows={rows()} class="identity-facts" />
    </section>
  );
}

function InputTest(props: { typed: string; onInput: (text: string) => void }) {
  const kinds = () => kindsIn(props.typed);
  return (
    <section class="panel stack">
      <h2>{candidate().inputTestTitle}</h2>
      <p>{candidate().inputTestLead}</p>
      <p class="input-sample">{candidate().inputTestSample}</p>
      <TextField label={candidate().inputTestField} maxlength={200} autocomplete="off" onInput={(text) => props.onInput(text)} />
      <div class="row" role="status">
        <For each={KINDS}>
          {(kind) => (
            <Badge tone={kinds()[kind] ? "ok" : "neutral"} icon={kinds()[kind] ? Check : Minus}>
              {candidate().inputTestParts[kind]}
            </Badge>
          )}
        </For>
      </div>
      <Show when={props.typed !== "" && KINDS.some((kind) => !kinds()[kind])}>
        <p class="soft">{candidate().inputTestMissing}</p>
      </Show>
    </section>
  );
}

function NotMe(props: { onBack: () => void }) {
  const session = useCandidateSession();
  return (
    <div class="stack gate-form">
      <PageHeader title={candidate().notMeTitle} />
      <Notice tone="attention">{candidate().notMeText}</Notice>
      <div class="row gate-actions">
        <Button onClick={() => props.onBack()}>{candidate().notMeBack}</Button>
        <Button variant="plain" onClick={() => void session.signOut()}>
          {candidate().signInTitle}
        </Button>
      </div>
    </div>
  );
}
