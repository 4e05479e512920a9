import { Command, InvalidArgumentError } from "commander";
import { openHouse } from "../../server/main.ts";
import { CommandFailure } from "../support/command-failure.ts";
import { openSitting } from "../support/demo.ts";
import { loadBank } from "../support/load-bank.ts";
import { SERVER_ACTOR } from "../support/server-actor.ts";
import { simulateSitting } from "../support/simulate.ts";

const MOST_CANDIDATES = 5000;

/** `simulate --candidates N`: a new sitting that N plausible candidates have sat, ready for graders and office. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("add a demo sitting with N plausible candidates whose essays are the items' sample answers")
    .requiredOption("--candidates <n>", "how many", wholeNumber)
    .option("--seed <seed>", "same seed, same candidates and answers", "simulate")
    .option("--blueprint <id>", "which exam", "cmq")
    .option("--json", "print one JSON document and nothing else", false)
    .action(simulate);
}

interface SimulateOptions {
  readonly candidates: number;
  readonly seed: string;
  readonly blueprint: string;
  readonly json: boolean;
}

async function simulate({ candidates, seed, blueprint, json }: SimulateOptions): Promise<void> {
  const { config, house, close } = await openHouse();
  try {
    await loadBank(house, config.bankFolder);
    if (!(await house.blueprints.inUse()).some(({ id }) => id === blueprint))
      throw new CommandFailure(`no blueprint ${blueprint}`);
    const { papers } = await house.papers.assemble(SERVER_ACTOR, { blueprintId: blueprint, forms: 2, seed });
    const settings = { clock: "candidate", lateEntryMinutes: null, earliestHandInMinutes: 0 } as const;
    const name = `模拟场次 ${candidates} 人（${seed}）`;
    const paperIds = papers.map(({ id }) => id);
    const sittingId = await openSitting(house, { name, count: candidates, blueprintId: blueprint, paperIds, settings });
    const written = await simulateSitting(house, sittingId, seed);
    await house.attempts.endAll(SERVER_ACTOR, sittingId, "模拟结束");
    await house.sittings.markClosed(SERVER_ACTOR, sittingId);
    await house.sweeps.run();
    console.log(
      json ? JSON.stringify({ sittingId, name, candidates: written }) : `${name}: ${written} 份答卷 attempts (${sittingId})`,
    );
  } finally {
    await close();
  }
}

function wholeNumber(typed: string): number {
  const value = Number(typed);
  if (!Number.isInteger(value) || value < 1 || value > MOST_CANDIDATES)
    throw new InvalidArgumentError(`a whole number from 1 to ${MOST_CANDIDATES}`);
  return value;
}
