/** `plasticity pages`: executed notebooks as web pages with an index. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isNotebookName } from "../annotations/model.js";
import { notebookAnnotations } from "../annotations/readAnnotations.js";
import { ownProject } from "../files/project.js";
import { buildSite } from "../publish/site.js";
import type { Command } from "./command.js";
import { namedNotebooks, notebookHome } from "./notebookHome.js";

const help = `Usage: plasticity pages [notebook or folder …] [options]

Builds one self-contained HTML page per notebook from its saved outputs, and index.html with a thumbnail for each
figure; without arguments from all notebooks in notebooks/. The pages work offline. Notebooks that were not executed
from their first cell to their last have their HTML outputs shown as text. The site is made in a fresh folder and takes
the old one's place as a whole; what you have put into it goes along. Another folder that isn't empty is refused.

Pages show the notes of data/annotations to everybody, and let readers write notes of their own, which stay in their
browser until they export them (plasticity annotations).

  --output DIR   where the pages go (default: site)
  --strict       a formula or an image that can't be shown is a failure
  --open         open the index in the browser`;

export const command: Command = {
  name: "pages",
  summary: "turn executed notebooks into web pages",
  help,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        output: { type: "string" },
        strict: { type: "boolean", default: false },
        open: { type: "boolean", default: false },
      },
    });
    const files = namedNotebooks(positionals);
    const root = ownProject();
    const { description } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { description?: string };
    const site = buildSite(files, {
      output: values.output === undefined ? join(root, "site") : resolve(values.output),
      home: notebookHome(),
      title: description ?? "Notebooks",
      notes: (name) => (isNotebookName(name) ? notebookAnnotations(root, name) : []),
    });
    for (const warning of site.warnings) console.error(`warning: ${warning}`);
    const { pages, figures, index } = site;
    console.log(
      `${count(pages.length, "page")}, ${count(figures, "figure")} → ${relative(process.cwd(), index) || index}`,
    );
    if (values.open) open(index);
    return Promise.resolve(values.strict && site.warnings.length > 0 ? 1 : 0);
  },
};

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** Hands a file to the system's opener; when there is none, the path printed before has to do. */
function open(file: string): void {
  const [program, ...first] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
  const child = spawn(program!, [...first, file], { stdio: "ignore", detached: true });
  child.once("error", () => console.error(`pages: no program to open files with (${program}); the index is ${file}`));
  child.unref();
}
