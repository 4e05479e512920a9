import { ROLES } from "#contract/people.ts";
import type { StaffActor } from "../../server/people/actor.ts";

/** Who acts when a command line or the first start does: shown as `server` in every record. */
export const SERVER_ACTOR: StaffActor = {
  kind: "staff",
  id: "server",
  name: "server",
  displayName: "系统",
  roles: ROLES,
  mustChangePassword: false,
};
