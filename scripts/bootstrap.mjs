// Runs before anything is installed, on plain Node: makes sure the packages are there, then hands over to TypeScript.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "node_modules", ".kaoheng-installed");
const [task = "start", ...options] = process.argv.slice(2);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Kaoheng needs Node 20.19 or newer; this is ${process.version}. 需要 Node 20.19 或更新版本。`);
}

installIfNeeded();
const run = spawnSync(process.execPath, ["--import", "tsx", join(root, "scripts", `${task}.ts`), ...options], {
  cwd: root,
  stdio: "inherit",
  env: process.env,
});
process.exit(run.status ?? 1);

function installIfNeeded() {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .update(process.versions.modules)
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  // Standard error, so that commands that print one JSON document print nothing else.
  console.error("安装所需软件包（首次约 2–3 分钟）… Installing packages (the first time takes 2–3 minutes)…");
  const first = npmCi();
  if (first.status !== 0 && isRoot() && installCompilers()) {
    if (npmCi().status !== 0) failInstall();
  } else if (first.status !== 0) failInstall();
  writeFileSync(stamp, wanted);
}

function npmCi() {
  const env = { ...process.env, npm_config_fund: "false", npm_config_audit: "false", npm_config_update_notifier: "false" };
  // Inside `npm start` npm exports its own settings; a nested install must read them afresh.
  for (const name of Object.keys(env))
    if (/^npm_(lifecycle|package|command|execpath|node_execpath)/i.test(name)) delete env[name];
  const headers = dirname(dirname(process.execPath));
  if (!env.npm_config_nodedir && existsSync(join(headers, "include", "node", "node_version.h"))) {
    // The headers of this very Node are here: the native module compiles without fetching them.
    env.npm_config_nodedir = headers;
  }
  if (!env.HOME || !existsSync(env.HOME)) {
    env.HOME = join(root, "node_modules", ".home");
    mkdirSync(env.HOME, { recursive: true });
    env.npm_config_cache = join(root, ".cache", "npm");
  }
  return spawnSync("npm", ["ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", process.stderr, process.stderr],
    env,
    shell: process.platform === "win32",
  });
}

function isRoot() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}

/** better-sqlite3 compiles where no prebuilt binary can be had. */
function installCompilers() {
  console.error("安装编译工具… Installing python3, make and g++ …");
  const quiet = { stdio: ["ignore", process.stderr, process.stderr], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update", "-qq"], quiet);
  return spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "python3", "make", "g++"], quiet).status === 0;
}

function failInstall() {
  fail(
    "npm ci failed (see above). The database driver may need a compiler: install python3, make and g++, then try again. 安装失败：请先安装 python3、make、g++ 后重试。",
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
