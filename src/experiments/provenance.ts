/** Where a result comes from, as far as this process can know. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Version of this package. */
export function packageVersion(): string {
  const manifest = fileURLToPath(new URL("../../package.json", import.meta.url));
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}

/** Commit of the checkout that holds this package, "+changes" when its sources have others; null outside a repository. */
export function sourceCommit(): string | null {
  const cwd = fileURLToPath(new URL("../../", import.meta.url));
  const git = (...args: string[]): string =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 5000 }).trim();
  try {
    return git("rev-parse", "HEAD") + (git("status", "--porcelain", "--", ".") === "" ? "" : "+changes");
  } catch {
    return null;
  }
}
