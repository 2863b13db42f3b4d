/** The drawing of *natural gradient*: paths in the plane of the weights, and the cost along them. */
import { scaleLinear } from "d3-scale";
import { line as lineOf } from "d3-shape";
import type { ColourName } from "../../lab/colour.js";
import { formatNumber } from "../../lab/formatNumber.js";
import { PLANE } from "../../natural-gradient/weightPlane.js";
import { axes } from "../drawing/axes.js";
import { handle } from "../drawing/handle.js";
import { key } from "../drawing/key.js";
import { paint } from "../drawing/paint.js";
import { element, line, path, text } from "../drawing/svg.js";
import type { Data, Drawing, Settings } from "../explorable.js";
import type { PointResult, Results } from "../results.js";
import { RULES } from "./pathCourses.js";
import { pathSweep } from "./pathSweep.js";

type Rule = (typeof RULES)[number];
const INKS: Readonly<Record<Rule, ColourName>> = {
  euclidean: "euclidean",
  natural: "natural",
  approximated: "approximation",
};
const BOX = { left: 62, right: 362, top: 60, bottom: 360 };
const SIDE = { left: 436, right: 626 };
const HEIGHT = 408;

export function drawPaths(settings: Settings, results: Results, data: Data): Drawing {
  const sweep = pathSweep(settings);
  const paths = RULES.flatMap((rule) => {
    const result = results.get(sweep.key({ rule }));
    return result === undefined ? [] : [{ rule, result }];
  });
  const x = scaleLinear([-0.45, 0.65], [BOX.left, BOX.right]);
  const y = scaleLinear([-0.45, 0.65], [BOX.bottom, BOX.top]);
  const ticks = [-0.4, -0.2, 0, 0.2, 0.4, 0.6];
  const longest = Math.max(2, ...paths.map(({ result }) => result["travelled"]!.at(-1)!));
  const far = scaleLinear([0, longest], [SIDE.left, SIDE.right]);
  const left = scaleLinear([0, 1.02], [BOX.bottom, BOX.top]);
  const [first, second] = [Number(settings["first"]), Number(settings["second"])];
  const [t1, t2] = PLANE.target as [number, number];
  const svg = [
    ...contours(data, x, y),
    axes(
      { scale: x, label: "n w₁", ticks, format: minus },
      { scale: y, label: "n w₂", ticks, format: minus },
      "a  Weights, as the soma sees them",
    ),
    ...paths.map(({ rule, result }) =>
      path(pathOf(result["first"]!, result["second"]!, x, y), {
        stroke: paint(INKS[rule]),
        "stroke-width": 2.25,
        "stroke-dasharray": rule === "approximated" ? "6,3" : undefined,
      }),
    ),
    element("circle", { cx: x(t1), cy: y(t2), r: 5, fill: paint("paper"), stroke: paint("ink"), "stroke-width": 2 }),
    text(x(t1) + 9, y(t2) + 15, "target"),
    handle("start", x(first), y(second)),
    axes(
      { scale: far, label: "way in output, √(nats/s)", ticks: far.ticks(4) },
      { scale: left, label: "share of the cost left", ticks: [0, 0.25, 0.5, 0.75, 1] },
      "b  Cost along the way",
    ),
    ...paths.map(({ rule, result }) => {
      const shares = result["cost"]!.map((cost) => Math.min(1.02, cost / result["cost"]![0]!));
      const end = far(result["travelled"]!.at(-1)!);
      return (
        path(pathOf(result["travelled"]!, shares, far, left), {
          stroke: paint(INKS[rule]),
          "stroke-width": 2.25,
          "stroke-dasharray": rule === "approximated" ? "6,3" : undefined,
        }) + line(end, BOX.bottom - 8, end, BOX.bottom, { stroke: paint(INKS[rule]), "stroke-width": 3 })
      );
    }),
    key([
      { label: "Euclidean gradient", colour: "euclidean", symbol: "line" },
      { label: "natural gradient", colour: "natural", symbol: "line" },
      { label: "approximated rule", colour: "approximation", symbol: "dash" },
    ]),
  ].join("");
  return {
    svg,
    height: HEIGHT,
    summary: summary(settings, paths),
    drag: { start: (px, py) => ({ first: x.invert(px), second: y.invert(py) }) },
    click: "start",
  };
}

const minus = (value: number): string => formatNumber(value, 3);

function pathOf(
  xs: readonly number[],
  ys: readonly number[],
  x: (v: number) => number,
  y: (v: number) => number,
): string | null {
  return lineOf<number>(
    (k) => x(xs[k]!),
    (k) => y(ys[k]!),
  )(xs.map((_, k) => k));
}

/** Lines of equal cost, clipped to the frame point by point. */
function contours(data: Data, x: (v: number) => number, y: (v: number) => number): string[] {
  const rows = data["contours"] ?? [];
  const levels = [...new Set(rows.map(([level]) => level!))];
  return levels.map((level) => {
    const own = rows.filter((row) => row[0] === level);
    const inside = (row: readonly number[]): boolean =>
      Math.abs(row[1]! - 0.1) <= 0.55 && Math.abs(row[2]! - 0.1) <= 0.55;
    const drawn = lineOf<readonly number[]>(
      (row) => x(row[1]!),
      (row) => y(row[2]!),
    ).defined(inside)(own);
    return path(drawn, { stroke: paint("axis"), "stroke-width": 0.75 });
  });
}

function summary({ distance }: Settings, paths: readonly { rule: Rule; result: PointResult }[]): string {
  const names: Readonly<Record<Rule, string>> = {
    euclidean: "Euclidean",
    natural: "natural",
    approximated: "approximated",
  };
  const ways = paths.map(({ rule, result }) => {
    const detour = result["travelled"]!.at(-1)! / result["chord"]![0]!;
    const left = result["cost"]!.at(-1)! / result["cost"]![0]!;
    return `${names[rule]} ${formatNumber(detour, 3)}${left > 0.002 ? " (and hasn't arrived)" : ""}`;
  });
  const where = distance === 0 ? "Both synapses at the soma." : `First synapse ${distance} µm out.`;
  return `${where} Way in output over the shortest one: ${ways.join(", ")}. One set of 120 input samples.`;
}
