import { colour } from "./colour.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { formatNumber } from "./formatNumber.js";
import { theme } from "./theme.js";

/** One row: column name to value. */
export type TableRow = Readonly<Record<string, unknown>>;

/** The part of a danfojs DataFrame that a table needs. Typed by shape, so that nobody pays a second for loading danfo. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly values: readonly unknown[] | readonly (readonly unknown[])[];
}

export interface TableColumn {
  /** Name of the column in the data. */
  readonly name: string;
  /** Header. Default: the name. */
  readonly title?: string;
  /** Unit, shown under the header. */
  readonly unit?: string;
  /** Significant digits of numbers. Default: those of the table. */
  readonly digits?: number;
  /** How a value is written, instead of the usual way. */
  readonly format?: (value: unknown, row: TableRow) => string;
}

export interface TableOptions {
  readonly caption?: string;
  /** Which columns, in which order; a name or a description. Default: all. */
  readonly columns?: readonly (string | TableColumn)[];
  /** Significant digits of numbers. Default 4. */
  readonly digits?: number;
  /** Rows beyond this are left out, and it says so. Default 50. */
  readonly maximalRows?: number;
}

/**
 * Shows a danfojs DataFrame or an array of records as a table, as the output of the running cell.
 *
 * @throws as `tableHtml`
 * @example table(rows(result), { caption: "Steady-state error", columns: ["rho", { name: "error", unit: "F" }] })
 */
export function table(data: DataFrameLike | readonly object[], options: TableOptions = {}): void {
  display(tableHtml(data, options));
}

/**
 * The table as HTML text. Numbers stand right-aligned with significant digits; missing values are an en dash; all text
 * is escaped.
 *
 * @throws {TypeError} when the data is neither; {RangeError} on a column that the data doesn't have
 * @example const html = tableHtml([{ rho: 0.1, error: 0.02 }]);
 */
export function tableHtml(data: DataFrameLike | readonly object[], options: TableOptions = {}): string {
  const { names, rows } = records(data);
  const columns = (options.columns ?? names).map(
    (column): TableColumn => (typeof column === "string" ? { name: column } : column),
  );
  for (const { name } of columns) {
    if (!names.includes(name)) {
      throw new RangeError(
        `table: expected a column of ${names.join(", ") || "no columns"}, got ${JSON.stringify(name)}`,
      );
    }
  }
  const maximalRows = options.maximalRows ?? 50;
  const shown = rows.slice(0, maximalRows);
  const isNumeric = columns.map(
    ({ name }) => shown.length > 0 && shown.every((row) => missing(row[name]) || typeof row[name] === "number"),
  );
  const align = (index: number): string => (isNumeric[index] === true ? "right" : "left");
  const head = columns
    .map(({ name, title, unit }, index) => {
      const under =
        unit === undefined ? "" : `<br><span style="font-weight:400;color:${colour.muted}">${escapeHtml(unit)}</span>`;
      return `<th scope="col" style="padding:4px 12px;text-align:${align(index)};vertical-align:bottom;border-bottom:1.5px solid ${colour.ink};background:${colour.paper}">${escapeHtml(title ?? name)}${under}</th>`;
    })
    .join("");
  const body = shown
    .map((row) => {
      const cells = columns.map((column, index) => {
        const text = cellText(row[column.name], row, column, options.digits ?? 4);
        return `<td style="padding:3px 12px;text-align:${align(index)};border-bottom:1px solid ${colour.guide};background:${colour.paper}">${escapeHtml(text)}</td>`;
      });
      return `<tr>${cells.join("")}</tr>`;
    })
    .join("");
  const caption =
    options.caption === undefined
      ? ""
      : `<caption style="caption-side:top;padding:4px 12px;text-align:left;font-weight:600;color:${colour.ink};background:${colour.paper}">${escapeHtml(options.caption)}</caption>`;
  const more =
    rows.length > shown.length
      ? `<div style="padding:4px 12px;color:${colour.muted}">${rows.length - shown.length} more rows not shown</div>`
      : "";
  return (
    `<div class="plasticity-table" style="max-width:${theme.maximalWidth}px;overflow-x:auto;margin:8px 0;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)};font-size:14px">` +
    `<table style="border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:14px;border:none">${caption}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}</div>`
  );
}

function records(data: DataFrameLike | readonly object[]): { names: string[]; rows: TableRow[] } {
  if (Array.isArray(data)) {
    const names = new Set<string>();
    data.forEach((row: unknown, index) => {
      if (row === null || typeof row !== "object")
        throw new TypeError(`table: expected row ${index} to be a record, got ${String(row)}`);
      for (const name of Object.keys(row)) names.add(name);
    });
    return { names: [...names], rows: data as TableRow[] };
  }
  const frame = data as DataFrameLike | null | undefined;
  if (frame === null || frame === undefined || !Array.isArray(frame.columns) || !Array.isArray(frame.values)) {
    throw new TypeError(`table: expected a DataFrame or an array of records, got ${typeof data}`);
  }
  const names = frame.columns.map(String);
  return {
    names,
    rows: frame.values.map((values) =>
      Object.fromEntries(names.map((name, index) => [name, (values as readonly unknown[])[index]])),
    ),
  };
}

function missing(value: unknown): boolean {
  return value === null || value === undefined;
}

function cellText(value: unknown, row: TableRow, column: TableColumn, digits: number): string {
  if (column.format !== undefined) return column.format(value, row);
  if (missing(value)) return "–";
  if (typeof value === "number") return formatNumber(value, column.digits ?? digits);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `[${Array.from(value as ArrayLike<unknown>, (item) => (typeof item === "number" ? formatNumber(item, column.digits ?? digits) : String(item))).join(", ")}]`;
  }
  return String(value);
}
