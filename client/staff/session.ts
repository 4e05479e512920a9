import { type Accessor, createContext, useContext } from "solid-js";
import type { Me, Role } from "#contract/people.ts";
import { assert } from "#kernel/assert.ts";

export interface StaffSession {
  me: Accessor<Me>;
  has(...roles: readonly Role[]): boolean;
}

export const StaffSessionContext = createContext<StaffSession>();

/** Who is signed in, for any component below the staff shell. What one may do is decided by the server; this only hides doors. */
export function useStaffSession(): StaffSession {
  const session = useContext(StaffSessionContext);
  assert(session, "the staff session is only known below the staff shell");
  return session;
}
