import type { Label } from "#contract/answer-sheet.ts";
import { MESSAGES_PER_SAY } from "#contract/candidate.ts";
import type { SheetCommand } from "#contract/sheet-commands.ts";
import { optionOrder } from "#item-bank/candidate-view.ts";
import type { ChoiceItem, EssayItem } from "#item-bank/item.ts";
import { OPTION_LABELS } from "#item-bank/types/choice/choice.ts";
import { type RandomStream, randomStream } from "#kernel/random-stream.ts";
import type { House } from "../../server/house.ts";
import type { FrozenPaper } from "../../server/papers/frozen-paper.ts";

const DEVICE = "simulated0";
/** How much one unit of ability moves the chance of a right answer, on the logit scale. */
const SLOPE = 1.1;

/**
 * Lets every candidate of a started sitting sit the exam: plausible answers by a seeded ability, essays taken from the
 * items' sample answers. Uses the same commands as a browser does.
 * @returns how many attempts were written
 */
export async function simulateSitting(house: House, sittingId: string, seed: string): Promise<number> {
  const candidates = await house.sittings.candidatesOf(sittingId);
  for (const candidate of candidates) {
    if (!candidate.paperId) continue;
    const actor = { kind: "candidate" as const, attemptId: candidate.attemptId };
    const paper = await house.papers.load(candidate.paperId);
    await house.attempts.enter(candidate);
    await house.attempts.confirmIdentity(actor, "质量 Quality 2026");
    await house.attempts.acceptRules(actor, paper.blueprint.rules.version);
    await house.attempts.start(actor);
    const { epoch } = await house.attempts.hello(actor, DEVICE);
    const commands = plausibleAnswers(paper, candidate.attemptId, randomStream(seed, "simulate", candidate.ticket));
    for (let first = 0; first < commands.length; first += MESSAGES_PER_SAY) {
      const messages = commands.slice(first, first + MESSAGES_PER_SAY).map((command, at) => ({ n: first + at + 1, command }));
      await house.attempts.say(actor, { device: DEVICE, epoch, messages });
    }
  }
  return candidates.length;
}

/** What one candidate would do, as commands in the labels this candidate sees. */
export function plausibleAnswers(paper: FrozenPaper, attemptId: string, stream: RandomStream): SheetCommand[] {
  const ability = normal(stream) * 0.9;
  const commands: SheetCommand[] = [];
  for (const { slot, item } of paper.slots) {
    if (item.type === "essay") continue;
    const order = optionOrder(item, paper.seed, attemptId, slot);
    const stored = answerChoice(item, ability, stream);
    const shown = stored.map((label) => OPTION_LABELS[order.indexOf(label)] as Label).sort();
    if (stream.next() > 0.02) commands.push({ kind: "choose", slot, options: shown });
    if (stream.next() < 0.06) commands.push({ kind: "flag", slot, on: true });
  }
  const essays = paper.slots.filter(({ item }) => item.type === "essay");
  const chosen = stream.shuffle(essays).slice(0, paper.blueprint.essays?.counted ?? 0);
  for (const { slot, item } of chosen) {
    const text = sampleFor(item as EssayItem, ability, stream);
    if (text) commands.push({ kind: "rewrite", slot, text });
  }
  return commands;
}

function answerChoice(item: ChoiceItem, ability: number, stream: RandomStream): Label[] {
  const chance = 1 / (1 + Math.exp(-(logit(item.difficulty) + SLOPE * ability)));
  if (item.type === "single") {
    if (stream.next() < chance) return [...item.key];
    const wrong = item.options.map(({ label }) => label).filter((label) => !item.key.includes(label));
    return [wrong[stream.below(wrong.length)] as Label];
  }
  // Each option is judged by itself; a chance of the whole item being right spreads over its options.
  const perOption = chance ** (1 / item.options.length);
  const chosen = item.options.map(({ label }) => label).filter((label) => item.key.includes(label) === stream.next() < perOption);
  return chosen.length > 0 ? chosen : [item.key[0] as Label];
}

function sampleFor(item: EssayItem, ability: number, stream: RandomStream): string | undefined {
  const level = ability + normal(stream) * 0.6;
  const quality = level > 0.5 ? "good" : level > -0.6 ? "fair" : "poor";
  return item.samples.find((sample) => sample.quality === quality)?.text ?? item.samples[0]?.text;
}

function logit(share: number): number {
  const bounded = Math.min(0.97, Math.max(0.03, share));
  return Math.log(bounded / (1 - bounded));
}

/** Standard normal by the sum of twelve uniforms; close enough for make-believe. */
function normal(stream: RandomStream): number {
  let sum = -6;
  for (let n = 0; n < 12; n++) sum += stream.next();
  return sum;
}
