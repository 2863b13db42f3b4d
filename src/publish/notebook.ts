import { readFileSync } from "node:fs";
import { DEEPEST_JSON, jsonNesting } from "../files/jsonNesting.js";
import { oneLine, shownValue } from "../files/oneLine.js";
import { writeFileWhole } from "../files/writeFileWhole.js";

/** Data of one display, by media type; text types as one string. */
export type MimeBundle = Record<string, unknown>;

export interface StreamOutput {
  output_type: "stream";
  name: "stdout" | "stderr";
  text: string;
}

export interface DisplayOutput {
  output_type: "display_data";
  data: MimeBundle;
  metadata: Record<string, unknown>;
}

export interface ResultOutput {
  output_type: "execute_result";
  execution_count: number | null;
  data: MimeBundle;
  metadata: Record<string, unknown>;
}

export interface ErrorOutput {
  output_type: "error";
  ename: string;
  evalue: string;
  traceback: string[];
}

export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

interface CellBase {
  id: string;
  metadata: Record<string, unknown>;
  source: string;
}

export interface CodeCell extends CellBase {
  cell_type: "code";
  execution_count: number | null;
  outputs: Output[];
}

export interface TextCell extends CellBase {
  cell_type: "markdown" | "raw";
  attachments?: Record<string, MimeBundle>;
}

export type Cell = CodeCell | TextCell;

/** A Jupyter notebook, format 4.5, with multi-line text joined (the file holds it as lists of lines). */
export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: 4;
  nbformat_minor: number;
}

/** Thrown for a file that isn't a notebook; the message is one line that names the file and what is wrong. */
export class NotebookFormatError extends Error {
  override name = "NotebookFormatError";
}

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads one notebook's parts and says where the first fault is. */
class Reader {
  constructor(private readonly name: string) {}

  fail(where: string, expected: string, came: unknown): never {
    throw new NotebookFormatError(`${this.name}: ${oneLine(where)}: expected ${expected}, got ${shownValue(came)}`);
  }

  object(value: unknown, where: string): JsonObject {
    return isObject(value) ? value : this.fail(where, "an object", value);
  }

  list(value: unknown, where: string): unknown[] {
    return Array.isArray(value) ? (value as unknown[]) : this.fail(where, "a list", value);
  }

  text(value: unknown, where: string): string {
    if (typeof value === "string") return value;
    if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
    return this.fail(where, "text or a list of lines", value);
  }

  count(value: unknown, where: string): number | null {
    if (value === null || value === undefined) return null;
    return Number.isInteger(value) ? (value as number) : this.fail(where, "a whole number or null", value);
  }

  bundle(value: unknown, where: string): MimeBundle {
    const bundle: MimeBundle = {};
    for (const [type, data] of Object.entries(this.object(value, where))) {
      bundle[type] = isJsonType(type) || isObject(data) ? data : this.text(data, `${where}["${type}"]`);
    }
    return bundle;
  }

  output(value: unknown, where: string): Output {
    const output = this.object(value, where);
    const type = output["output_type"];
    switch (type) {
      case "stream": {
        const name = output["name"];
        if (name !== "stdout" && name !== "stderr") return this.fail(`${where}.name`, `"stdout" or "stderr"`, name);
        return { output_type: type, name, text: this.text(output["text"], `${where}.text`) };
      }
      case "display_data":
      case "execute_result": {
        const data = this.bundle(output["data"], `${where}.data`);
        const metadata = this.object(output["metadata"] ?? {}, `${where}.metadata`);
        if (type === "display_data") return { output_type: type, data, metadata };
        const count = this.count(output["execution_count"], `${where}.execution_count`);
        return { output_type: type, execution_count: count, data, metadata };
      }
      case "error":
        return {
          output_type: type,
          ename: this.text(output["ename"], `${where}.ename`),
          evalue: this.text(output["evalue"], `${where}.evalue`),
          traceback: this.list(output["traceback"], `${where}.traceback`).map((line) =>
            this.text(line, `${where}.traceback`),
          ),
        };
      default:
        return this.fail(`${where}.output_type`, "stream, display_data, execute_result or error", type);
    }
  }

  cell(value: unknown, index: number): Cell {
    const where = `cells[${index}]`;
    const cell = this.object(value, where);
    // Notebooks before 4.5 have no ids; the position gives one that stays the same on every reading.
    const base = {
      id: cell["id"] === undefined ? `cell-${index + 1}` : this.text(cell["id"], `${where}.id`),
      metadata: this.object(cell["metadata"], `${where}.metadata`),
      source: this.text(cell["source"], `${where}.source`),
    };
    const type = cell["cell_type"];
    switch (type) {
      case "code": {
        const outputs = this.list(cell["outputs"], `${where}.outputs`);
        return {
          ...base,
          cell_type: type,
          execution_count: this.count(cell["execution_count"], `${where}.execution_count`),
          outputs: outputs.map((output, k) => this.output(output, `${where}.outputs[${k}]`)),
        };
      }
      case "markdown":
      case "raw": {
        if (cell["attachments"] === undefined) return { ...base, cell_type: type };
        const attachments: Record<string, MimeBundle> = {};
        for (const [file, data] of Object.entries(this.object(cell["attachments"], `${where}.attachments`))) {
          attachments[file] = this.bundle(data, `${where}.attachments["${file}"]`);
        }
        return { ...base, cell_type: type, attachments };
      }
      default:
        return this.fail(`${where}.cell_type`, "code, markdown or raw", type);
    }
  }
}

