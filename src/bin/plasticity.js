#!/usr/bin/env node
/**
 * The command `plasticity` before and after the build. It is committed as it is, because npm leaves a command out whose
 * file isn't there when it installs, and `dist/` comes after that.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const program = new URL("../dist/cli.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  const project = fileURLToPath(new URL("../../", import.meta.url));
  console.error(`plasticity: not built yet: run "npm run build" in ${project}`);
  process.exitCode = 1;
}
