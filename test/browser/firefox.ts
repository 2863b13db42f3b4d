/** The Firefox that the pages and the lab are tried in: one for a test file, started when it is first needed. */
import { existsSync } from "node:fs";
import { after } from "node:test";
import { type Browser, launch } from "puppeteer-core";

const program = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";
export const skip =
  !existsSync(program) && process.env["CI"] === undefined
    ? `no Firefox at ${program} (set FIREFOX to its path)`
    : false;

let running: Browser | undefined;

export async function firefox(): Promise<Browser> {
  running ??= await launch({ browser: "firefox", executablePath: program, headless: true });
  return running;
}
after(() => running?.close());
