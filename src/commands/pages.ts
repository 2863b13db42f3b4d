/** `plasticity pages`: executed notebooks as web pages with an index. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isNotebookName } from "../annotations/model.js";
import { notebookAnnotations } from "../annotations/readAnnotations.js";
import { ownProject, projectRoot } from "../files/project.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import type { NotebookFile } from "../publish/findNotebooks.js";
import type { NotesOf } from "../publish/notesHtml.js";
import { papersOf } from "../publish/papers.js";
import { type SinglePageOptions, singlePage } from "../publish/singlePage.js";
import { buildSite } from "../publish/site.js";
import type { Command } from "./command.js";
import { namedNotebooks, notebookHome } from "./notebookHome.js";
import { storedRunOf } from "./storedRuns.js";
import { storedSources } from "./storedSources.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity pages [notebook or folder …] [options]

Builds one HTML page per notebook from its saved outputs, with a folder of its figures' data beside it (CSV, page.json),
index.html with a thumbnail for each figure, and claims.html and findings.html with all claims and findings; without
arguments from all notebooks in notebooks/. The pages work offline, opened as files. Notebooks that were not executed
from their first cell to their last have their HTML outputs shown as text. The site is made in a fresh folder and takes
the old one's place as a whole; what you have put into it goes along. Another folder that isn't empty is refused.

Pages show the notes of data/annotations to everybody, and let readers write notes of their own, which stay in their
browser until they export them (plasticity annotations).

  --output DIR   where the pages go (default: site)
  --single       one notebook's page as a single file, its fonts, data and notes inside: <notebook>.html here, or in --output
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
        single: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        open: { type: "boolean", default: false },
      },
    });
    const files = namedNotebooks(positionals);
    const root = ownProject();
    const { description } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { description?: string };
    const title = description ?? "Notebooks";
    const stored = storedSources(projectRoot() ?? root);
    const notes: NotesOf = (name) => (isNotebookName(name) ? notebookAnnotations(root, name) : []);
    if (values.single) return Promise.resolve(single(files, { title, stored, notes, ...values }));
    const site = buildSite(files, {
      output: values.output === undefined ? join(root, "site") : resolve(values.output),
      home: notebookHome(),
      title,
      papers: papersOf(root),
      stored,
      storedRun: storedRunOf(root),
      notes,
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

/** Writes one notebook's page, and gives the exit code. */
function single(
  files: readonly NotebookFile[],
  options: SinglePageOptions & { output?: string; strict: boolean; open: boolean },
): number {
  const [file, other] = files;
  if (file === undefined || other !== undefined) {
    throw new UsageError(`--single: expected one notebook, got ${files.length}: name it`);
  }
  const { html, warnings } = singlePage(file, options);
  const output = resolve(options.output ?? ".", `${basename(file.file, ".ipynb")}.html`);
  const before = readIfThere(output);
  if (before !== undefined && !before.startsWith(SINGLE_START)) {
    throw new UsageError(
      `--single: ${output} is there and no page of ours: nothing was written; name another --output`,
    );
  }
  writeFileWhole(output, html);
  for (const warning of warnings) console.error(`warning: ${warning}`);
  console.log(`1 page → ${relative(process.cwd(), output)}`);
  if (options.open) open(output);
  return options.strict && warnings.length > 0 ? 1 : 0;
}

/** How each page begins. */
const SINGLE_START = `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"`;

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

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
