import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { removeTemporaryFolder, temporaryFolder } from "../files/temporaryFolder.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { BrowserPipe } from "./browserPipe.js";

/** Milliseconds after which a browser that hasn't printed is ended. */
const LONGEST = 180_000;

/** Resolves to the number of pages, once reveal.js has laid them out and their fonts are there. */
const LAID_OUT = `new Promise((done) => {
  const look = () => {
    const pages = document.querySelectorAll(".pdf-page").length;
    if (pages === 0) setTimeout(look, 50);
    else document.fonts.ready.then(() => setTimeout(() => done(pages), 100));
  };
  look();
})`;

/**
 * A deck as PDF, one page a slide, with all fragments shown: a browser without a window opens the file and prints it.
 *
 * @param deck the HTML file
 * @param pdf where the PDF goes, whole or not at all
 * @param program from `chromiumProgram`
 * @returns the number of pages
 * @throws {Error} with the browser's last words when it prints nothing
 * @example await printDeck("deck.html", "deck.pdf", chromiumProgram(process.env));
 */
export async function printDeck(deck: string, pdf: string, program: string): Promise<number> {
  const folder = temporaryFolder("plasticity-deck-");
  const browser = new BrowserPipe(program, folder);
  let timer: NodeJS.Timeout | undefined;
  try {
    const tooLong = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new Error(`--pdf: ${program} hasn't printed within three minutes`)), LONGEST);
    });
    const { bytes, pages } = await Promise.race([print(browser, deck), tooLong]);
    writeFileWhole(pdf, bytes);
    return pages;
  } finally {
    clearTimeout(timer);
    await browser.close();
    removeTemporaryFolder(folder);
  }
}

async function print(browser: BrowserPipe, deck: string): Promise<{ bytes: Buffer; pages: number }> {
  const { targetId } = await browser.ask("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await browser.ask("Target.attachToTarget", { targetId, flatten: true });
  const session = String(sessionId);
  await browser.ask("Page.navigate", { url: `${pathToFileURL(resolve(deck)).href}?view=print` }, session);
  const laidOut = { expression: LAID_OUT, awaitPromise: true, returnByValue: true };
  const { result } = await browser.ask("Runtime.evaluate", laidOut, session);
  const pages = Number((result as { value?: unknown } | undefined)?.value);
  const { data } = await browser.ask("Page.printToPDF", { preferCSSPageSize: true, printBackground: true }, session);
  return { bytes: Buffer.from(String(data), "base64"), pages };
}
