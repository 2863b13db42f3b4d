import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runInNewContext } from "node:vm";

const dist = dirname(createRequire(import.meta.url).resolve("reveal.js"));

/** The text of a file of reveal.js. */
function revealFile(name: string): string {
  return readFileSync(join(dist, name), "utf8");
}

/** What of reveal.js goes into a deck. */
export interface RevealFiles {
  style: string;
  /** The framework, then the plugin for the presenter's notes. */
  scripts: [string, string];
  /** The script that the notes plugin writes into the window that it opens. */
  speakerScript: string;
}

/** reveal.js from its package, its scripts such that they can stand inside HTML. */
export function revealFiles(): RevealFiles {
  const notes = revealFile("plugin/notes.js");
  return {
    style: revealFile("reveal.css"),
    scripts: [insideHtml(revealFile("reveal.js")), insideHtml(notes)],
    speakerScript: speakerScript(notes),
  };
}

/** A script without what would end, or hide the end of, the element that it stands in. */
function insideHtml(script: string): string {
  return script.replace(/<!--/g, "<\\!--").replace(/<(?=\/script)/gi, "<\\");
}

/**
 * The plugin keeps the speaker window's page in a template: it is asked to open one, and what it writes is read. The
 * window takes over the deck's content security policy, which has to name this script.
 *
 * @throws {Error} when the plugin writes no page with one script
 */
function speakerScript(plugin: string): string {
  let page = "";
  const opened = { closed: false, document: { write: (text: string) => (page += text) }, postMessage: () => {} };
  const nothing = (): void => {};
  const window = {
    open: () => opened,
    addEventListener: nothing,
    location: { protocol: "file:", host: "", pathname: "", search: "" },
  };
  const context = { window, setInterval: nothing, setTimeout: nothing, clearInterval: nothing, RevealNotes: undefined };
  runInNewContext(`${plugin}\ntry { this.RevealNotes().open(); } catch {}`, context);
  const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)];
  if (scripts.length !== 1)
    throw new Error(`reveal.js: expected its speaker view to have one script, got ${scripts.length}`);
  return scripts[0]![1]!;
}
