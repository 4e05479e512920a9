import { randomToken } from "#kernel/ids.ts";
import type { House } from "../../server/house.ts";

const PASSWORD_LENGTH = 14;

/** A real installation starts with one administrator, whose password is printed once and must be changed. */
export async function firstAdministrator(house: House): Promise<(origin: string) => string[]> {
  const accounts = await house.accounts.all();
  if (accounts.length > 0) return (origin) => [`工作人员登录 staff: ${origin}/staff`];
  const password = randomToken(house.randomBytes, PASSWORD_LENGTH);
  const administrator = { name: "admin", displayName: "系统管理员", roles: ["administrator"] as const };
  await house.accounts.createWithPassword(administrator, password, { mustChange: true });
  return (origin) => [
    `工作人员登录 staff: ${origin}/staff`,
    `管理员 administrator: admin   一次性密码 one-time password: ${password}`,
    "首次登录后须修改密码。The password must be changed at the first sign-in.",
  ];
}
