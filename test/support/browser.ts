import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium as playwright } from "playwright-core";

const SYSTEM_BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const requireHere = createRequire(import.meta.url);

interface BrowserProgram {
  readonly executable: string;
  readonly environment: Record<string, string>;
}

/**
 * Starts Chromium: the one named by KAOHENG_CHROMIUM, else the system's, else the one an npm package brings along.
 * Chinese glyphs come from a font package, so that no machine shows boxes.
 * @throws one clear line saying what to install when none starts
 */
export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = systemBrowser() ?? (await packagedBrowser());
  const start = playwright.launch({
    executablePath: executable,
    env: { ...process.env, ...environment, FONTCONFIG_FILE: fontConfiguration() } as Record<string, string>,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
  return start.catch((error: Error) => {
    throw new Error(
      `No Chromium starts (${executable}): install Debian's "chromium" or set KAOHENG_CHROMIUM. ${error.message.split("\n")[0]}`,
    );
  });
}

function systemBrowser(): BrowserProgram | null {
  const named = process.env.KAOHENG_CHROMIUM;
  if (named) return { executable: named, environment: {} };
  for (const name of SYSTEM_BROWSERS) {
    const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
    if (found) return { executable: found, environment: {} };
  }
  return null;
}

async function packagedBrowser(): Promise<BrowserProgram> {
  const { default: chromium } = await import("@sparticuz/chromium");
  const executable = await chromium.executablePath();
  const libraries = missesLibraries(executable) ? unpackLibraries() : null;
  return { executable, environment: libraries ? { LD_LIBRARY_PATH: libraries } : {} };
}

function missesLibraries(executable: string): boolean {
  return spawnSync("ldd", [executable], { encoding: "utf8" }).stdout.includes("not found");
}

/** The package ships the few shared libraries a bare Linux lacks. */
function unpackLibraries(): string {
  const folder = join(tmpdir(), "kaoheng-chromium-libraries");
  const archive = join(dirname(requireHere.resolve("@sparticuz/chromium")), "..", "..", "bin", "al2023.tar.br");
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    execFileSync("tar", ["-x", "-C", folder], { input: brotliDecompressSync(readFileSync(archive)) });
  }
  return join(folder, "lib");
}

function fontConfiguration(): string {
  const fonts = join(dirname(requireHere.resolve("@embedpdf/fonts-sc")), "..", "fonts");
  const folder = join(tmpdir(), "kaoheng-fonts");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "fonts.conf");
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${fonts}</dir><cachedir>${folder}</cachedir></fontconfig>`,
  );
  return file;
}
