import type { InjectOptions } from "fastify";
import type { CandidatePaper } from "#contract/candidate.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { sittingsApi } from "#contract/sittings.ts";
import { MINUTE_MS } from "#kernel/instant.ts";
import { ExamCandidate, type ExamDay, openExamDay } from "./exam-day.ts";
import type { TestHouse } from "./test-house.ts";

/** Every candidate on their own clock, free to leave at any time. */
const SETTINGS = { clock: "candidate", earliestHandInMinutes: 0 } as const;

/** The essay slots of a paper, in order. */
export function essaySlots({ items }: CandidatePaper): number[] {
  return items.filter(({ item }) => item.type === "essay").map(({ slot }) => slot);
}

/**
 * An exam day that is over: all but the last `absent` candidates sat it with the commands `answers` gives, the office
 * closed the sitting, and the sweeps scored it and opened the scripts.
 */
export async function satExam(
  house: TestHouse,
  about: {
    count: number;
    absent?: number;
    names?: (at: number) => string;
    answers(at: number, paper: CandidatePaper): SheetCommand[];
  },
): Promise<ExamDay & { readonly candidates: readonly ExamCandidate[] }> {
  const day = await openExamDay(house, about.count, SETTINGS, about.names);
  await house.advance(10 * MINUTE_MS);
  const candidates: ExamCandidate[] = [];
  for (const [at, ticket] of day.tickets.slice(0, about.count - (about.absent ?? 0)).entries()) {
    const candidate = new ExamCandidate(house, `machine${String(at).padStart(3, "0")}`);
    await candidate.enter(ticket);
    const commands = about.answers(at, await candidate.start());
    for (let from = 0; from < commands.length; from += 50) {
      const { refused } = await candidate.say(...commands.slice(from, from + 50));
      if (refused.length > 0) throw new Error(JSON.stringify(refused));
    }
    candidates.push(candidate);
  }
  await house.advance(MINUTE_MS);
  await day.office.call(sittingsApi.closeSitting, { params: { id: day.sittingId }, body: { reason: "考试结束" } });
  await house.house.sweeps.run();
  return { ...day, candidates };
}

/** The same house seen through a tap: `heard()` is every byte of every reply, headers too. */
export function tapped(house: TestHouse): { house: TestHouse; heard(): string } {
  const heard: string[] = [];
  const app = new Proxy(house.app, {
    get(target, name) {
      const value = Reflect.get(target, name, target);
      if (name !== "inject") return typeof value === "function" ? value.bind(target) : value;
      return async (request: InjectOptions) => {
        const reply = await target.inject(request);
        heard.push(JSON.stringify(reply.headers), reply.rawPayload.toString("utf8"));
        return reply;
      };
    },
  });
  return { house: { ...house, app }, heard: () => heard.join("\n") };
}
