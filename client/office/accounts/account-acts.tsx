import { createSignal, Show } from "solid-js";
import { common } from "#client/i18n/common.ts";
import { office } from "#client/i18n/office.ts";
import { call } from "#client/sync/api-client.ts";
import { createAction } from "#client/sync/create-query.ts";
import { Button } from "#client/ui/button.tsx";
import { Dialog } from "#client/ui/dialog.tsx";
import { Notice, ProblemNotice } from "#client/ui/notice.tsx";
import { type Account, peopleApi } from "#contract/people.ts";
import type { IssuedPassword } from "./account-form.tsx";

export interface PendingAct {
  readonly kind: "off" | "reset";
  readonly account: Account;
}

/** Asks before an account is switched off or its password is replaced. */
export function AccountAct(props: { act: PendingAct; onClose: () => void; onDone: (issued: IssuedPassword | null) => void }) {
  const words = () => office().accounts[props.act.kind];
  const perform = createAction(async () => {
    const { kind, account } = props.act;
    if (kind === "off") {
      await switchAccount(account, false);
      props.onDone(null);
    } else {
      const { oneTimePassword } = await call(peopleApi.resetPassword, { params: { id: account.id } });
      props.onDone({ displayName: account.displayName, oneTimePassword });
    }
  });
  return (
    <Dialog
      isOpen
      title={words().title(props.act.account.displayName)}
      onClose={props.onClose}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{common().cancel}</Button>
          <Button variant="danger" isBusy={perform.isBusy()} onClick={() => void perform.run()}>
            {words().act}
          </Button>
        </>
      }
    >
      <div class="stack">
        <ProblemNotice problem={perform.problem()} />
        <p>{words().text}</p>
      </div>
    </Dialog>
  );
}

/** Switches an account on or off and leaves the rest of it alone. */
export function switchAccount({ id, displayName, roles }: Account, isActive: boolean): Promise<Account> {
  return call(peopleApi.updateAccount, { params: { id }, body: { displayName, roles, isActive } });
}

/** The password the server made; it exists nowhere else in readable form, so it stays until it is closed on purpose. */
export function OneTimePassword(props: { issued: IssuedPassword; onClose: () => void }) {
  const words = () => office().accounts.password;
  const [isCopied, setCopied] = createSignal(false);
  const canCopy = typeof navigator.clipboard?.writeText === "function";
  return (
    <Dialog
      isOpen
      title={words().title}
      onClose={() => undefined}
      actions={
        <Button variant="primary" onClick={() => props.onClose()}>
          {words().close}
        </Button>
      }
    >
      <div class="stack">
        <p>{words().text(props.issued.displayName)}</p>
        <p class="row">
          <code class="office-password">{props.issued.oneTimePassword}</code>
          <Show when={canCopy}>
            <Button
              size="small"
              onClick={() => void navigator.clipboard.writeText(props.issued.oneTimePassword).then(() => setCopied(true))}
            >
              {isCopied() ? words().copied : words().copy}
            </Button>
          </Show>
        </p>
        <Notice tone="attention">{words().once}</Notice>
      </div>
    </Dialog>
  );
}
