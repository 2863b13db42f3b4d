import { fingerprint } from "../annotations/fingerprint.js";

/** Marks that a note may itself have put into the figure, or that only point at something. */
const POINTERS = new Set(["text", "arrow", "rule", "rect", "vector"]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * What notes need of a figure's record (`data-drawing` of a saved output): its panels' places and axes, and of their rows
 * a fingerprint. Undefined for a record that isn't one.
 *
 * @example setAttribute(figure, "data-panels", notePanels(attributeOf(figure, "data-drawing")) ?? "")
 */
export function notePanels(drawing: string | undefined): string | undefined {
  let content: unknown;
  try {
    content = JSON.parse(drawing ?? "");
  } catch {
    return undefined;
  }
  const panels = (content as { panels?: unknown } | null)?.panels;
  if (!Array.isArray(panels)) return undefined;
  const kept = panels.flatMap((panel: unknown) => {
    if (panel === null || typeof panel !== "object") return [];
    const { letter, title, box, scales, marks } = panel as Fields;
    const axes = Object.entries((scales ?? {}) as Fields).filter(([name]) => /^f?[xy]$/.test(name));
    return [{ letter, title, box, scales: Object.fromEntries(axes), digest: digestOf(marks) }];
  });
  return JSON.stringify({ panels: kept });
}

function digestOf(marks: unknown): string {
  if (!Array.isArray(marks)) return "";
  const rows = marks.flatMap((one: unknown) => {
    const { mark, csv } = (one ?? {}) as Fields;
    return typeof mark === "string" && typeof csv === "string" && !POINTERS.has(mark) ? [`${mark}\n${csv}`] : [];
  });
  return rows.length === 0 ? "" : fingerprint(rows.join("\n"));
}
