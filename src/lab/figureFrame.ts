import { colour } from "./colour.js";
import { escapeHtml } from "./escape.js";
import { theme } from "./theme.js";

/** What stands around a drawing. */
export interface FigureFrame {
  id: string;
  label: string;
  caption: string;
  alt: string;
  /** Letters of the panels, "a,b"; empty for a figure without. */
  letters: string;
}

/**
 * A drawing (`<svg …>`) with its caption, as `<figure class="plasticity-figure" …>`: what pages, lists and slides know a
 * figure by. `between` is HTML between the two.
 *
 * @example figureFrame({ id: "fig1", label: "Fig 1", caption: "…", alt: "…", letters: "" }, "<svg>…</svg>")
 */
export function figureFrame({ id, label, caption, alt, letters }: FigureFrame, svg: string, between = ""): string {
  const root = [
    `class="plasticity-figure"`,
    `id="${id}"`,
    `data-figure="${escapeHtml(label)}"`,
    ...(letters === "" ? [] : [`data-panel="${escapeHtml(letters)}"`]),
    `data-caption="${escapeHtml(caption)}"`,
    `role="group"`,
    `aria-label="${escapeHtml(`${label}: ${alt}`)}"`,
    `style="margin:12px 0;max-width:${theme.maximalWidth}px;background:${colour.paper};color:${colour.ink};font-family:${escapeHtml(theme.fontFamily)}"`,
  ];
  const text = `<figcaption style="margin-top:8px;font-size:14px;line-height:1.45;color:${colour.ink};text-align:left"><b>${escapeHtml(label)}.</b> ${escapeHtml(caption)}</figcaption>`;
  return `<figure ${root.join(" ")}>${svg}${between}${text}</figure>`;
}
