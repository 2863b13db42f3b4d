import MarkdownIt from "markdown-it";
import { type PageFigure, figuresIn } from "./figures.js";
import { formula } from "./formula.js";
import { highlight } from "./highlight.js";
import { htmlOf, parseHtml } from "./html.js";
import { renderMarkdown } from "./markdown.js";
import type { CodeCell, MimeBundle, Output } from "./notebook.js";
import type { PageIds } from "./pageIds.js";
import { sanitise } from "./sanitise.js";

/** What a code cell needs to know of its page. */
export interface CellPlace {
  ids: PageIds;
  /** The notebook's folder. */
  directory: string;
  /** Whether HTML in outputs is shown as HTML: only when the notebook was executed, from its first cell to its last. */
  trusted: boolean;
  /** Number of the cell, from 1, for descriptions of images. */
  number: number;
}

/** A code cell on a page. */
export interface CellHtml {
  html: string;
  figures: PageFigure[];
  warnings: string[];
}

/** Width in pixels that figures are drawn for; on a page they fill the same share of the column. */
const FIGURE_WIDTH = 640;

const { escapeHtml } = new MarkdownIt().utils;

/** Terminal colours and cursor movements, which a page doesn't show. */
const TERMINAL = /\x1b\[[0-9;?]*[A-Za-z]/g;

function preformatted(text: string, kind: string): string {
  return `<pre class="output ${kind}" tabindex="0">${escapeHtml(text.replace(TERMINAL, "").replace(/\n$/, ""))}</pre>`;
}

function trustedHtml(html: string, place: CellPlace, figures: PageFigure[]): string {
  const fragment = parseHtml(html);
  sanitise(fragment);
  place.ids.claimAll(fragment);
  for (const svg of fragment.querySelectorAll("figure.plasticity-figure > svg[width]")) {
    const width = Number.parseFloat(svg.getAttribute("width")!);
    const box = svg.getAttribute("viewBox");
    if (!(width > 0) || box === null) continue;
    const share = Math.min(100, Math.round((1000 * width) / FIGURE_WIDTH) / 10);
    svg.setAttribute("style", `${svg.getAttribute("style") ?? ""};width:${share}%;height:auto`);
  }
  figures.push(...figuresIn(fragment));
  return `<div class="output html">${htmlOf(fragment)}</div>`;
}

/** The richest form that can be shown; scripts never are. */
function bundleHtml(data: MimeBundle, place: CellPlace, result: CellHtml): string {
  const text = (type: string): string | undefined => {
    const value = data[type];
    return typeof value === "string" ? value : undefined;
  };
  const html = text("text/html") ?? text("image/svg+xml");
  if (html !== undefined && place.trusted) return trustedHtml(html, place, result.figures);
  for (const type of ["image/png", "image/jpeg", "image/gif"]) {
    const image = text(type)?.replace(/\s/g, "");
    if (image === undefined || !/^[A-Za-z0-9+/]+=*$/.test(image)) continue;
    return `<div class="output image"><img src="data:${type};base64,${image}" alt="Output of code cell ${place.number}"></div>`;
  }
  const markdown = text("text/markdown");
  if (markdown !== undefined) {
    const rendered = renderMarkdown(markdown, place);
    result.warnings.push(...rendered.warnings);
    return `<div class="output markdown">${rendered.html}</div>`;
  }
  const tex = text("text/latex");
  if (tex !== undefined) {
    const { html: typeset, error } = formula(tex.trim().replace(/^\$+|\$+$/g, ""), true);
    if (error !== undefined) result.warnings.push(`formula in the output of code cell ${place.number}: ${error}`);
    return `<div class="output formula">${typeset}</div>`;
  }
  const plain = text("text/plain");
  if (plain !== undefined) return preformatted(plain, "text");
  if (html !== undefined) {
    result.warnings.push(`code cell ${place.number}: HTML shown as text, because the notebook isn't freshly executed`);
    return preformatted(html, "text");
  }
  const json = Object.entries(data).find(([type]) => type.endsWith("json"));
  return json === undefined ? "" : preformatted(JSON.stringify(json[1], null, 2), "text");
}

function outputHtml(output: Output, place: CellPlace, result: CellHtml): string {
  switch (output.output_type) {
    case "stream":
      return preformatted(output.text, output.name);
    case "error": {
      const trace = output.traceback.length > 0 ? output.traceback.join("\n") : `${output.ename}: ${output.evalue}`;
      return preformatted(trace, "stderr");
    }
    case "display_data":
    case "execute_result":
      return bundleHtml(output.data, place, result);
  }
}

/**
 * A code cell as HTML: its source, folded and highlighted, then its outputs. Text is escaped; HTML is shown as such
 * only when `place.trusted`, without scripts and with ids that are unique on the page.
 *
 * @param cell the cell with its outputs
 * @param place the page's ids, whether HTML is trusted, the cell's number
 * @example const { html, figures } = renderCodeCell(cell, { ids, directory, trusted: true, number: 1 });
 */
export function renderCodeCell(cell: CodeCell, place: CellPlace): CellHtml {
  const result: CellHtml = { html: "", figures: [], warnings: [] };
  const outputs = cell.outputs.map((output) => outputHtml(output, place, result)).join("\n");
  const source = cell.source.trim();
  const count = source.split("\n").length;
  const code =
    source === ""
      ? ""
      : `<details class="code"><summary>Code<span> · ${count} ${count === 1 ? "line" : "lines"}</span></summary>` +
        `<pre tabindex="0"><code>${highlight(source, "typescript")}</code></pre></details>\n`;
  result.html = `${code}${outputs}`;
  return result;
}
