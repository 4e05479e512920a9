import { createRoot } from "solid-js";
import { describe, expect, it } from "vitest";
import { FileRefused, readAsBase64 } from "#client/authoring/transfer/file-content.ts";
import { createImportDesk, type ImportCalls, type ImportDesk, type Upload } from "#client/authoring/transfer/import-desk.ts";
import { ApiProblem } from "#client/sync/api-problem.ts";
import type { ImportReport } from "#contract/bank-transfer.ts";
import { incoming, reportOf } from "./transfer-report.ts";

const FILE = new File(["stem"], "questions.xlsx");

/** Answers trials by the file's content and remembers what was asked. */
class Server implements ImportCalls {
  readonly tried: Upload[] = [];
  readonly brought: (Upload & { leaveOut: string[] })[] = [];
  answer: (order: Upload) => Promise<ImportReport> = async () => reportOf([incoming("row 2")]);
  attempt = (order: Upload, onSent: (share: number) => void) => {
    this.tried.push(order);
    onSent(1);
    return this.answer(order);
  };
  bringIn = async (order: Upload & { leaveOut: string[] }) => {
    this.brought.push(order);
    return { added: ["id-row 2"], changed: [], same: 0 };
  };
  read = (file: Blob) => (file as File).text();
}

async function atDesk(server: Server, act: (desk: ImportDesk) => Promise<void>): Promise<void> {
  const { desk, dispose } = createRoot((end) => ({ desk: createImportDesk(server), dispose: end }));
  await act(desk);
  dispose();
}

describe("a file on its way in", () => {
  it("is tried as soon as it is there, and comes in when nothing is in the way", async () => {
    const server = new Server();
    await atDesk(server, async (desk) => {
      await desk.take(FILE);
      expect(server.tried).toEqual([{ fileName: "questions.xlsx", content: "stem", format: "auto", defaults: {} }]);
      expect(desk.canImport()).toBe(true);
      await desk.bringIn();
      expect(server.brought[0]?.leaveOut).toEqual([]);
      expect(desk.outcome()?.added).toEqual(["id-row 2"]);
      expect(desk.report()).toBeUndefined();
    });
  });

  it("does not come in while a place is open, and names those left out", async () => {
    const server = new Server();
    server.answer = async () => reportOf([incoming("row 2")], ["row 3"]);
    await atDesk(server, async (desk) => {
      await desk.take(FILE);
      expect(desk.canImport()).toBe(false);
      await desk.bringIn();
      expect(server.brought).toEqual([]);
      desk.leaveOut(["row 3"], true);
      expect(desk.canImport()).toBe(true);
      await desk.bringIn();
      expect(server.brought[0]?.leaveOut).toEqual(["row 3"]);
    });
  });

  it("waits for a new trial after the defaults were changed", async () => {
    const server = new Server();
    await atDesk(server, async (desk) => {
      await desk.take(FILE);
      desk.set({ defaults: { part: 2 } });
      expect([desk.isStale(), desk.canImport()]).toEqual([true, false]);
      await desk.attempt();
      expect([desk.isStale(), desk.canImport()]).toEqual([false, true]);
      expect(server.tried[1]?.defaults).toEqual({ part: 2 });
    });
  });

  it("is dropped by a newer one, however late its answer comes", async () => {
    const server = new Server();
    const answers = new Map<string, (report: ImportReport) => void>();
    server.answer = ({ content }) => new Promise((resolve) => answers.set(content, resolve));
    await atDesk(server, async (desk) => {
      const first = desk.take(new File(["old"], "old.xlsx"));
      await expect.poll(() => answers.has("old")).toBe(true);
      const second = desk.take(new File(["new"], "new.xlsx"));
      await expect.poll(() => answers.has("new")).toBe(true);
      answers.get("new")?.(reportOf([incoming("new row")]));
      await second;
      answers.get("old")?.(reportOf([incoming("old row")]));
      await first;
      expect(desk.report()?.items.map(({ place }) => place)).toEqual(["new row"]);
      expect([desk.fileName(), desk.phase()]).toEqual(["new.xlsx", undefined]);
    });
  });

  it("says why it could not be read, and keeps nothing of the trial before", async () => {
    const server = new Server();
    await atDesk(server, async (desk) => {
      await desk.take(FILE);
      server.answer = () => Promise.reject(new ApiProblem("bad-file", { detail: { zh: "压缩包过大", en: "too large" } }));
      await desk.take(FILE);
      expect(desk.problem()?.code).toBe("bad-file");
      expect(desk.report()).toBeUndefined();
      expect(desk.canImport()).toBe(false);
    });
  });

  it("is refused at once when it is empty or too large to send", async () => {
    const large = { size: 16_000_001 } as Blob;
    await expect(readAsBase64(new File([], "a.csv"), () => undefined)).rejects.toEqual(new FileRefused("empty"));
    await expect(readAsBase64(large, () => undefined)).rejects.toMatchObject({ kind: "too-big" });
    expect(await readAsBase64(new File(["试题"], "a.csv"), () => undefined)).toBe(Buffer.from("试题").toString("base64"));
  });
});
