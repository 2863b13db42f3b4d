import * as Plot from "@observablehq/plot";
import { colour } from "./colour.js";
import { theme, type PlotSpec } from "./theme.js";

export interface NetworkDiagramOptions {
  /** Neurons per layer, inputs first, e.g. [12, 20, 10]. */
  readonly layers: readonly number[];
  /** One weight matrix per pair of neighbouring layers, row-major, post × pre. */
  readonly weights: readonly ArrayLike<number>[];
  /** Names under the layers. */
  readonly labels?: readonly string[];
  /** Colour of positive and of negative weights. Default: the theme's. */
  readonly positive?: string;
  readonly negative?: string;
  /** Stroke width of the largest weight in pixels. Default 2.5. */
  readonly maximalWidth?: number;
  /** Weights below this fraction of the largest are left out. Default 0.05. */
  readonly hideBelow?: number;
  /** Fill of the neurons, one per layer. Default white. */
  readonly fill?: readonly string[];
  /** Radius of a neuron in pixels. Default 5. */
  readonly radius?: number;
}

/** Plot's options of a drawing without axes. Spread it to add marks: `{ ...drawing, marks: [...drawing.marks, …] }`. */
export type Drawing = PlotSpec & { readonly marks: Plot.Markish[] };

/**
 * A layered network drawn from its weights: width by magnitude (relative to the largest of all), colour by sign, the
 * largest on top.
 *
 * @throws {RangeError} when there are fewer than two layers or a matrix doesn't fit its layers
 * @example figure({ …, plot: networkDiagram({ layers: [12, 20, 10], weights: [hidden, output] }) })
 */
export function networkDiagram(options: NetworkDiagramOptions): Drawing {
  const { layers, weights, labels, positive = colour.positive, negative = colour.negative } = options;
  const { maximalWidth = 2.5, hideBelow = 0.05, radius = 5 } = options;
  if (layers.length < 2 || layers.some((size) => !(Number.isInteger(size) && size > 0))) {
    throw new RangeError(`networkDiagram: expected at least two layers of neurons, got [${layers.join(", ")}]`);
  }
  if (weights.length !== layers.length - 1) {
    throw new RangeError(`networkDiagram: expected ${layers.length - 1} weight matrices, got ${weights.length}`);
  }
  const widest = Math.max(...layers);
  // Each layer is centred; neighbours stand closer in large layers, so that all layers have about the same height.
  const place = (layer: number, neuron: number): { x: number; y: number } => {
    const size = layers[layer]!;
    const spacing = (widest + size) / 2 / size;
    return { x: layer, y: ((size - 1) / 2 - neuron) * spacing };
  };
  let largest = 0;
  weights.forEach((matrix, layer) => {
    const expected = layers[layer + 1]! * layers[layer]!;
    if (matrix.length !== expected) {
      throw new RangeError(
        `networkDiagram: expected ${layers[layer + 1]} × ${layers[layer]} = ${expected} weights from layer ${layer}, got ${matrix.length}`,
      );
    }
    for (let i = 0; i < matrix.length; i++) largest = Math.max(largest, Math.abs(matrix[i]!));
  });
  const edges = weights
    .flatMap((matrix, layer) => {
      const pre = layers[layer]!;
      return Array.from(matrix, (weight, index) => {
        const from = place(layer, index % pre);
        const to = place(layer + 1, Math.floor(index / pre));
        const size = largest === 0 ? 0 : Math.abs(weight) / largest;
        return { x1: from.x, y1: from.y, x2: to.x, y2: to.y, size, stroke: weight < 0 ? negative : positive };
      });
    })
    .filter(({ size }) => size >= hideBelow && size > 0)
    .sort((a, b) => a.size - b.size);
  const neurons = layers.flatMap((size, layer) =>
    Array.from({ length: size }, (_, neuron) => ({
      ...place(layer, neuron),
      fill: options.fill?.[layer] ?? colour.paper,
    })),
  );
  const bottom = Math.min(...neurons.map(({ y }) => y));
  const marks: Plot.Markish[] = [
    Plot.link(edges, {
      x1: "x1",
      y1: "y1",
      x2: "x2",
      y2: "y2",
      stroke: "stroke",
      strokeWidth: (edge: { size: number }) => Math.max(0.3, edge.size * maximalWidth),
      strokeOpacity: (edge: { size: number }) => 0.25 + 0.65 * edge.size,
    }),
    Plot.dot(neurons, { x: "x", y: "y", r: radius, fill: "fill", stroke: colour.ink, strokeWidth: 1.25 }),
  ];
  if (labels !== undefined) {
    marks.push(
      Plot.text(labels, {
        ...theme.text,
        x: (_: string, layer: number) => layer,
        y: () => bottom,
        dy: radius + 14,
        text: (label: string) => label,
      }),
    );
  }
  return {
    x: { axis: null, domain: [0, layers.length - 1] },
    y: { axis: null },
    color: { type: "identity" },
    insetLeft: 40,
    insetRight: 40,
    insetTop: radius + 4,
    insetBottom: radius + (labels === undefined ? 4 : 24),
    marks,
  };
}
