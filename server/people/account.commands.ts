import type { Account, Role } from "#contract/people.ts";
import { newId, type RandomBytes, randomToken } from "#kernel/ids.ts";
import { Refused, refuse } from "#kernel/refusal.ts";
import type { Database } from "../database/database.ts";
import type { Writer } from "../ledger/writer.ts";
import { type AccountRecord, accountStore, normaliseName } from "./account.store.ts";
import type { StaffActor } from "./actor.ts";
import { hashPassword, isPassword, SHORTEST_PASSWORD } from "./passwords.ts";

export interface PeoplePorts {
  readonly database: Database;
  readonly writer: Writer;
  readonly randomBytes: RandomBytes;
}

interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Accounts of staff. One-time passwords are answered once and stored only as a hash. */
export function accountCommands({ database, writer, randomBytes }: PeoplePorts) {
  const store = accountStore(database);
  const oneTimePassword = () => randomToken(randomBytes, 14);
  /** Hash of nobody's password: a sign-in with an unknown name costs the same time as a known one. */
  const nobodysHash = hashPassword(randomToken(randomBytes, 20));

  async function create(
    account: NewAccount,
    password: string,
    options: { actor: string; mustChange: boolean },
  ): Promise<Account> {
    const passwordHash = await hashPassword(password);
    return writer.record(async ({ tx, now, fact }) => {
      const name = normaliseName(account.name);
      if (await store.byName(tx, name)) throw new Refused(refuse("name-taken", { name }));
      const record: AccountRecord = {
        id: newId(randomBytes, "acc"),
        name,
        displayName: account.displayName,
        roles: [...account.roles],
        isActive: true,
        createdAt: now,
        passwordHash,
        mustChangePassword: options.mustChange,
      };
      await store.insert(tx, record);
      await fact(`account:${record.id}`, options.actor, { kind: "created", ...withoutSecrets(record) });
      return withoutSecrets(record);
    });
  }

  async function change(
    id: string,
    actor: string,
    edit: (record: AccountRecord) => AccountRecord,
    kind: string,
  ): Promise<Account> {
    return writer.record(async ({ tx, fact }) => {
      const record = await store.byId(tx, id);
      if (!record) throw new Refused(refuse("not-found"));
      const next = edit(record);
      await store.update(tx, next);
      await fact(`account:${id}`, actor, { kind, ...withoutSecrets(next) });
      return withoutSecrets(next);
    });
  }

  return {
    /** Creates an account with a password chosen elsewhere (first start, demo). @throws Refused `name-taken` */
    createWithPassword: (account: NewAccount, password: string, options: { mustChange: boolean }) =>
      create(account, password, { actor: "server", mustChange: options.mustChange }),
    async create(actor: StaffActor, account: NewAccount) {
      const password = oneTimePassword();
      return { account: await create(account, password, { actor: actor.id, mustChange: true }), oneTimePassword: password };
    },
    update: (actor: StaffActor, id: string, edit: { displayName: string; roles: readonly Role[]; isActive: boolean }) =>
      change(id, actor.id, (record) => ({ ...record, ...edit, roles: [...edit.roles] }), "changed"),
    async resetPassword(actor: StaffActor, id: string) {
      const password = oneTimePassword();
      const passwordHash = await hashPassword(password);
      await change(id, actor.id, (record) => ({ ...record, passwordHash, mustChangePassword: true }), "passwordReset");
      return { oneTimePassword: password };
    },
    /** @throws Refused `sign-in-failed` when the current password is wrong, `weak-password` when the next is too short */
    async changePassword(actor: StaffActor, passwords: { current: string; next: string }): Promise<void> {
      const record = await store.byId(database.read, actor.id);
      if (!record || !(await isPassword(record.passwordHash, passwords.current))) throw new Refused(refuse("sign-in-failed"));
      if ([...passwords.next].length < SHORTEST_PASSWORD)
        throw new Refused(refuse("weak-password", { least: SHORTEST_PASSWORD }));
      const passwordHash = await hashPassword(passwords.next);
      await change(actor.id, actor.id, (before) => ({ ...before, passwordHash, mustChangePassword: false }), "passwordChanged");
    },
    /** The account behind name and password; the same refusal and the same work whichever is wrong. */
    async prove(name: string, password: string): Promise<AccountRecord> {
      const record = await store.byName(database.read, name);
      const isRight = await isPassword(record?.passwordHash ?? (await nobodysHash), password);
      if (!record?.isActive || !isRight) throw new Refused(refuse("sign-in-failed"));
      return record;
    },
    byId: (id: string) => store.byId(database.read, id),
    all: async () => (await store.all(database.read)).map(withoutSecrets),
  };
}

function withoutSecrets(record: AccountRecord): Account {
  const { id, name, displayName, roles, isActive, createdAt } = record;
  return { id, name, displayName, roles: [...roles], isActive, createdAt };
}
