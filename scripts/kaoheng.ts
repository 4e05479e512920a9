import { Command } from "commander";
import { assembleCommand } from "./commands/assemble.ts";
import { bankCommand } from "./commands/bank.ts";
import { scoreCommand } from "./commands/score.ts";
import { simulateCommand } from "./commands/simulate.ts";
import { verifyCommand } from "./commands/verify.ts";
import { CommandFailure } from "./support/command-failure.ts";

/** The command line: `npm run -s kaoheng -- <command>`. Errors go to standard error with a non-zero exit. */
const program = new Command("kaoheng").description("考衡 Kaoheng: papers, scores, bank checks, simulation, proof of the ledger");
for (const command of [assembleCommand(), scoreCommand(), bankCommand(), simulateCommand(), verifyCommand()])
  program.addCommand(command);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  console.error(error instanceof CommandFailure ? error.message : error);
  process.exitCode = 1;
}
