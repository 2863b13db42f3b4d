/**
 * Fetches a Node.js of another version from the npm registry, into a cache outside the project, and prints where its
 * binary is: `node .ci/node.mjs 26`, or `24.11`, `20.19.6`. A number that isn't a whole version means its newest.
 * Packages named after platform and processor hold the binaries; they are no dependency of the project.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const [version] = process.argv.slice(2);
if (!/^\d+(\.\d+){0,2}$/.test(version ?? "")) {
  console.error(`node .ci/node.mjs: expected a version such as 26 or 20.19.6, got ${version ?? "none"}`);
  process.exit(2);
}
const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "plasticity-node", version);
mkdirSync(folder, { recursive: true });
// a project of its own: npm would otherwise look for one further up
writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
const { status } = spawnSync(
  "npm",
  ["install", "--prefix", folder, "--no-save", "--no-package-lock", "--ignore-scripts", `${name}@${version}`],
  { stdio: ["ignore", 2, "inherit"], cwd: folder, shell: process.platform === "win32" },
);
if (status !== 0) process.exit(status ?? 1);
console.log(join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node"));
