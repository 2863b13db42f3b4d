/** The Chromium that the pages are tested in: one for a test file, started when it is first needed. */
import { existsSync } from "node:fs";
import { after } from "node:test";
import { type Browser, chromium } from "playwright-core";

export const program = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const missing = !existsSync(program);
export const skip =
  missing && process.env["CI"] === undefined ? `no Chromium at ${program} (set CHROMIUM to its path)` : false;

let running: Browser | undefined;

export async function browser(): Promise<Browser> {
  running ??= await chromium.launch({
    executablePath: program,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return running;
}
after(() => running?.close());
