import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { kernelCommand } from "./kernelCommand.js";

/** The kernel's name in notebooks' metadata and for `jupyter --kernel`. */
export const KERNEL_NAME = "plasticity-tslab";

/** The kernel's name in menus. */
export const KERNEL_TITLE = "TypeScript (plasticity)";

/** Thrown when a kernelspec can't be written or removed without touching somebody else's files. */
export class KernelspecError extends Error {
  override name = "KernelspecError";
}

/**
 * The folder where Jupyter looks for a user's kernels: below `prefix` when given, else `JUPYTER_DATA_DIR`, else the
 * platform's usual place (as `jupyter --data-dir` says).
 *
 * @param prefix such as a virtual environment's folder
 * @example kernelsFolder(); // ~/.local/share/jupyter/kernels on Linux
 */
export function kernelsFolder(prefix?: string, environment: NodeJS.ProcessEnv = process.env): string {
  if (prefix !== undefined) return join(prefix, "share", "jupyter", "kernels");
  const data = environment["JUPYTER_DATA_DIR"];
  if (data !== undefined && data !== "") return join(data, "kernels");
  if (process.platform === "darwin") return join(homedir(), "Library", "Jupyter", "kernels");
  if (process.platform === "win32") {
    return join(environment["APPDATA"] ?? join(homedir(), "AppData", "Roaming"), "jupyter", "kernels");
  }
  return join(environment["XDG_DATA_HOME"] || join(homedir(), ".local", "share"), "jupyter", "kernels");
}

function isOurs(file: string): boolean {
  try {
    const spec = JSON.parse(readFileSync(file, "utf8")) as { display_name?: unknown };
    return spec.display_name === KERNEL_TITLE;
  } catch {
    return false;
  }
}

/**
 * Writes the kernelspec that lets Jupyter and VS Code start this project's tslab with the present Node. An older one
 * of this project is replaced.
 *
 * @param kernels folder of kernels, from `kernelsFolder`
 * @returns the file written
 * @throws MissingKernelError when tslab isn't installed; KernelspecError when another kernel has the name
 * @example installKernelspec(kernelsFolder());
 */
export function installKernelspec(kernels: string): string {
  const file = join(kernels, KERNEL_NAME, "kernel.json");
  if (existsSync(file) && !isOurs(file)) {
    throw new KernelspecError(`kernel: ${file} is another kernel's; remove it or use --prefix`);
  }
  const spec = {
    argv: kernelCommand(),
    display_name: KERNEL_TITLE,
    language: "typescript",
    interrupt_mode: "signal",
    metadata: { debugger: false },
  };
  writeFileWhole(file, `${JSON.stringify(spec, null, 2)}\n`);
  return file;
}

/**
 * Removes what `installKernelspec` wrote.
 *
 * @param kernels folder of kernels, from `kernelsFolder`
 * @returns the file removed; undefined when there was none
 * @throws KernelspecError when another kernel has the name
 */
export function removeKernelspec(kernels: string): string | undefined {
  const folder = join(kernels, KERNEL_NAME);
  const file = join(folder, "kernel.json");
  if (!existsSync(file)) return undefined;
  if (!isOurs(file)) throw new KernelspecError(`kernel: ${file} is another kernel's; it was left alone`);
  rmSync(file);
  if (readdirSync(folder).length === 0) rmdirSync(folder);
  return file;
}
