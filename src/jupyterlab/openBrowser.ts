import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeTemporaryFolder, temporaryFolder } from "../files/temporaryFolder.js";
import type { Lab } from "./labServer.js";

/** Milliseconds until the browser has read the page that leads it on. */
const READ = 30_000;

/**
 * Opens the lab in the browser. The token goes through a page that only its owner can read, and from there by a form: it
 * stands in no list of processes and in no history of addresses.
 *
 * @param tree the file that is opened first
 * @returns false when there is no program that opens pages
 * @example await openBrowser(lab, "notebooks/index.ipynb");
 */
export async function openBrowser(lab: Lab, tree: string): Promise<boolean> {
  const folder = temporaryFolder("plasticity-lab-");
  const file = join(folder, "open.html");
  writeFileSync(file, loginPage(lab, tree), { mode: 0o600 });
  const forget = setTimeout(() => removeTemporaryFolder(folder), READ);
  forget.unref();
  process.once("exit", () => removeTemporaryFolder(folder));
  const [program, ...first] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const child = spawn(program!, [...first, file], { stdio: "ignore", detached: true });
  const hasStarted = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("spawn", () => resolve(true));
  });
  child.unref();
  return hasStarted;
}

/** A page that brings the token to the lab by itself: `loginPage(lab, "notebooks/index.ipynb")` */
export function loginPage({ address, token }: Pick<Lab, "address" | "token">, tree: string): string {
  const next = `/lab/tree/${tree.split("/").map(encodeURIComponent).join("/")}`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>plasticity lab</title></head>
<body><form method="post" action="${address}/login"><input type="hidden" name="token" value="${token}">
<input type="hidden" name="next" value="${next}"><button>Open the lab</button></form>
<script>document.forms[0].submit()</script></body></html>
`;
}
