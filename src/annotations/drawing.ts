import { axisScale, type AxisScale, type DrawnAxis } from "./axisScale.js";

/** A rectangle in a figure's coordinates. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A panel as a note needs it. */
export interface DrawnPanel {
  /** Its letter, or `panel2` for the second of a figure without letters. */
  readonly key: string;
  readonly title: string;
  readonly box: Box;
  readonly axes: { readonly x?: Axis; readonly y?: Axis };
  /** Fingerprint of the rows that it shows; empty when it shows none. */
  readonly digest: string;
}

/** An axis with its label. */
export interface Axis {
  readonly scale: AxisScale;
  readonly label: string;
  readonly range: readonly [number, number];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The panels of a drawn figure, from its attribute `data-panels`; none when it has no such record or a damaged one.
 *
 * @example panelsIn(figure.dataset.panels).find(({ key }) => key === "a")
 */
export function panelsIn(record: string | undefined): DrawnPanel[] {
  let content: unknown;
  try {
    content = JSON.parse(record ?? "");
  } catch {
    return [];
  }
  const panels = (content as { panels?: unknown } | null)?.panels;
  if (!Array.isArray(panels)) return [];
  return panels.flatMap((panel: unknown, index) => {
    if (panel === null || typeof panel !== "object") return [];
    const { letter, title, box, scales, digest } = panel as Fields;
    if (!Array.isArray(box) || box.length !== 4 || !box.every(Number.isFinite)) return [];
    const [x, y, width, height] = box as [number, number, number, number];
    const word = typeof letter === "string" ? letter : "";
    const named = (scales ?? {}) as Record<string, DrawnAxis | undefined>;
    // In a plot of facets a value has several places.
    const isFaceted = named["fx"] !== undefined || named["fy"] !== undefined;
    const axes = isFaceted ? {} : { ...axisOf("x", named), ...axisOf("y", named) };
    return [
      {
        key: /^[\w-]+$/.test(word) ? word : `panel${index + 1}`,
        title: typeof title === "string" ? title : "",
        box: { x, y, width, height },
        axes,
        digest: typeof digest === "string" ? digest : "",
      },
    ];
  });
}

function axisOf(name: "x" | "y", scales: Record<string, DrawnAxis | undefined>): { x?: Axis; y?: Axis } {
  const axis = scales[name];
  if (axis === undefined || !Array.isArray(axis.domain) || !Array.isArray(axis.range)) return {};
  const scale = axisScale(axis);
  if (scale === undefined) return {};
  const range = [Math.min(...axis.range), Math.max(...axis.range)] as const;
  return { [name]: { scale, label: axis.label ?? "", range } };
}
