import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Thrown where there is no Chromium, with what to do. */
export class NoChromiumError extends Error {
  override name = "NoChromiumError";
}

/**
 * The machine's Chromium, or a browser made from it: what `CHROMIUM` names, else the first on the path.
 *
 * @throws NoChromiumError
 * @example const program = chromiumProgram(process.env);
 */
export function chromiumProgram(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment["CHROMIUM"];
  if (given !== undefined && given !== "") {
    if (existsSync(given)) return given;
    throw new NoChromiumError(
      `--pdf: expected CHROMIUM to be the path of a Chromium, got "${given}", which isn't there`,
    );
  }
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  const program = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...APPLICATIONS].find(
    existsSync,
  );
  if (program !== undefined) return program;
  throw new NoChromiumError(
    "--pdf: expected a Chromium or Chrome on this machine, got none; install one (apt-get install chromium), say where it is " +
      "with CHROMIUM=/path, or open the deck with ?view=print behind its name in any browser and print it",
  );
}
