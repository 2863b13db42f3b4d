import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type FileLock, LockedError, lockFile } from "../files/lock.js";
import { makeFolder } from "../files/makeFolder.js";
import { ownProject } from "../files/project.js";
import { sha256 } from "../files/sha256.js";

/** Thrown when the front end can't be installed or bundled. */
export class FrontEndError extends Error {
  override name = "FrontEndError";
}

/** Holds the digest of what the bundle was made from. */
const STAMP = "made-from.txt";

/**
 * The folder with JupyterLab's bundled front end. The first time its packages are installed and bundled, which takes a
 * minute and the network (or a warm npm cache); from then on it is there, until its lock file or its sources change.
 *
 * @param progress told what is being done, a line each
 * `PLASTICITY_LAB_BUNDLE` names a folder with another bundle, which is taken as it is.
 *
 * @throws FrontEndError with what npm or the bundler said
 * @example const bundle = await frontEnd(console.log);
 */
export async function frontEnd(progress: (line: string) => void): Promise<string> {
  const given = process.env["PLASTICITY_LAB_BUNDLE"];
  if (given !== undefined && given !== "") return given;
  const home = join(ownProject(), "src", "jupyterlab", "front");
  const bundle = join(home, "dist");
  const sources = digestOf(home);
  if (stampOf(bundle) === sources) return bundle;
  const lock = await lockOf(bundle, progress);
  try {
    if (stampOf(bundle) === sources) return bundle; // another process was faster
    // what a process left that was ended in the midst of it
    const leftovers = readdirSync(home).filter((name) => /^dist\.\d+\.tmp$/.test(name));
    for (const name of leftovers) rmSync(join(home, name), { recursive: true, force: true });
    progress("The first time, JupyterLab's front end is installed and bundled; that takes about a minute.");
    progress("1/2 packages from npm (some 110 MB) …");
    await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], home);
    progress("2/2 bundle …");
    const fresh = `${bundle}.${process.pid}.tmp`;
    try {
      makeFolder(fresh);
      await run(process.execPath, ["bundle.mjs", fresh], home);
      writeFileSync(join(fresh, STAMP), sources);
      rmSync(bundle, { recursive: true, force: true });
      renameSync(fresh, bundle);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    progress("done; from now on it is there at once.");
    return bundle;
  } finally {
    lock.release();
  }
}

/** The lock of the bundle, once no other process makes it any more. */
async function lockOf(bundle: string, progress: (line: string) => void): Promise<FileLock> {
  for (let waited = 0; ; waited++) {
    try {
      return lockFile(bundle);
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
      if (waited === 0) progress("Another process is just making the front end: waiting for it …");
      await sleep(500);
    }
  }
}

/** Of the lock file and of all that is bundled beside the packages. */
function digestOf(home: string): string {
  const names = readdirSync(home).filter((name) => /\.(?:js|mjs|json|css)$/.test(name));
  return sha256(
    names
      .sort()
      .map((name) => `${name}\n${readFileSync(join(home, name), "utf8")}`)
      .join("\n"),
  );
}

function stampOf(bundle: string): string | undefined {
  const file = join(bundle, STAMP);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function run(program: string, args: readonly string[], directory: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && program === "npm",
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-4000)));
    }
    const failed = (why: string): void =>
      reject(
        new FrontEndError(`lab: the front end isn't there: ${[program, ...args].join(" ")} ${why}\n${said.trim()}`),
      );
    child.once("error", (error) => failed(error.message));
    child.once("close", (code) => (code === 0 ? resolve() : failed(`ended with ${code}`)));
  });
}
