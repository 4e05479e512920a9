import { A } from "@solidjs/router";
import { createSignal, onMount, Show } from "solid-js";
import { candidate } from "#client/i18n/candidate.ts";
import { common } from "#client/i18n/common.ts";
import { call } from "#client/sync/api-client.ts";
import { candidateCalls } from "#client/sync/candidate-calls.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import type { CandidateState } from "#contract/candidate.ts";
import { GateFrame } from "./gate-frame.tsx";

/** Ticket number and entry code; a scanned ticket signs in by itself. */
export function SignIn(props: {
  entry: { ticket: string; code: string } | null;
  wasSignedOut: boolean;
  onSignedIn: (state: CandidateState) => void;
}) {
  const [ticket, setTicket] = createSignal(props.entry?.ticket ?? "");
  const [code, setCode] = createSignal(props.entry?.code ?? "");
  const signIn = createAction(async () => {
    const body = { ticket: ticket().normalize("NFKC").trim(), code: code().trim() };
    props.onSignedIn(await call(candidateCalls.candidateSignIn, { body }));
  });
  onMount(() => {
    if (props.entry && !props.wasSignedOut) void signIn.run();
  });
  return (
    <GateFrame step={0}>
      <form
        class="panel stack gate-form"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn.run();
        }}
      >
        <PageHeader title={candidate().signInTitle} lead={candidate().signInLead} />
        <Show when={props.wasSignedOut}>
          <Notice tone="attention">{candidate().signedOutNotice}</Notice>
        </Show>
        <ProblemNotice problem={signIn.problem()} />
        <TextField
          label={candidate().ticket}
          name="ticket"
          value={ticket()}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxlength={40}
          required
          onInput={setTicket}
        />
        <TextField
          label={candidate().code}
          name="code"
          value={code()}
          hint={candidate().codeHint}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxlength={40}
          required
          onInput={setCode}
        />
        <Button type="submit" variant="primary" size="large" isBusy={signIn.isBusy()}>
          {common().signIn}
        </Button>
      </form>
      <p class="gate-staff-door">
        <A href="/staff">{candidate().staffDoor}</A>
      </p>
    </GateFrame>
  );
}
