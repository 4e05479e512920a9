import { createSignal, For, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { staff } from "#client/i18n/staff.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Checkbox } from "#client/ui/checkbox.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { TextField } from "#client/ui/field.tsx";
import { ProblemNotice } from "#client/ui/notice.tsx";
import { type Account, peopleApi, ROLES, type Role } from "#contract/people.ts";

/** A password the server made, to be shown once. */
export interface IssuedPassword {
  readonly displayName: string;
  readonly oneTimePassword: string;
}

const NAME = /^[\p{L}\p{N}._-]{2,40}$/u;

/** Creates an account, or changes name and roles of one. */
export function AccountForm(props: {
  /** The account to change; null makes a new one. */
  account: Account | null;
  onClose: () => void;
  onDone: (issued: IssuedPassword | null) => void;
}) {
  const words = () => office().accounts.form;
  const [name, setName] = createSignal("");
  const [displayName, setDisplayName] = createSignal(props.account?.displayName ?? "");
  const [roles, setRoles] = createSignal<readonly Role[]>(props.account?.roles ?? []);
  const [isTried, setTried] = createSignal(false);
  const isNameFine = () => props.account !== null || NAME.test(name().trim());
  const isFine = () => isNameFine() && displayName().trim() !== "" && roles().length > 0;
  const formId = "office-account-form";

  const save = createAction(async () => {
    const person = { displayName: displayName().trim(), roles: [...roles()] };
    if (props.account) {
      const { id, isActive } = props.account;
      await call(peopleApi.updateAccount, { params: { id }, body: { ...person, isActive } });
      props.onDone(null);
    } else {
      const { oneTimePassword } = await call(peopleApi.createAccount, { body: { name: name().trim(), ...person } });
      props.onDone({ displayName: person.displayName, oneTimePassword });
    }
  });

  return (
    <Dialog
      isOpen
      title={props.account ? words().editTitle(props.account.name) : words().createTitle}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{common().cancel}</Button>
          <Button type="submit" form={formId} variant="primary" isBusy={save.isBusy()}>
            {props.account ? common().save : words().create}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        class="stack"
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isFine()) void save.run();
        }}
      >
        <ProblemNotice problem={save.problem()} />
        <Show when={!props.account}>
          <TextField
            label={words().name}
            hint={words().nameHint}
            error={isTried() && !isNameFine() ? words().nameWrong : undefined}
            maxlength={40}
            autocomplete="off"
            onInput={setName}
          />
        </Show>
        <TextField
          label={words().displayName}
          error={isTried() && displayName().trim() === "" ? words().displayNameWrong : undefined}
          maxlength={50}
          autocomplete="off"
          value={props.account?.displayName ?? ""}
          onInput={setDisplayName}
        />
        <RolesField roles={roles()} isWrong={isTried() && roles().length === 0} onChange={setRoles} />
      </form>
    </Dialog>
  );
}

function RolesField(props: { roles: readonly Role[]; isWrong: boolean; onChange: (roles: readonly Role[]) => void }) {
  const words = () => office().accounts.form;
  const toggle = (role: Role, isOn: boolean) =>
    props.onChange(isOn ? [...props.roles, role] : props.roles.filter((other) => other !== role));
  return (
    <fieldset class="field">
      <legend class="label">{words().roles}</legend>
      <div class="office-roles">
        <For each={ROLES}>
          {(role) => (
            <Checkbox checked={props.roles.includes(role)} onChange={(isOn) => toggle(role, isOn)}>
              {staff().roles[role]}
            </Checkbox>
          )}
        </For>
      </div>
      <Show when={props.isWrong}>
        <span class="error" role="alert">
          {words().rolesWrong}
        </span>
      </Show>
    </fieldset>
  );
}
