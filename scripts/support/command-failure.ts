/** An expected failure of a command: its message is all a person needs, without a stack. */
export class CommandFailure extends Error {
  override name = "CommandFailure";
}
