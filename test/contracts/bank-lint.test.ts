import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kaoheng-lint-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Finding {
  readonly itemId: string;
  readonly severity: "E" | "W" | "I";
  readonly field: string;
  readonly isJustified: boolean;
}

async function bankLint(...options: string[]): Promise<{ out: string; code: number }> {
  const command = ["--import", "tsx", join(root, "scripts/kaoheng.ts"), "bank", "lint", ...options];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
    return { out: stdout, code: 0 };
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number };
    return { out: stdout, code };
  }
}

/** A file with one item. @param options texts of A to D */
function bankOf(path: string, options: readonly string[], id = "one"): string {
  const item = `  - id: ${id}
    type: single
    part: 1
    topic: 质量概念与发展
    level: 理解
    difficulty: 0.6
    stem: 用于区分过程波动的偶然原因与异常原因的工具是（　　）。
    options:
${options.map((text, at) => `      ${"ABCD"[at]}: ${text}`).join("\n")}
    key: B
    rationale: 控制图把过程的波动与界限相比，用来区分两类原因。
    reference: GB/T 17989.2
`;
  const file = join(folder, path);
  writeFileSync(file, `items:\n${item}`);
  return file;
}

// Every run starts a process and reads the whole command line.
describe("bank lint on the command line", { timeout: 60_000 }, () => {
  it("finds nothing open in the bank that comes along", async () => {
    const { out, code } = await bankLint("--json");
    const report = JSON.parse(out);
    expect(report).toMatchObject({ problems: [], duplicates: [], counts: { E: 0, open: 0 } });
    expect(report.items).toBeGreaterThanOrEqual(450);
    expect(code).toBe(0);
  });

  it("names rule, field and item of what is wrong, and fails", async () => {
    const bad = bankOf("bad.yaml", ["直方图", "控制图", "散布图", "以上都对"]);
    const { out, code } = await bankLint("--bank", bad, "--json");
    const report = JSON.parse(out) as { items: number; findings: Finding[]; counts: { open: number } };
    expect(code).toBe(1);
    expect(report.items).toBe(1);
    expect(report.counts.open).toBeGreaterThan(0);
    expect(report.findings).toContainEqual(expect.objectContaining({ itemId: "one", field: "D", isJustified: false }));
    const { out: words } = await bankLint("--bank", bad);
    expect(words).toMatch(/^1 题 items\n/);
    expect(words).toContain("以上都对");
  });

  it("passes an item without a flaw, and one that says twice what another says does not pass", async () => {
    const good = bankOf("good.yaml", ["直方图", "控制图", "散布图", "因果图"]);
    expect((await bankLint("--bank", good)).code).toBe(0);
    const twice = join(folder, "twice");
    mkdirSync(twice);
    for (const id of ["a", "b"]) bankOf(join("twice", `${id}.yaml`), ["直方图", "控制图", "散布图", "因果图"], id);
    const { out, code } = await bankLint("--bank", twice, "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out).duplicates).toMatchObject([{ left: "a", right: "b", isBlocking: true }]);
  });
});
