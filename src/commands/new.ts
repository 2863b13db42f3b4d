/** `plasticity new`: a notebook to begin with, in the house's form. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shownPath } from "../files/shownPath.js";
import { newNotebook } from "../publish/newNotebook.js";
import { writeNotebook } from "../publish/notebook.js";
import type { Command } from "./command.js";
import { nearest } from "./nearest.js";
import { notebookHome } from "./notebookHome.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity new <paper> <name> [options]

Writes notebooks/<paper>/<name>.ipynb: a header, then Claim, Equation, Run, Figure, Check, Try, with cells that run as they
stand. Names have small letters, digits and hyphens, e.g. plasticity new optimal-plasticity fig5-my-network. Nothing is
written over. The lab's "New Notebook" begins with the same.

  --title TEXT   the first heading (default: the name)
  --paper        makes the paper's folder when there is none`;

export const command: Command = {
  name: "new",
  summary: "begin a notebook in the house's form",
  help,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { title: { type: "string" }, paper: { type: "boolean", default: false } },
    });
    const [paper, name] = positionals;
    if (paper === undefined || name === undefined || positionals.length > 2) {
      throw new UsageError(`new: expected a paper and a name, got ${positionals.join(" ") || "nothing"}`);
    }
    for (const [what, word] of [
      ["paper", paper],
      ["name", name],
    ] as const) {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) || word.length > 60) {
        throw new UsageError(`new: expected the ${what} to be small letters, digits and hyphens, got "${word}"`);
      }
    }
    const folder = join(notebookHome(), paper);
    if (!existsSync(folder) && !values.paper) {
      const papers = readdirSync(notebookHome(), { withFileTypes: true }).filter((entry) => entry.isDirectory());
      const near = nearest(
        paper,
        papers.map((entry) => entry.name),
      );
      const hint = near === undefined ? "--paper makes it" : `did you mean "${near}"? (--paper makes a new one)`;
      throw new UsageError(`new: there is no folder notebooks/${paper}; ${hint}`);
    }
    const file = join(folder, `${name}.ipynb`);
    if (existsSync(file)) {
      throw new Error(`${shownPath(file)}: is there already; nothing was written: take another name`);
    }
    writeNotebook(file, newNotebook(values.title ?? name));
    console.log(`${shownPath(file)}; plasticity lab opens it, plasticity execute --in-place runs it`);
    return Promise.resolve(0);
  },
};
