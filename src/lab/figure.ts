/**
 * Figures of a notebook: one plot, or a composite of lettered panels, as one self-contained piece of HTML with an
 * inline SVG. Plots are written in the cell, as Plot's own options; the lab gives them the theme, margins that fit, a
 * place in the composite, a caption and a description for screen readers.
 */
import { colour } from "./colour.js";
import { composite } from "./composite.js";
import { display } from "./display.js";
import { escapeHtml } from "./escape.js";
import { checkedPanels, type FigureSpec } from "./figureSpec.js";
import { theme } from "./theme.js";

/**
 * Shows a figure as the output of the running cell (nothing happens outside a kernel; see `figureHtml`).
 *
 * Several panels are arranged in rows of `columns`; the frames of a column line up and, unless a panel has a `width` or
 * a `span`, all frames are equally wide. Legends of Plot itself (`color: { legend: true }`) are dropped, because the
 * continuous ones need a canvas: use `legend` and `colourBar`.
 *
 * @throws {RangeError | TypeError} on a missing caption, a width above 640, two panels with one letter, …
 * @example
 * figure({
 *   id: "fig5", label: "Fig 5", caption: "Steady-state error …", alt: "Nine panels; in each the error falls, then rises.",
 *   columns: 3,
 *   legend: [{ label: "simulation", colour: colour.simulation }],
 *   panels: cells.map((rows, i) => ({
 *     letter: "abcdefghi"[i],
 *     plot: { x: { label: "ρ" }, y: { label: "F" }, marks: [Plot.line(rows, { ...theme.line, x: "rho", y: "error" })] },
 *   })),
 * });
 */
export function figure(spec: FigureSpec): void {
  display(figureHtml(spec));
}

/**
 * The figure as HTML text: `<figure class="plasticity-figure" …><svg …>…</svg><figcaption>…</figcaption></figure>`. The
 * same specification gives the same bytes.
 *
 * @throws as `figure`
 * @example const html = figureHtml({ id: "fig1", label: "Fig 1", caption: "…", alt: "…", plot: { marks: [] } });
 */
export function figureHtml(spec: FigureSpec): string {
  const panels = checkedPanels(spec);
  const svg = composite(spec, panels);
  const letters = spec.panel ?? panels.flatMap((panel) => panel.letter ?? []).join(",");
  const root = [
    `class="plasticity-figure"`,
    `id="${spec.id}"`,
    `data-figure="${escapeHtml(spec.label)}"`,
    ...(letters === "" ? [] : [`data-panel="${escapeHtml(letters)}"`]),
    `data-caption="${escapeHtml(spec.caption)}"`,
    `role="group"`,
    `aria-label="${escapeHtml(`${spec.label}: ${spec.alt}`)}"`,
    `style="margin:12px 0;max-width:${theme.maximalWidth}px;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)}"`,
  ];
  const caption = `<figcaption style="margin-top:8px;font-size:14px;line-height:1.45;color:${colour.ink};text-align:left"><b>${escapeHtml(spec.label)}.</b> ${escapeHtml(spec.caption)}</figcaption>`;
  return `<figure ${root.join(" ")}>${svg}${caption}</figure>`;
}
