import { Command } from "commander";
import { verifyLedger } from "../../server/jobs/verify.ts";
import { openHouse } from "../../server/main.ts";
import { CommandFailure } from "../support/command-failure.ts";

export function verifyCommand(): Command {
  return new Command("verify")
    .description("replay the ledger of the data folder and compare every stored response, score and mark")
    .option("--json", "print one JSON document and nothing else", false)
    .action(async ({ json }: { json: boolean }) => {
      const { house, close } = await openHouse();
      try {
        const result = await verifyLedger({ ...house, recheck: (id) => recheck(house, id) });
        if (json) console.log(JSON.stringify(result));
        else
          console.log(
            `${result.streams} streams, ${result.events} events, ${result.attempts} closed attempts: ${result.findings.length} findings`,
          );
        if (result.findings.length > 0) throw new CommandFailure(result.findings.join("\n"));
      } finally {
        await close();
      }
    });
}

async function recheck(house: Awaited<ReturnType<typeof openHouse>>["house"], attemptId: string): Promise<string[]> {
  const rooms = [house.scoring, house.marking, house.results];
  return (await Promise.all(rooms.map((room) => room.recheck(attemptId)))).flat();
}
