#!/usr/bin/env node
/** The command `plasticity`: finds the sub-command, shows its help or runs it, and turns errors into one clear line. */
import type { Command } from "./commands/command.js";
import { nearest } from "./commands/nearest.js";
import { guardConsole } from "./commands/printable.js";
import { UsageError } from "./commands/usageError.js";

/** Imported only when asked for, so that the command starts fast. */
const commands: Record<string, () => Promise<{ command: Command }>> = {
  list: () => import("./commands/list.js"),
  run: () => import("./commands/run.js"),
  merge: () => import("./commands/merge.js"),
  status: () => import("./commands/status.js"),
  slurm: () => import("./commands/slurm.js"),
  renew: () => import("./commands/renew.js"),
  execute: () => import("./commands/execute.js"),
  pages: () => import("./commands/pages.js"),
  present: () => import("./commands/present.js"),
  new: () => import("./commands/new.js"),
  annotations: () => import("./commands/annotations.js"),
  kernel: () => import("./commands/kernel.js"),
  lab: () => import("./commands/lab.js"),
  claims: () => import("./commands/claims.js"),
  findings: () => import("./commands/findings.js"),
  verify: () => import("./commands/verify.js"),
  bench: () => import("./commands/bench.js"),
};

async function overview(): Promise<string> {
  const lines: string[] = [];
  for (const [name, load] of Object.entries(commands)) {
    lines.push(`  ${name.padEnd(13)}${(await load()).command.summary}`);
  }
  return `Usage: plasticity <command> [options]\n\n${lines.join("\n")}\n\nplasticity <command> --help tells more.`;
}

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined)
    throw new UsageError("plasticity: expected a command, got none (plasticity --help shows all)");
  if (name === "--help" || name === "-h" || name === "help") {
    console.log(await overview());
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const near = nearest(name, Object.keys(commands));
    const hint = near === undefined ? "" : `, did you mean "${near}"?`;
    throw new UsageError(`plasticity: got unknown command "${name}"${hint} (plasticity --help shows all)`);
  }
  const { command } = await load();
  const end = args.indexOf("--");
  if ((end < 0 ? args : args.slice(0, end)).some((arg) => arg === "--help" || arg === "-h")) {
    console.log(command.help);
    return 0;
  }
  try {
    return await command.run(args);
  } catch (error) {
    if (!(error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS")) throw error;
    const what = (error as Error).message.split(/\.(\s|$)/)[0]!;
    throw new UsageError(`${name}: ${what} (plasticity ${name} --help)`);
  }
}

// A reader that has seen enough (`plasticity list | head`) isn't an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

guardConsole();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(process.env["PLASTICITY_DEBUG"] && error instanceof Error ? (error.stack ?? message) : message);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
