import { createHash } from "node:crypto";
import { and, eq, lt } from "drizzle-orm";
import { type RandomBytes, randomToken } from "#kernel/ids.ts";
import { type Clock, HOUR_MS } from "#kernel/instant.ts";
import type { Database } from "../database/database.ts";

export type SessionKind = "staff" | "candidate";

/** Long enough for a working day and for the longest sitting with granted time; a running attempt is never logged out. */
const LIFETIME_MS = { staff: 12 * HOUR_MS, candidate: 24 * HOUR_MS } as const;

interface Session {
  readonly kind: SessionKind;
  readonly subject: string;
  readonly expiresAt: number;
}

/** Sessions: 160 random bits in a cookie, only a hash in the database, live ones in memory. */
export function createSessions({ database, clock, randomBytes }: { database: Database; clock: Clock; randomBytes: RandomBytes }) {
  const { sessions } = database.tables;
  /** By token, in memory only: a save must not pay for a hash. */
  const live = new Map<string, Session>();

  return {
    /** Opens a session and answers its token. */
    async open(kind: SessionKind, subject: string): Promise<{ token: string; lifetimeMs: number }> {
      const token = randomToken(randomBytes, 32);
      const now = clock.now();
      const session: Session = { kind, subject, expiresAt: now + LIFETIME_MS[kind] };
      const hash = hashToken(token);
      await database.transaction(async (tx) => {
        await tx.insert(sessions).values({ hash, ...session, createdAt: now });
      });
      live.set(token, session);
      return { token, lifetimeMs: LIFETIME_MS[kind] };
    },
    /** The subject of a token, or null when it is unknown, of another kind, or over. */
    async subjectOf(kind: SessionKind, token: string): Promise<string | null> {
      const session = live.get(token) ?? (await find(hashToken(token)));
      if (session?.kind !== kind) return null;
      if (session.expiresAt <= clock.now()) {
        live.delete(token);
        return null;
      }
      live.set(token, session);
      return session.subject;
    },
    async close(token: string): Promise<void> {
      live.delete(token);
      await database.transaction(async (tx) => {
        await tx.delete(sessions).where(eq(sessions.hash, hashToken(token)));
      });
    },
    /** Ends every session of an account or attempt, for example when it is switched off. */
    async closeAll(kind: SessionKind, subject: string): Promise<void> {
      for (const [token, session] of live) if (session.kind === kind && session.subject === subject) live.delete(token);
      await database.transaction(async (tx) => {
        await tx.delete(sessions).where(and(eq(sessions.kind, kind), eq(sessions.subject, subject)));
      });
    },
    async sweep(): Promise<void> {
      const now = clock.now();
      for (const [token, session] of live) if (session.expiresAt <= now) live.delete(token);
      await database.transaction(async (tx) => {
        await tx.delete(sessions).where(lt(sessions.expiresAt, now));
      });
    },
  };

  async function find(hash: string): Promise<Session | undefined> {
    const rows = await database.read.select().from(sessions).where(eq(sessions.hash, hash));
    const row = rows[0];
    return row && { kind: row.kind as SessionKind, subject: row.subject, expiresAt: row.expiresAt };
  }
}

export type Sessions = ReturnType<typeof createSessions>;

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
