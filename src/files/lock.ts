/** One writer per output: `<file>.lock` names the process that is at it. */
import { linkSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileFailure } from "./fileFailure.js";
import { linkTarget } from "./linkTarget.js";
import { makeFolder } from "./makeFolder.js";
import { isRunning, type ProcessOwner, thisProcess } from "./processOwner.js";
import { discard, sweepTemporaries, temporaryOf } from "./temporaries.js";

/** A lock that can't be read is being written, if it is younger than this; else it is a power cut's. */
const BEING_WRITTEN_MILLISECONDS = 2000;
const PAUSE_MILLISECONDS = 50;

/** Another run has the output. */
export class LockedError extends Error {
  override name = "LockedError";
}

/** A held lock. */
export interface FileLock {
  /** Gives it back; more than once does nothing. */
  release(): void;
}

/** The locks that this process holds: one named by it that isn't among them is a leftover. */
const held = new Set<string>();

/**
 * Takes the lock of an output. One of a process that is no more (or whose number is another's by now) is taken over.
 *
 * @param file the output
 * @throws LockedError naming the living process that has it and what to do; FileFailure when no lock can be written
 * @example const lock = lockFile("a.json"); try { … } finally { lock.release(); }
 */
export function lockFile(file: string): FileLock {
  let lock = `${file}.lock`;
  try {
    const target = linkTarget(file);
    lock = `${target}.lock`;
    makeFolder(dirname(target));
    sweepTemporaries(lock);
    while (!create(lock)) {
      const found = read(lock);
      if (found === undefined) continue; // given back just now
      if (found.owner === undefined) {
        if (Date.now() - found.modified < BEING_WRITTEN_MILLISECONDS) pause();
        else takeAway(lock, found.text);
        continue;
      }
      const running = isRunning(found.owner);
      const isLeftover = running === true && found.owner.pid === process.pid && !held.has(lock);
      if (running !== false && !isLeftover) throw new LockedError(refusal(file, lock, found.owner, running));
      takeAway(lock, found.text);
    }
  } catch (error) {
    if (error instanceof LockedError) throw error;
    throw fileFailure(file, "can't be written", error, `its lock ${lock} can't be taken, nothing was changed`);
  }
  held.add(lock);
  return {
    release() {
      if (held.delete(lock)) discard(lock);
    },
  };
}

function refusal(file: string, lock: string, { pid, host }: ProcessOwner, running: true | "elsewhere"): string {
  if (running === "elsewhere") {
    return `${file}: process ${pid} on ${host} is writing it; when that one is no more, delete ${lock}`;
  }
  const who = pid === process.pid ? `this process (${pid})` : `process ${pid}`;
  return `${file}: ${who} is writing it; wait for it or stop it, or give another output`;
}

/** Makes the lock with its content in one step; false when there is one. */
function create(lock: string): boolean {
  const temporary = temporaryOf(lock);
  const content = JSON.stringify(thisProcess());
  try {
    writeFileSync(temporary, content, { flag: "w" });
    try {
      linkSync(temporary, lock);
    } catch (error) {
      // Some file systems know no second names: there it is made in two steps.
      if (!["EPERM", "ENOTSUP", "ENOSYS", "EMLINK"].includes(codeOf(error))) throw error;
      writeFileSync(lock, content, { flag: "wx" });
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    discard(temporary);
  }
}

/** What a lock says, `owner` undefined when it can't be understood; undefined when there is none. */
function read(lock: string): { text: string; modified: number; owner: ProcessOwner | undefined } | undefined {
  try {
    const text = readFileSync(lock, "utf8");
    return { text, modified: statSync(lock).mtimeMs, owner: ownerIn(text) };
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

function ownerIn(text: string): ProcessOwner | undefined {
  try {
    const { pid, started, host, task } = JSON.parse(text) as Partial<Record<keyof ProcessOwner, unknown>>;
    if (!Number.isSafeInteger(pid) || (pid as number) < 1 || typeof host !== "string") return undefined;
    const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
    return { pid: pid as number, started: textOf(started), host, task: textOf(task) };
  } catch {
    return undefined;
  }
}

/** Takes a dead process' lock away, unless it has become another's in the meantime: that one is put back. */
function takeAway(lock: string, text: string): void {
  const taken = temporaryOf(lock);
  try {
    renameSync(lock, taken);
    if (readFileSync(taken, "utf8") !== text) linkSync(taken, lock);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes(codeOf(error))) throw error;
  } finally {
    discard(taken);
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? "";
}
