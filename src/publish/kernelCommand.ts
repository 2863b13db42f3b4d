import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ownProject } from "../files/project.js";

/** Thrown when the tslab kernel isn't installed beside this package. */
export class MissingKernelError extends Error {
  override name = "MissingKernelError";
}

/**
 * Node options of the kernel. Notebook cells are CommonJS and load the package through Node's `require(esm)`, which
 * prints an ExperimentalWarning to the first cell's output: that category alone is hidden.
 */
const NODE_OPTIONS: readonly string[] = ["--disable-warning=ExperimentalWarning"];

/**
 * Path of the tslab program that belongs to this project (`node_modules/tslab/bin/tslab`).
 *
 * @param root the project's folder; the present project's by default
 * @throws MissingKernelError when tslab isn't installed there
 */
export function tslabProgram(root: string = ownProject()): string {
  let program: string | undefined;
  try {
    const manifest = createRequire(join(root, "package.json")).resolve("tslab/package.json");
    program = join(dirname(manifest), "bin", "tslab");
  } catch {
    program = undefined;
  }
  if (program === undefined || !existsSync(program)) {
    throw new MissingKernelError(`kernel: tslab is not installed in ${root}; run "npm ci" there`);
  }
  return program;
}

/**
 * The command line that starts the TypeScript kernel, as a kernelspec's `argv`: the connection file's path takes the
 * place of `{connection_file}`.
 *
 * @param load addresses of modules that mend tslab, beside those that every kernel loads
 * @throws MissingKernelError when tslab isn't installed
 * @example const argv = kernelCommand().map((part) => part.replace("{connection_file}", file));
 */
export function kernelCommand(load: readonly string[] = []): string[] {
  const mending = ["./compileLess.js", "./watchLess.js", "./checkLess.js"].map(
    (file) => new URL(file, import.meta.url).href,
  );
  const loaded = [...mending, ...load];
  const options = [...NODE_OPTIONS, ...loaded.flatMap((address) => ["--import", address])];
  return [process.execPath, ...options, tslabProgram(), "kernel", "--config-path", "{connection_file}"];
}
