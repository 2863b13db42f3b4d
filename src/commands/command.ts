/** What each file in this folder exports as `command`. */
export interface Command {
  /** As typed: `plasticity <name>`. */
  name: string;
  /** One line for the overview. */
  summary: string;
  /** The whole help text. */
  help: string;
  /** Runs it; resolves to the exit code (0: done). Throws `UsageError` for a wrong call, `Error` for a failure. */
  run(args: string[]): Promise<number>;
}
