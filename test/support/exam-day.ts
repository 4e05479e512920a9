import { bankApi } from "#contract/bank.ts";
import { type CandidatePaper, candidateApi } from "#contract/candidate.ts";
import { papersApi } from "#contract/papers.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { type SittingSettings, sittingsApi } from "#contract/sittings.ts";
import { Caller, signedInStaff, type TestHouse } from "./test-house.ts";

export { bankApi };

export interface ExamDay {
  readonly office: Caller;
  readonly sittingId: string;
  readonly tickets: readonly { readonly name: string; readonly ticket: string; readonly code: string }[];
}

/** A sitting of the shipped exam, opened over HTTP with `count` candidates; started unless told otherwise. */
export async function openExamDay(
  house: TestHouse,
  count: number,
  settings: Partial<SittingSettings> = {},
  names = (at: number) => `考生${at + 1}`,
): Promise<ExamDay> {
  const office = await signedInStaff(house, "exam-office", ["office"]);
  const { papers } = await office.call(papersApi.assemblePapers, { body: { blueprintId: "cmq", forms: 2, seed: "exam-day" } });
  const { id: sittingId } = await office.call(sittingsApi.scheduleSitting, {
    body: {
      name: "测试场次",
      blueprintId: "cmq",
      paperIds: papers.map(({ id }) => id),
      startsAt: house.clock.now() + 600_000,
      rooms: [{ name: "第一机房", seats: count }],
      settings,
    },
  });
  const params = { id: sittingId };
  const content = [
    "姓名\t证件号\t单位",
    ...Array.from({ length: count }, (_, n) => `${names(n)}\t11010119900101${String(n).padStart(4, "0")}\t单位${n % 3}`),
  ].join("\n");
  const { problems } = await office.call(sittingsApi.registerCandidates, {
    params,
    body: { format: "text", content, isDryRun: false },
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  await office.call(sittingsApi.assignSeats, { params });
  await office.call(sittingsApi.openSitting, { params });
  const { tickets } = await office.call(sittingsApi.listTickets, { params });
  return { office, sittingId, tickets };
}

/** A candidate at a device, talking HTTP as the browser does. */
export class ExamCandidate {
  readonly caller: Caller;
  readonly device: string;
  epoch = 0;
  n = 0;
  constructor(house: TestHouse, device = "device0001") {
    this.caller = new Caller(house.app);
    this.device = device;
  }

  /** Signs in and goes through identity and rules. */
  async enter({ ticket, code }: { ticket: string; code: string }): Promise<void> {
    const state = await this.caller.call(candidateApi.candidateSignIn, { body: { ticket, code } });
    await this.caller.call(candidateApi.confirmIdentity, { body: { inputTest: "质量 Quality 123" } });
    await this.caller.call(candidateApi.acceptRules, { body: { version: state.exam.rules.version } });
  }

  async start(): Promise<CandidatePaper> {
    await this.caller.call(candidateApi.startAttempt);
    await this.hello();
    return this.caller.call(candidateApi.candidatePaper);
  }

  async hello() {
    const welcome = await this.caller.call(candidateApi.hello, { body: { device: this.device, protocol: 1 } });
    this.epoch = welcome.epoch;
    this.n = welcome.ackedThrough;
    return welcome;
  }

  async say(...commands: SheetCommand[]) {
    const messages = commands.map((command) => ({ n: ++this.n, command }));
    return this.caller.call(candidateApi.say, { body: { device: this.device, epoch: this.epoch, messages } });
  }

  async handIn() {
    return this.caller.call(candidateApi.handIn, { body: { device: this.device, epoch: this.epoch } });
  }
}
