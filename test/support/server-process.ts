import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  /** What the server printed before it was ready. */
  readonly output: string;
  readonly origin: string;
  /** Ends the process as a power cut would: no handler runs. */
  killHard(): Promise<void>;
}

/** Starts the product as `npm start` does, in a process of its own on a data folder of its own; resolves once it serves. */
export function startServer(environment: Record<string, string>, options: readonly string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts", ...options], {
    cwd: root,
    env: { ...process.env, KAOHENG_LOG: "error", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    let output = "";
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      const origin = /考衡 Kaoheng\s+(http:\S+)/.exec(output)?.[1];
      if (origin && output.includes("Ctrl+C")) resolve({ child, output, origin, killHard: () => killHard(child) });
    };
    child.stdout?.on("data", take);
    child.stderr?.on("data", take);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
}

function killHard(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners("exit");
    child.once("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
