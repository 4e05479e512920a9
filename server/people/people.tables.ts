import type { Kit } from "../database/kit-sqlite.ts";

export function peopleTables(kit: Kit) {
  return {
    accounts: kit.table(
      "accounts",
      {
        id: kit.text("id"),
        /** Sign-in name, normalised (NFKC, lower case). */
        name: kit.text("name"),
        displayName: kit.text("display_name"),
        /** JSON list of roles. */
        roles: kit.json("roles"),
        passwordHash: kit.text("password_hash"),
        mustChangePassword: kit.flag("must_change_password"),
        isActive: kit.flag("is_active"),
        createdAt: kit.instant("created_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.id] }), kit.unique("accounts_name").on(table.name)],
    ),
    sessions: kit.table(
      "sessions",
      {
        /** SHA-256 of the cookie's token; the token itself is stored nowhere. */
        hash: kit.text("hash"),
        kind: kit.text("kind"),
        /** Account id or attempt id. */
        subject: kit.text("subject"),
        createdAt: kit.instant("created_at"),
        expiresAt: kit.instant("expires_at"),
      },
      (table) => [kit.primaryKey({ columns: [table.hash] }), kit.index("sessions_subject").on(table.subject)],
    ),
  };
}
