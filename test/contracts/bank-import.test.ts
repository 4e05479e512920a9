import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import type { ForeignReading } from "#item-bank/interchange/foreign-item.ts";
import { importReport } from "../../scripts/commands/bank-import.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "kaoheng-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

const env = { ...process.env, KAOHENG_DATA: join(folder, "data") };

interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

async function bankImport(name: string, content: string | Uint8Array, ...options: string[]): Promise<Outcome> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const command = ["--import", "tsx", join(root, "scripts/kaoheng.ts"), "bank", "import", path, ...options];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { cwd: root, env });
    return { out: stdout, err: stderr, code: 0 };
  } catch (error) {
    const { stdout, stderr, code } = error as { stdout: string; stderr: string; code: number };
    return { out: stdout, err: stderr, code };
  }
}

describe("bank import on the command line", () => {
  it("prints exactly the agreed JSON for a dry run", async () => {
    const text =
      "一、单选题（每题2分）\n1. 下列**不**是\n  质量成本的是\nA. 一\nB. 二\n答案：B\n解析：因为\n难度：易\n2. 没有答案\nA. 一\nB. 二\n";
    const { out, code } = await bankImport("bank.txt", text, "--dry-run", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      items: [
        {
          place: "line 2",
          type: "single",
          stem: "下列不是 质量成本的是",
          options: [
            { label: "A", text: "一" },
            { label: "B", text: "二" },
          ],
          key: ["B"],
          points: 2,
          rationale: "因为",
          difficulty: "易",
        },
      ],
      refused: [{ place: "line 9", reason: "没有答案 / there is no answer" }],
      warnings: [],
    });
  });

  it("tells a person what would come in, in both languages", async () => {
    const { out } = await bankImport("bank.gift", "甲{=一 ~二}\n\n乙{#3}", "--dry-run");
    expect(out).toContain("可以导入 would come in: 1（单选 single 1）\n  line 1: [single A] 甲");
    expect(out).toContain("不能导入 refused (1)\n  line 3: 这是数值题，不能导入\n    this is a numerical question");
  });

  it("refuses a harmful file in the same shape, with a failing exit", async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE q [<!ENTITY a "b">]><quiz>&a;</quiz>`;
    const { out, code } = await bankImport("bank.xml", bomb, "--dry-run", "--json");
    const report = JSON.parse(out) as { items: unknown[]; refused: { place: string }[] };
    expect([report.items, report.refused.length, code]).toEqual([[], 1, 1]);
  });

  it("[BAN-14] brings a whole file in, or nothing and says what is missing; and nothing twice", async () => {
    const text = "1. 甲\nA. 一\nB. 二\n答案：A";
    const missing = await bankImport("bank.txt", text);
    expect([missing.code, missing.err.includes("认知层次"), missing.err.includes("line 1")]).toEqual([1, true, true]);
    const defaults = ["--part", "1", "--topic", "质量概念与发展", "--level", "识记", "--difficulty", "0.7", "--json"];
    const first = await bankImport("bank.txt", text, ...defaults);
    expect(JSON.parse(first.out)).toMatchObject({ added: [expect.stringMatching(/^q-/)], same: 0 });
    const second = await bankImport("bank.txt", text, ...defaults);
    expect(JSON.parse(second.out)).toEqual({ added: [], changed: [], same: 1 });
  }, 60_000);

  it("leaves out what a source does not have, and keeps mapping and bounds", () => {
    const reading: ForeignReading = {
      items: [
        {
          place: "line 1",
          type: "multiple",
          stem: "甲",
          options: [{ label: "A", text: "$x$" }],
          key: ["A"],
          mapping: { entries: { A: 0.5 }, defaultPoints: 0 },
          maxScore: 1,
        },
      ],
      refused: [],
      warnings: [],
    };
    const [item] = JSON.parse(JSON.stringify(importReport(reading))).items as Record<string, unknown>[];
    expect(Object.keys(item ?? {})).toEqual(["place", "type", "stem", "options", "key", "mapping", "maxScore"]);
  });
});
