import { readdirSync, readFileSync } from "node:fs";

/** The environment variable that a kernel and all that its cells start inherit: the kernel's temporary folder. */
export const KERNEL_MARK = "PLASTICITY_KERNEL";

/** Rounds of looking for processes: one that is found may just have started another. */
const ROUNDS = 5;

/**
 * Ends at once what a kernel's cells have started, also what has left its process group (`detached`) or its parent:
 * processes that carry the kernel's mark in their environment, or descend from the kernel. Where there is no `/proc`
 * (macOS, Windows), nothing is found.
 *
 * @param mark the value of `PLASTICITY_KERNEL`
 * @param kernel process id of the kernel, which itself is left alone
 * @example endStarted(folder, child.pid);
 */
export function endStarted(mark: string, kernel: number): void {
  for (let round = 0; round < ROUNDS; round++) {
    const found = startedBy(mark, kernel);
    if (found.length === 0) return;
    for (const pid of found) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}

function startedBy(mark: string, kernel: number): number[] {
  const parents = new Map<number, number>();
  const found = new Set<number>();
  for (const pid of processes()) {
    const [state, parent] = stateOf(pid);
    if (state === undefined || state === "Z" || state === "X") continue;
    parents.set(pid, Number(parent));
    if (read(pid, "environ").split("\0").includes(`${KERNEL_MARK}=${mark}`)) found.add(pid);
  }
  for (const pid of parents.keys()) {
    const line = [pid];
    for (let above = parents.get(pid); above !== undefined && above > 1; above = parents.get(above)) line.push(above);
    if (line.slice(1).includes(kernel)) found.add(pid);
  }
  return [...found].filter((pid) => pid !== kernel && pid !== process.pid);
}

function processes(): number[] {
  if (process.platform !== "linux") return [];
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

/** A process's state and its parent's id; the name before them, in parentheses, may hold anything. */
function stateOf(pid: number): string[] {
  return read(pid, "stat").split(") ").at(-1)!.split(" ").filter(Boolean);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return ""; // it has ended, or it is somebody else's
  }
}
