import type { FastifyInstance } from "fastify";
import { type Me, peopleApi } from "#contract/people.ts";
import { COOKIES } from "../http/access.ts";
import { serve } from "../http/serve.ts";
import { clearSessionCookie, setSessionCookie } from "../http/session-cookie.ts";
import type { accountCommands } from "./account.commands.ts";
import type { StaffActor } from "./actor.ts";
import type { Sessions } from "./sessions.ts";

interface PeopleRoutesPorts {
  readonly accounts: ReturnType<typeof accountCommands>;
  readonly sessions: Sessions;
  readonly isSecure: boolean;
}

export function peopleRoutes(app: FastifyInstance, { accounts, sessions, isSecure }: PeopleRoutesPorts): void {
  serve(app, peopleApi.staffSignIn, async ({ body, reply }) => {
    const account = await accounts.prove(body.name, body.password);
    setSessionCookie(reply, "staff", { ...(await sessions.open("staff", account.id)), isSecure });
    const { id, name, displayName, roles, mustChangePassword } = account;
    return { id, name, displayName, roles, mustChangePassword };
  });
  serve(app, peopleApi.staffSignOut, async ({ request, reply }) => {
    const token = request.cookies[COOKIES.staff];
    if (token) await sessions.close(token);
    clearSessionCookie(reply, "staff");
    return {};
  });
  serve(app, peopleApi.staffMe, ({ staff }) => toMe(staff));
  serve(app, peopleApi.changePassword, async ({ staff, body }) => {
    await accounts.changePassword(staff, body);
    return {};
  });
  serve(app, peopleApi.listAccounts, async () => ({ accounts: await accounts.all() }));
  serve(app, peopleApi.createAccount, ({ staff, body }) => accounts.create(staff, body));
  serve(app, peopleApi.updateAccount, async ({ staff, params, body }) => {
    const account = await accounts.update(staff, params.id, body);
    if (!body.isActive) await sessions.closeAll("staff", params.id);
    return account;
  });
  serve(app, peopleApi.resetPassword, async ({ staff, params }) => {
    const answer = await accounts.resetPassword(staff, params.id);
    await sessions.closeAll("staff", params.id);
    return answer;
  });
}

function toMe({ id, name, displayName, roles, mustChangePassword }: StaffActor): Me {
  return { id, name, displayName, roles: [...roles], mustChangePassword };
}
