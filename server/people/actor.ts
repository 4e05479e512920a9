import type { Role } from "#contract/people.ts";

export interface StaffActor {
  readonly kind: "staff";
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly mustChangePassword: boolean;
}

export interface CandidateActor {
  readonly kind: "candidate";
  readonly attemptId: string;
}

/** Who is calling, proved by a session. */
export type Actor = StaffActor | CandidateActor;
