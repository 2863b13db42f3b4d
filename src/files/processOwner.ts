/** Which process something on disk belongs to, and whether that process still runs. */
import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** A process, told apart from a later one with the same number where the system says when it started. */
export interface ProcessOwner {
  pid: number;
  /** Boot and start time of the process, as `/proc` has them; null elsewhere. */
  started: string | null;
  host: string;
  /** The task of a cluster's job that it is, such as "slurm 4711_3"; null outside of one. */
  task?: string | null;
}

/** This process. */
export function thisProcess(): ProcessOwner {
  return { pid: process.pid, started: startOf(process.pid), host: hostname(), task: presentTask() };
}

/** The scheduler runs a task once at a time: what an earlier attempt at it left on another machine is a dead one's. */
function presentTask(): string | null {
  const { SLURM_JOB_ID, SLURM_ARRAY_JOB_ID, SLURM_ARRAY_TASK_ID, SLURM_STEP_ID } = process.env;
  if (SLURM_STEP_ID !== undefined || SLURM_JOB_ID === undefined) return null;
  return `slurm ${SLURM_ARRAY_JOB_ID === undefined ? SLURM_JOB_ID : `${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}`}`;
}

/**
 * Whether a process still runs; "elsewhere" when it is another machine's, where that can't be known.
 *
 * `isRunning({ pid: 4711, started: null, host: hostname(), task: null })`
 */
export function isRunning({ pid, started, host, task }: ProcessOwner): boolean | "elsewhere" {
  if (host !== hostname()) return task != null && task === presentTask() ? false : "elsewhere";
  if (!isPidAlive(pid)) return false;
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** Whether a process with this number runs here. `isPidAlive(process.pid)  // true` */
export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function startOf(pid: number): string | null {
  try {
    // The second field is the program's name in parentheses, which may hold anything; the 22nd is the start time.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const ticks = fields[19];
    return ticks === undefined ? null : `${boot} ${ticks}`;
  } catch {
    return null;
  }
}
