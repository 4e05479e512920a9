import { A } from "@solidjs/router";
import { createSignal } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { staff } from "#client/i18n/staff.ts";
import { chooseLanguage, language } from "#client/i18n/words.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { TextField } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { PageHeader } from "#client/ui/page-header.tsx";
import { type Me, peopleApi } from "#contract/people.ts";

/** Account name and password. */
export function StaffSignIn(props: { onSignedIn: (me: Me) => void }) {
  const [name, setName] = createSignal("");
  const [password, setPassword] = createSignal("");
  const signIn = createAction(async () => {
    props.onSignedIn(await call(peopleApi.staffSignIn, { body: { name: name().trim(), password: password() } }));
  });
  return (
    <main class="gate">
      <form
        class="gate-card panel stack"
        onSubmit={(event) => {
          event.preventDefault();
          void signIn.run();
        }}
      >
        <div class="gate-brand">
          {common().product} <span class="soft">{common().productLine}</span>
        </div>
        <PageHeader title={staff().signInTitle} lead={staff().signInLead} />
        <ProblemNotice problem={signIn.problem()} />
        <TextField label={staff().account} name="username" autocomplete="username" required onInput={setName} />
        <TextField
          label={staff().password}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          onInput={setPassword}
        />
        <Button type="submit" variant="primary" size="large" isBusy={signIn.isBusy()}>
          {common().signIn}
        </Button>
        <div class="row gate-foot">
          <A href="/">{staff().candidateDoor}</A>
          <Button variant="plain" size="small" onClick={() => chooseLanguage(language() === "zh" ? "en" : "zh")}>
            {common().otherLanguage}
          </Button>
        </div>
      </form>
    </main>
  );
}
