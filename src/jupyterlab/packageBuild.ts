import { spawn } from "node:child_process";

/** How a build ended, and what it printed: the compiler's errors, when it failed. */
export interface BuildReport {
  ok: boolean;
  output: string;
}

/**
 * Builds the project's package, as `npm run build` does.
 *
 * @param project the project's folder
 * @example const { ok, output } = await buildPackage(ownProject());
 */
export function buildPackage(project: string): Promise<BuildReport> {
  return new Promise((resolve) => {
    const child = spawn("npm", ["run", "--silent", "build"], {
      cwd: project,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", (error) => resolve({ ok: false, output: `npm: ${error.message}` }));
    child.once("close", (code) => resolve({ ok: code === 0, output }));
  });
}
