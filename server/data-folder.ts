import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type RandomBytes, randomToken } from "#kernel/ids.ts";

const SECRET_LENGTH = 52;

/** Makes the data folder when it is not there, readable by its owner only, with the server's secret in it. */
export async function prepareDataFolder(
  folder: string,
  randomBytes: RandomBytes,
): Promise<{ databaseFile: string; serverSecret: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secretFile = join(folder, "server-secret");
  const serverSecret = await readFile(secretFile, "utf8").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    const secret = randomToken(randomBytes, SECRET_LENGTH);
    await writeFile(secretFile, secret, { mode: 0o600, flag: "wx" });
    return secret;
  });
  return { databaseFile: join(folder, "kaoheng.sqlite"), serverSecret: serverSecret.trim() };
}
