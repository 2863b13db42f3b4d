import { KERNEL_NAME, KERNEL_TITLE } from "./kernelspec.js";
import type { Cell, Notebook } from "./notebook.js";

const HEADER = `| | |
|---|---|
| **Paper** | authors, year, *title*, journal |
| **Panels** | which of the paper's panels stand here |
| **Differs from the text** | nothing |
| **Scale** | how many independent networks |
| **Seed** | 1 |`;

const PACKAGES = `import * as Plot from "@observablehq/plot";
import { colour, figure, table, theme } from "plasticity/lab";
import { randomStream } from "plasticity/numerics";`;

const CLAIM = `## Claim

What the paper says, in a sentence that can fail.

## Equation

$$y = a\\,x + \\varepsilon$$`;

const RUN = `const slope = 0.5;
const noise = randomStream(1, "new notebook");
const points = Array.from({ length: 50 }, (_, k) => ({
  x: k / 50,
  y: slope * (k / 50) + 0.05 * noise.normal(),
}));`;

const FIGURE = `figure({
  id: "first",
  label: "Fig",
  caption: "What is shown, on how many networks; line: the equation.",
  alt: "The points scatter evenly around a line that rises.",
  plot: {
    x: { label: "x" },
    y: { label: "y" },
    marks: [
      Plot.dot(points, { x: "x", y: "y", r: 2.5, fill: colour.simulation }),
      Plot.line([0, 1], { x: (x) => x, y: (x) => slope * x, ...theme.predictionLine }),
    ],
  },
});`;

const CHECK = `const residuals = points.map(({ x, y }) => y - slope * x);
const offset = residuals.reduce((sum, r) => sum + r, 0) / points.length;
table([{ "mean distance from the line": offset.toFixed(3), expected: "0 ± 0.014" }], {
  caption: "Claims with a verdict: data/claims and claims(…), as in the other notebooks.",
});`;

/**
 * A notebook to begin with: the house's header and rhythm, Claim, Equation, Run, Figure, Check, Try, with cells that run as
 * they stand, for this project's kernel, so that nobody is asked for one.
 *
 * @param title the first heading
 * @example writeNotebook(file, newNotebook("fig9"));
 */
export function newNotebook(title: string): Notebook {
  const markdown = (id: string, source: string): Cell => ({ cell_type: "markdown", id, metadata: {}, source });
  const code = (id: string, source: string): Cell => ({
    ...{ cell_type: "code", id, metadata: {}, source },
    execution_count: null,
    outputs: [],
  });
  return {
    cells: [
      markdown("title", `# ${title}\n\n${HEADER}`),
      code("packages", PACKAGES),
      markdown("claim", CLAIM),
      markdown("run", "## Run\n\nThe numbers that matter are constants here; loops over many steps live in \`src/\`."),
      code("simulation", RUN),
      markdown("figure", "## Figure"),
      code("drawing", FIGURE),
      markdown("check", "## Check"),
      code("comparison", CHECK),
      markdown("try", "## Try\n\n- Change \`slope\`, run the cells again: what should the figure look like?"),
    ],
    metadata: { kernelspec: { display_name: KERNEL_TITLE, language: "typescript", name: KERNEL_NAME } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}
