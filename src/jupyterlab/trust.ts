/** Which saved outputs are shown before a notebook is run: those in which nothing could run, whatever the file says. */
import { JSDOM } from "jsdom";
import { cleanFragment } from "../publish/cleanHtml.js";
import type { Notebook, Output } from "../publish/notebook.js";

const { document } = new JSDOM("").window;

/**
 * The notebook with each code cell marked `trusted` or not, by its outputs alone: JupyterLab shows the figures of a
 * trusted cell as they are, and takes out of another's what could run.
 */
export function withTrust(notebook: Notebook): Notebook {
  for (const cell of notebook.cells) {
    if (cell.cell_type === "code") cell.metadata["trusted"] = cell.outputs.every(isHarmless);
    else delete cell.metadata["trusted"];
  }
  return notebook;
}

/** The notebook as it is saved: without those marks, and without what else the front end notes for itself. */
export function withoutTrust(notebook: Notebook): Notebook {
  delete notebook.metadata["orig_nbformat"];
  for (const cell of notebook.cells) delete cell.metadata["trusted"];
  return notebook;
}

function isHarmless(output: Output): boolean {
  if (output.output_type === "stream" || output.output_type === "error") return true;
  return Object.entries(output.data).every(([type, data]) => {
    if (type === "text/plain" || /^image\/(?:png|jpeg|gif)$/.test(type)) return true;
    const isMarkup = type === "text/html" || type === "image/svg+xml";
    return isMarkup && typeof data === "string" && staysTheSame(data);
  });
}

/** Whether cleaning, as the pages do it, finds nothing to take out but the script of an explorable. */
function staysTheSame(html: string): boolean {
  const asItIs = document.createElement("template");
  asItIs.innerHTML = html;
  const last = asItIs.content.lastElementChild;
  if (last !== null && isReplaced(last)) last.remove();
  const cleaned = document.createElement("div");
  cleaned.append(cleanFragment(html));
  return cleaned.innerHTML === asItIs.innerHTML;
}

/** Whether this is the script in whose place the page puts its own (`bringOwnScript`), whatever is in it. */
function isReplaced(script: Element): boolean {
  const isScript = script.localName === "script" && script.attributes.length === 0;
  return isScript && script.previousElementSibling?.matches(".plasticity-explorable[data-explorable]") === true;
}
