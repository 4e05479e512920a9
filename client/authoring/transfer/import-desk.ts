import { type Accessor, createMemo, createSignal } from "solid-js";
import { type ApiProblem, asProblem } from "#client/sync/api-problem.ts";
import { upload } from "#client/sync/upload.ts";
import { bankTransferApi, type ImportReport } from "#contract/bank-transfer.ts";
import type { BodyOf, ReplyOf } from "#contract/route.ts";
import { type FileProblem, FileRefused, readAsBase64 } from "./file-content.ts";
import { type ImportPlan, planOf } from "./import-plan.ts";

export type Upload = BodyOf<typeof bankTransferApi.tryImport>;
export type ImportOutcome = ReplyOf<typeof bankTransferApi.importQuestions>;
export type Settings = Pick<Upload, "format" | "defaults">;

export interface ImportCalls {
  attempt(order: Upload, onSent: (share: number) => void): Promise<ImportReport>;
  bringIn(order: Upload & { leaveOut: string[] }, onSent: (share: number) => void): Promise<ImportOutcome>;
  read(file: Blob, onRead: (share: number) => void): Promise<string>;
}

export const importCalls: ImportCalls = {
  attempt: (body, onSent) => upload(bankTransferApi.tryImport, { body, onSent }),
  bringIn: (body, onSent) => upload(bankTransferApi.importQuestions, { body, onSent }),
  read: readAsBase64,
};

/** What runs, with the share done where it can be told. */
export interface Phase {
  readonly kind: "reading" | "sending" | "checking" | "importing";
  readonly share?: number;
}

export interface ImportDesk {
  fileName: Accessor<string | undefined>;
  fileBytes: Accessor<number>;
  settings: Accessor<Settings>;
  phase: Accessor<Phase | undefined>;
  report: Accessor<ImportReport | undefined>;
  plan: Accessor<ImportPlan | undefined>;
  leftOut: Accessor<ReadonlySet<string>>;
  outcome: Accessor<ImportOutcome | undefined>;
  problem: Accessor<ApiProblem | undefined>;
  fileProblem: Accessor<FileProblem | undefined>;
  /** The settings were changed since the trial, so its report does not count. */
  isStale: Accessor<boolean>;
  canImport: Accessor<boolean>;
  take(file: File): Promise<void>;
  set(change: Partial<Settings>): void;
  attempt(): Promise<void>;
  leaveOut(places: readonly string[], isOut: boolean): void;
  bringIn(): Promise<void>;
  restart(): void;
}

/** One file on its way into the bank: read, tried, settled place by place, brought in. A newer file drops what runs for the older. */
export function createImportDesk(calls: ImportCalls = importCalls): ImportDesk {
  const [file, setFile] = createSignal<{ name: string; bytes: number; content: string }>();
  const [settings, setSettings] = createSignal<Settings>({ format: "auto", defaults: {} });
  const [tried, setTried] = createSignal<{ report: ImportReport; settings: Settings }>();
  const [leftOut, setLeftOut] = createSignal<ReadonlySet<string>>(new Set());
  const [phase, setPhase] = createSignal<Phase>();
  const [outcome, setOutcome] = createSignal<ImportOutcome>();
  const [problem, setProblem] = createSignal<ApiProblem>();
  const [fileProblem, setFileProblem] = createSignal<FileProblem>();
  let turn = 0;

  const report = () => tried()?.report;
  const plan = createMemo(() => {
    const found = report();
    return found && planOf(found, leftOut());
  });
  const isStale = () => tried() !== undefined && JSON.stringify(tried()?.settings) !== JSON.stringify(settings());
  const canImport = () => plan()?.verdict === "ready" && !isStale() && phase() === undefined;

  function clear(): void {
    setProblem(undefined);
    setFileProblem(undefined);
    setOutcome(undefined);
  }

  /** Runs a step; when a newer file came meanwhile, nothing of it is shown. */
  async function step(act: (isMine: () => boolean) => Promise<void>): Promise<void> {
    turn += 1;
    const mine = turn;
    const isMine = () => mine === turn;
    clear();
    try {
      await act(isMine);
    } catch (thrown) {
      if (!isMine()) return;
      if (thrown instanceof FileRefused) setFileProblem(thrown.kind);
      else setProblem(asProblem(thrown));
    } finally {
      if (isMine()) setPhase(undefined);
    }
  }

  function order(): Upload | undefined {
    const chosen = file();
    return chosen && { fileName: chosen.name, content: chosen.content, ...settings() };
  }

  async function tryNow(isMine: () => boolean): Promise<void> {
    const asked = order();
    if (!asked) return;
    const used = settings();
    setPhase({ kind: "sending", share: 0 });
    const found = await calls.attempt(asked, (share) => {
      if (isMine()) setPhase(share < 1 ? { kind: "sending", share } : { kind: "checking" });
    });
    if (isMine()) setTried({ report: found, settings: used });
  }

  return {
    fileName: () => file()?.name,
    fileBytes: () => file()?.bytes ?? 0,
    settings,
    phase,
    report,
    plan,
    leftOut,
    outcome,
    problem,
    fileProblem,
    isStale,
    canImport,
    take: (chosen) =>
      step(async (isMine) => {
        setTried(undefined);
        setLeftOut(new Set<string>());
        setFile({ name: chosen.name, bytes: chosen.size, content: "" });
        setPhase({ kind: "reading", share: 0 });
        const content = await calls.read(chosen, (share) => isMine() && setPhase({ kind: "reading", share }));
        if (!isMine()) return;
        setFile({ name: chosen.name, bytes: chosen.size, content });
        await tryNow(isMine);
      }),
    set: (change) => setSettings({ ...settings(), ...change }),
    attempt: () => step(tryNow),
    leaveOut(places, isOut) {
      const next = new Set(leftOut());
      for (const place of places) {
        if (isOut) next.add(place);
        else next.delete(place);
      }
      setLeftOut(next);
    },
    bringIn: () =>
      step(async (isMine) => {
        const asked = order();
        if (!asked || !canImport()) return;
        setPhase({ kind: "importing" });
        const done = await calls.bringIn({ ...asked, leaveOut: [...leftOut()] }, () => undefined);
        if (!isMine()) return;
        setOutcome(done);
        setTried(undefined);
      }),
    restart() {
      turn += 1;
      clear();
      setPhase(undefined);
      setFile(undefined);
      setTried(undefined);
      setLeftOut(new Set<string>());
    },
  };
}
