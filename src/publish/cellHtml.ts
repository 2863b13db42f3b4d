import MarkdownIt from "markdown-it";
import { makeAccessible } from "./accessible.js";
import { withoutOwnScript } from "./explorableScript.js";
import { type FigureName, figureNamesIn } from "./figures.js";
import { showFigures } from "./figureOutput.js";
import { formula } from "./formula.js";
import { highlight } from "./highlight.js";
import { HtmlLimitError, type HtmlTree, parseTree, treeText } from "./htmlTree.js";
import { excerpt, leftOut, MOST_HTML, MOST_OUTPUTS, type PageRoom, sizeInWords } from "./limits.js";
import { renderMarkdown } from "./markdown.js";
import type { CodeCell, MimeBundle, Output } from "./notebook.js";
import type { PageData } from "./pageData.js";
import type { PageIds } from "./pageIds.js";
import { followTheme } from "./palette.js";
import { anchorRecords } from "./recordAnchors.js";

/** What a code cell needs to know of its page. */
export interface PagePlace {
  ids: PageIds;
  /** The notebook's folder. */
  directory: string;
  /** Whether HTML in outputs is shown as HTML: only when the notebook was executed, from its first cell to its last. */
  trusted: boolean;
  /** Number of the cell, from 1, for descriptions of images. */
  number: number;
  /** What is left of the page for outputs. */
  room: PageRoom;
  /** What the page has beside it: figures get tools that lead there. Without, as on a slide, they get none. */
  data?: PageData;
  /** The site's folder as seen from the page, such as "../": claims and findings link to their lists there. */
  root?: string;
}

/** The same with the id of its code. */
interface CellPlace extends PagePlace {
  codeId: string;
}

/** A code cell on a page. */
export interface CellHtml {
  html: string;
  figures: FigureName[];
  warnings: string[];
}

const { escapeHtml } = new MarkdownIt().utils;

/** Terminal colours and cursor movements, which a page doesn't show. */
const TERMINAL = /\x1b\[[0-9;?]*[A-Za-z]/g;

/** What isn't shown is named on the page, and among the warnings. */
function missing(sentence: string, place: CellPlace, result: CellHtml): string {
  result.warnings.push(`code cell ${place.number}: ${sentence}`);
  return leftOut(`${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`);
}

function preformatted(text: string, kind: string, place: CellPlace, result: CellHtml): string {
  const block = (piece: string): string => {
    const shown = piece.replace(TERMINAL, "").replace(/\n$/, "");
    // A browser drops the line break that begins a block.
    return `<pre class="output ${kind}" tabindex="0">${shown.startsWith("\n") ? "\n" : ""}${escapeHtml(shown)}</pre>`;
  };
  const { begin, end, out } = excerpt(text);
  if (out === 0) return block(begin);
  const sentence = `${sizeInWords(out)} of ${sizeInWords(text.length)} of text left out here; the notebook has them`;
  return `${block(begin)}\n${missing(sentence, place, result)}\n${block(end)}`;
}

function trustedHtml(html: string, place: CellPlace, result: CellHtml): string {
  let tree: HtmlTree;
  try {
    // the page has it once, and without it there is most often nothing to clean
    tree = parseTree(withoutOwnScript(html));
  } catch (error) {
    if (!(error instanceof HtmlLimitError)) throw error;
    return missing(`an output left out here: ${error.message}; the notebook has it`, place, result);
  }
  showFigures(tree, place, result);
  if (place.root !== undefined) anchorRecords(tree, place.ids, place.root);
  followTheme(tree);
  makeAccessible(tree);
  result.figures.push(...figureNamesIn(tree));
  return `<div class="output html">${treeText(tree)}</div>`;
}

/** The richest form that can be shown; scripts never are. */
function bundleHtml(data: MimeBundle, place: CellPlace, result: CellHtml): string {
  const text = (type: string): string | undefined => {
    const value = data[type];
    return typeof value === "string" ? value : undefined;
  };
  const html = text("text/html") ?? text("image/svg+xml");
  if (html !== undefined && place.trusted) {
    if (html.length <= MOST_HTML) return trustedHtml(html, place, result);
    return missing(
      `an output of ${sizeInWords(html.length)} of HTML left out here; the notebook has it`,
      place,
      result,
    );
  }
  for (const type of ["image/png", "image/jpeg", "image/gif"]) {
    const image = text(type)?.replace(/\s/g, "");
    if (image === undefined || !/^[A-Za-z0-9+/]+=*$/.test(image)) continue;
    if (image.length > MOST_HTML) {
      return missing(`a picture of ${sizeInWords(image.length)} left out here; the notebook has it`, place, result);
    }
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
  if (plain !== undefined) return preformatted(plain, "text", place, result);
  if (html !== undefined) {
    result.warnings.push(`code cell ${place.number}: HTML shown as text, because the notebook isn't freshly executed`);
    return preformatted(html, "text", place, result);
  }
  const json = Object.entries(data).find(([type]) => type.endsWith("json"));
  return json === undefined ? "" : preformatted(JSON.stringify(json[1], null, 2), "text", place, result);
}

function outputHtml(output: Output, place: CellPlace, result: CellHtml): string {
  switch (output.output_type) {
    case "stream":
      return preformatted(output.text, output.name, place, result);
    case "error": {
      const trace = output.traceback.length > 0 ? output.traceback.join("\n") : `${output.ename}: ${output.evalue}`;
      return preformatted(trace, "stderr", place, result);
    }
    case "display_data":
    case "execute_result":
      return bundleHtml(output.data, place, result);
  }
}

/** The outputs that fit on the page, in their order; the first that doesn't is named, and none after it is shown. */
function outputsHtml(cell: CodeCell, place: CellPlace, result: CellHtml): string {
  const parts: string[] = [];
  for (const [index, output] of cell.outputs.entries()) {
    const before = result.figures.length;
    const part = index < MOST_OUTPUTS ? outputHtml(output, place, result) : undefined;
    if (part !== undefined && place.room.take(part.length)) {
      parts.push(part);
      continue;
    }
    result.figures.length = before;
    const count = cell.outputs.length - index;
    const sentence = `${count === 1 ? "an output" : `${count} outputs`} left out here; the notebook has what didn't fit`;
    parts.push(missing(sentence, place, result));
    break;
  }
  return parts.join("\n");
}

/**
 * A code cell as HTML: its source, folded and highlighted, then its outputs. Text is escaped; HTML is shown as such
 * only when `place.trusted`, closed where it isn't, with ids that are unique on the page. The page sanitises it.
 *
 * @param cell the cell with its outputs
 * @param place the page's ids and room, whether HTML is trusted, the cell's number
 * @example const { html, figures } = renderCodeCell(cell, { ids, room, directory, trusted: true, number: 1 });
 */
export function renderCodeCell(cell: CodeCell, place: PagePlace): CellHtml {
  const { ids, number } = place;
  const result: CellHtml = { html: "", figures: [], warnings: [] };
  const codeId = ids.claim(`code-${number}`);
  const outputs = outputsHtml(cell, { ...place, codeId }, result);
  const source = cell.source.trim();
  const count = source.split("\n").length;
  const code =
    source === ""
      ? ""
      : `<details class="code" id="${codeId}"><summary>Code<span> · ${count} ${count === 1 ? "line" : "lines"}</span></summary>` +
        `<pre tabindex="0"><code>${highlight(source, "typescript")}</code></pre></details>\n`;
  result.html = `${code}${outputs}`;
  return result;
}
