import { z } from "zod";
import { anyone, byId, instant, route, staff } from "./route.ts";

export const ROLES = [
  "writer",
  "reviewer",
  "grader",
  "chief-grader",
  "invigilator",
  "office",
  "administrator",
  "auditor",
] as const;
export type Role = (typeof ROLES)[number];
export const role = z.enum(ROLES);
const everyStaff = staff(...ROLES);

const accountName = z
  .string()
  .trim()
  .min(2)
  .max(40)
  .regex(/^[\p{L}\p{N}._-]+$/u);
const password = z.string().min(1).max(200);

export const me = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  roles: z.array(role),
  /** True until the first, machine-made password has been replaced. */
  mustChangePassword: z.boolean(),
});
export type Me = z.infer<typeof me>;

export const account = z.object({
  id: z.string(),
  name: z.string(),
  displayName: z.string(),
  roles: z.array(role),
  isActive: z.boolean(),
  createdAt: instant,
});
export type Account = z.infer<typeof account>;

export const peopleApi = {
  staffSignIn: route("POST /api/staff/sign-in", {
    access: anyone,
    summary: "Sign in with account name and password; sets the staff session cookie",
    body: z.strictObject({ name: z.string().trim().min(1).max(40), password }),
    reply: me,
  }),
  staffSignOut: route("POST /api/staff/sign-out", { access: everyStaff, summary: "End the staff session" }),
  staffMe: route("GET /api/staff/me", { access: everyStaff, summary: "Who is signed in", reply: me }),
  changePassword: route("POST /api/staff/password", {
    access: everyStaff,
    summary: "Replace one's own password (at least 10 characters)",
    body: z.strictObject({ current: password, next: password }),
  }),
  listAccounts: route("GET /api/staff/accounts", {
    access: staff("administrator", "auditor"),
    summary: "All staff accounts",
    reply: z.object({ accounts: z.array(account) }),
  }),
  createAccount: route("POST /api/staff/accounts", {
    access: staff("administrator"),
    summary: "Create a staff account; answers its one-time password",
    body: z.strictObject({ name: accountName, displayName: z.string().trim().min(1).max(50), roles: z.array(role).min(1) }),
    reply: z.object({ account, oneTimePassword: z.string() }),
  }),
  updateAccount: route("PUT /api/staff/accounts/:id", {
    access: staff("administrator"),
    summary: "Change roles, display name or activity of an account",
    params: byId,
    body: z.strictObject({ displayName: z.string().trim().min(1).max(50), roles: z.array(role).min(1), isActive: z.boolean() }),
    reply: account,
  }),
  resetPassword: route("POST /api/staff/accounts/:id/password-reset", {
    access: staff("administrator"),
    summary: "Give an account a new one-time password",
    params: byId,
    reply: z.object({ oneTimePassword: z.string() }),
  }),
};
