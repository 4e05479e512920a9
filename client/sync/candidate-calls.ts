import type { candidateApi } from "#contract/candidate.ts";
import type { systemApi } from "#contract/system.ts";

/*
 * The contract's candidate routes by method and path only. The types are the contract's own, its schemas stay on the
 * server: a candidate's first load carries no validator. A test holds this list equal to the contract.
 */

type Api = typeof candidateApi & typeof systemApi;
type Name =
  | "health"
  | "candidateSignIn"
  | "candidateSignOut"
  | "candidateState"
  | "confirmIdentity"
  | "acceptRules"
  | "startAttempt"
  | "candidatePaper"
  | "candidateFigure"
  | "hello"
  | "say"
  | "essayHistory"
  | "handIn"
  | "candidateResult";

function endpoint<N extends Name>(signature: `${"GET" | "POST"} /api/${string}`): Api[N] {
  const [method, path] = signature.split(" ");
  return { method, path } as unknown as Api[N];
}

export const candidateCalls: { readonly [N in Name]: Api[N] } = {
  health: endpoint<"health">("GET /api/health"),
  candidateSignIn: endpoint<"candidateSignIn">("POST /api/candidate/sign-in"),
  candidateSignOut: endpoint<"candidateSignOut">("POST /api/candidate/sign-out"),
  candidateState: endpoint<"candidateState">("GET /api/candidate/state"),
  confirmIdentity: endpoint<"confirmIdentity">("POST /api/candidate/identity"),
  acceptRules: endpoint<"acceptRules">("POST /api/candidate/rules"),
  startAttempt: endpoint<"startAttempt">("POST /api/candidate/start"),
  candidatePaper: endpoint<"candidatePaper">("GET /api/candidate/paper"),
  candidateFigure: endpoint<"candidateFigure">("GET /api/candidate/figures/:name"),
  hello: endpoint<"hello">("POST /api/candidate/hello"),
  say: endpoint<"say">("POST /api/candidate/say"),
  essayHistory: endpoint<"essayHistory">("GET /api/candidate/essays/:slot/history"),
  handIn: endpoint<"handIn">("POST /api/candidate/hand-in"),
  candidateResult: endpoint<"candidateResult">("GET /api/candidate/result"),
};

/** The contract's MESSAGES_PER_SAY and protocol number, for the same reason (and held equal by the same test). */
export const MESSAGES_PER_SAY = 50;
export const PROTOCOL = 1;
