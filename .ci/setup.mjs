/**
 * Installs the packages of the lock file when they are not there yet, or when the lock file is newer: what `npm start`
 * and `npm test` do first. Install scripts stay off: nothing here needs them, and one of them would download a binary.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed, this is ${process.version}.`);
  process.exit(1);
}
const time = (file) => statSync(new URL(`../${file}`, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
if (time("node_modules/.package-lock.json") < time("package-lock.json")) {
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    stdio: "inherit",
    cwd: new URL("..", import.meta.url),
    shell: process.platform === "win32",
  });
  process.exit(status ?? 1);
}