function isJsonType(type: string): boolean {
  return type === "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

/**
 * The notebook in the text of an `.ipynb` file (format 4.0 to 4.5; older minor versions are raised to 4.5).
 *
 * @param text the file's text
 * @param name what to call it in an error message
 * @throws NotebookFormatError when the text isn't JSON, isn't a notebook of major format 4, a part has the wrong shape, or
 *   lists and objects are more than 200 deep in one another
 * @example const notebook = parseNotebook(readFileSync("fig5.ipynb", "utf8"), "fig5.ipynb");
 */
export function parseNotebook(text: string, name = "notebook"): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new NotebookFormatError(`${name}: not a Jupyter notebook (the file is not JSON)`);
  }
  const depth = jsonNesting(value);
  if (depth > DEEPEST_JSON) {
    throw new NotebookFormatError(
      `${name}: expected lists and objects at most ${DEEPEST_JSON} deep in one another, got ${depth}; ` +
        `take the output that holds them out of the notebook`,
    );
  }
  if (!isObject(value) || value["nbformat"] === undefined || value["cells"] === undefined) {
    throw new NotebookFormatError(`${name}: not a Jupyter notebook (no "nbformat" with "cells")`);
  }
  const reader = new Reader(name);
  if (value["nbformat"] !== 4) return reader.fail("nbformat", "4", value["nbformat"]);
  const minor = reader.count(value["nbformat_minor"], "nbformat_minor") ?? 0;
  const cells = reader.list(value["cells"], "cells").map((cell, index) => reader.cell(cell, index));
  const seen = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(cell.id)) {
      reader.fail(`cells[${index}].id`, "1 to 64 letters, digits, - or _", cell.id);
    }
    if (seen.has(cell.id)) reader.fail(`cells[${index}].id`, "an id that no other cell has", cell.id);
    seen.add(cell.id);
  }
  return {
    cells,
    metadata: reader.object(value["metadata"], "metadata"),
    nbformat: 4,
    nbformat_minor: Math.max(minor, 5),
  };
}

/**
 * The notebook in a file.
 *
 * @throws NotebookFormatError as `parseNotebook`, and when the file can't be read
 * @example const notebook = readNotebook("notebooks/optimal-plasticity/fig5.ipynb");
 */
export function readNotebook(file: string): Notebook {
  return parseNotebook(readNotebookText(file), file);
}

/**
 * The text of a notebook's file.
 *
 * @throws NotebookFormatError naming the file when it can't be read
 * @example const digest = sha256(readNotebookText("notebooks/optimal-plasticity/fig5.ipynb"));
 */
export function readNotebookText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === "ENOENT" ? "no such file" : code === "EISDIR" ? "a folder, not a file" : `can't be read (${code})`;
    throw new NotebookFormatError(`${file}: ${why}`);
  }
}

/** Lines with their ends, cut where Python's `splitlines(True)` cuts, so that Jupyter saves the same bytes. */
const LINE =
  /[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])|[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+$/g;

function lines(text: string): string[] {
  return text.match(LINE) ?? [];
}

function bundleOnDisk(bundle: MimeBundle): MimeBundle {
  const onDisk: MimeBundle = {};
  for (const [type, data] of Object.entries(bundle)) {
    const splits = type.startsWith("text/") || type === "image/svg+xml" || type === "application/javascript";
    onDisk[type] = splits && typeof data === "string" ? lines(data) : data;
  }
  return onDisk;
}

function outputOnDisk(output: Output): unknown {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: lines(output.text) };
    case "display_data":
    case "execute_result":
      return { ...output, data: bundleOnDisk(output.data) };
    case "error":
      return output;
  }
}

function cellOnDisk(cell: Cell): unknown {
  const source = lines(cell.source);
  if (cell.cell_type === "code") return { ...cell, source, outputs: cell.outputs.map(outputOnDisk) };
  if (cell.attachments === undefined) return { ...cell, source };
  const attachments = Object.fromEntries(Object.entries(cell.attachments).map(([k, v]) => [k, bundleOnDisk(v)]));
  return { ...cell, source, attachments };
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const sorted: JsonObject = {};
  for (const key of Object.keys(value).sort()) sorted[key] = sortKeys(value[key]);
  return sorted;
}

/**
 * The text of a notebook's file as Jupyter writes it: keys sorted, indented by one space, multi-line text as a list
 * of lines, one newline at the end. The same notebook always gives the same bytes.
 *
 * @example writeFileSync("fig5.ipynb", notebookText(notebook));
 */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(sortKeys({ ...notebook, cells: notebook.cells.map(cellOnDisk) }), null, 1)}\n`;
}

/**
 * Writes a notebook to a file, whole or not at all: to a temporary file beside it, then renamed.
 *
 * @example writeNotebook("site/executed/fig5.ipynb", notebook);
 */
export function writeNotebook(file: string, notebook: Notebook): void {
  writeFileWhole(file, notebookText(notebook));
}
