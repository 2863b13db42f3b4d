/** An error in how a command was called: shown as one line, exit code 2. */
export class UsageError extends Error {
  override name = "UsageError";
}
