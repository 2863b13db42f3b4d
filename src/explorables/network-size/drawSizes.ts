/** The drawing of *network size*: what each term costs, the steady error, and courses of learning. */
import { scaleLinear, scaleLog } from "d3-scale";
import { line as lineOf } from "d3-shape";
import { formatNumber } from "../../lab/formatNumber.js";
import { logarithmicTick } from "../../lab/theme.js";
import type { ColourName } from "../../lab/colour.js";
import { steadyLinearError } from "../../network-size/expectations.js";
import { optimalLinearSize } from "../../network-size/optimalSize.js";
import { meanEstimate } from "../../numerics/estimate.js";
import { mean } from "../../numerics/statistics.js";
import { axes, logarithmicTicks, type Scale } from "../drawing/axes.js";
import { handle } from "../drawing/handle.js";
import { key } from "../drawing/key.js";
import { paint } from "../drawing/paint.js";
import { element, line, path, text } from "../drawing/svg.js";
import type { Drawing, Settings } from "../explorable.js";
import type { Results } from "../results.js";
import { BASE, BIN, FACTORS } from "./sizeCourses.js";
import { shownFactors, sizeSweep } from "./sizeSweep.js";

const HEIGHT = 500;
const LEFT = { left: 62, right: 318 };
const RIGHT = { left: 396, right: 618 };
const INKS: readonly ColourName[] = ["output", "optimum", "alternative"];
const SIZES = [15, 1400] as const;

const sizeOf = (factor: number): number => factor * factor * BASE.inputs * BASE.outputs;
const GRID = Array.from({ length: 60 }, (_, k) => 1 + (7.3 * k) / 59);

export function drawSizes(settings: Settings, results: Results): Drawing {
  const sweep = sizeSweep(settings);
  const rates = {
    taskRelevant: Number(settings["relevant"]),
    taskIrrelevant: Number(settings["irrelevant"]),
    intrinsicNoise: Number(settings["noise"]),
    cycle: 1,
  };
  const star = optimalLinearSize(rates);
  const shown = shownFactors(settings);
  const x = scaleLog([...SIZES], [LEFT.left, LEFT.right]);
  const sizes = FACTORS.map((factor) => {
    const errors = sweep.points
      .filter((point) => point["factor"] === factor)
      .flatMap((point) => results.number(sweep, point, "steadyError") ?? []);
    return { factor, errors };
  }).filter(({ errors }) => errors.length > 0);
  const courses = shown.map((factor) => {
    const all = sweep.points
      .filter((point) => point["factor"] === factor)
      .flatMap((point) => [results.get(sweep.key(point))?.["errors"] ?? []])
      .filter((errors) => errors.length > 0);
    const course = (all[0] ?? []).map((_, k) => [(k + 0.5) * BIN, mean(all.map((errors) => errors[k]!))] as const);
    return { factor, course };
  });

  // a: the two terms that size changes, as parts of the steady gradient (eq. 8); they cross where their sum is least
  const part = (factor: number, term: number): number =>
    (BASE.outputs * BASE.inputs * factor * term) / (2 * rates.taskRelevant);
  const ofIrrelevant = GRID.map(
    (c) => [sizeOf(c), part(c, (rates.taskIrrelevant * rates.taskIrrelevant) / sizeOf(c))] as const,
  );
  const ofNoise = GRID.map((c) => [sizeOf(c), part(c, rates.intrinsicNoise * rates.intrinsicNoise)] as const);
  const sum = ofIrrelevant.map(([n, cost], k) => [n, cost + ofNoise[k]![1]] as const);
  const costs = scaleLog([0.03, 30], [238, 76]).clamp(true);
  const predicted = GRID.map((c) => [sizeOf(c), predictedError(c, rates)] as const);
  const range = [
    Math.min(...predicted.map(([, f]) => f)) / 2,
    Math.max(20, ...predicted.map(([, f]) => 1.5 * f)),
  ] as const;
  const errors = scaleLog([...range], [454, 316]).clamp(true);
  const cycles = scaleLinear([0, 1000], [RIGHT.left, RIGHT.right]);
  const falling = scaleLog([...range], [454, 76]).clamp(true);
  const factor = Number(settings["factor"]);
  const chosen = sizes.find((size) => size.factor === factor);
  const isWhole = results.missing(sweep).length === 0;
  const least = isWhole ? sizes.reduce((best, one) => (mean(one.errors) < mean(best.errors) ? one : best)) : undefined;
  const sizeTicks = [20, 50, 100, 200, 500, 1000];
  const power = (value: number): string => logarithmicTick(value, true);
  const svg = [
    axes(
      { scale: x, label: "", ticks: sizeTicks },
      { scale: costs, label: "part of steady ‖∇F‖", ticks: logarithmicTicks(0.03, 30), format: power },
      "a  What size costs",
    ),
    curve(ofIrrelevant, x, costs, "compensation"),
    rates.intrinsicNoise > 0 ? curve(ofNoise, x, costs, "fluctuation") : "",
    curve(sum, x, costs, "ink"),
    axes(
      { scale: x, label: "number of weights N", ticks: sizeTicks },
      { scale: errors, label: "steady error F", ticks: logarithmicTicks(...range), format: power },
      "b  Error after learning",
    ),
    path(
      lineOf<readonly [number, number]>(
        ([n]) => x(n),
        ([, f]) => errors(f),
      )(predicted),
      { stroke: paint("prediction"), "stroke-width": 1.75, "stroke-dasharray": "5,3" },
    ),
    starLine(star, x),
    ...sizes.map(({ factor: c, errors: values }) => interval(values, x(sizeOf(c)), errors, inkOf(c, shown))),
    handle(
      "factor",
      x(sizeOf(factor)),
      errors(chosen === undefined ? predictedError(factor, rates) : mean(chosen.errors)),
    ),
    axes(
      { scale: cycles, label: "learning cycle", ticks: [0, 250, 500, 750, 1000] },
      { scale: falling, label: "task error F", ticks: logarithmicTicks(...range), format: power },
      "c  Learning, three sizes",
    ),
    ...courses.map(({ factor: c, course }) => curve(course, cycles, falling, inkOf(c, shown))),
    ...shown.map((c) =>
      line(RIGHT.left, falling(predictedError(c, rates)), RIGHT.right, falling(predictedError(c, rates)), {
        stroke: paint(inkOf(c, shown)),
        "stroke-dasharray": "5,3",
      }),
    ),
    key([
      { label: "γ₂, diluted", colour: "compensation", symbol: "line" },
      { label: "γ₃, in each synapse", colour: "fluctuation", symbol: "line" },
      { label: "both", colour: "ink", symbol: "line" },
      ...shown.map((c) => ({ label: `N = ${sizeOf(c)}`, colour: inkOf(c, shown), symbol: "line" }) as const),
      { label: "eqs 8, 9", colour: "muted", symbol: "dash" },
    ]),
  ].join("");
  return {
    svg,
    height: HEIGHT,
    summary: summary(star, chosen, least),
    drag: { factor: (px) => ({ factor: Math.sqrt(x.invert(px) / sizeOf(1)) }) },
    click: "factor",
  };
}

function inkOf(factor: number, shown: readonly number[]): ColourName {
  if (!shown.includes(factor)) return "muted";
  if (factor === FACTORS[0]) return INKS[0]!;
  return factor === FACTORS.at(-1) ? INKS[2]! : INKS[1]!;
}

function predictedError(factor: number, rates: Parameters<typeof steadyLinearError>[1]): number {
  const trace = BASE.outputs * factor * BASE.inputs;
  return steadyLinearError({ dimension: sizeOf(factor), gradientCurvature: 1, trace }, rates);
}

function curve(points: readonly (readonly [number, number])[], x: Scale, y: Scale, ink: ColourName): string {
  return path(
    lineOf<readonly [number, number]>(
      ([a]) => x(a),
      ([, b]) => y(b),
    )(points),
    { stroke: paint(ink), "stroke-width": 2 },
  );
}

/** Mean with its 95 % interval over tasks. */
function interval(values: readonly number[], x: number, y: Scale, ink: ColourName): string {
  const dot = element("circle", { cx: x, cy: y(mean(values)), r: 3.5, fill: paint(ink) });
  if (values.length < 2) return dot;
  const [low, high] = meanEstimate([...values], "tasks").interval!;
  return line(x, y(Math.max(low, 1e-6)), x, y(high), { stroke: paint(ink), "stroke-width": 1.5 }) + dot;
}

function starLine(star: number, x: Scale): string {
  if (!(star >= SIZES[0] && star <= SIZES[1])) return "";
  const at = x(star);
  const rule = { stroke: paint("optimum"), "stroke-width": 1.5, "stroke-dasharray": "3,3" };
  const isRight = at > LEFT.right - 70;
  const words = text(at + (isRight ? -5 : 5), 88, `N* = ${formatNumber(star, 3)}`, {
    fill: paint("optimum"),
    "font-weight": 600,
    "text-anchor": isRight ? "end" : "start",
  });
  return line(at, 76, at, 238, rule) + line(at, 316, at, 454, rule) + words;
}

function summary(
  star: number,
  chosen: { factor: number; errors: number[] } | undefined,
  least: { factor: number; errors: number[] } | undefined,
): string {
  const parts = [
    Number.isFinite(star)
      ? `The two terms cross at N* = γ₂²/γ₃² = ${formatNumber(star, 3)} weights.`
      : "Without intrinsic noise the terms never cross: larger is always better.",
  ];
  if (chosen !== undefined) {
    const { measured, interval: ends } = meanEstimate(
      chosen.errors.length > 1 ? chosen.errors : [chosen.errors[0]!, chosen.errors[0]!],
      "tasks",
    );
    const range =
      chosen.errors.length > 1 ? ` (95 % interval ${ends!.map((end) => formatNumber(end, 3)).join(" to ")})` : "";
    parts.push(
      `With N = ${sizeOf(chosen.factor)} the error settles at ${formatNumber(measured, 3)}${range}, n = ${chosen.errors.length} ${chosen.errors.length === 1 ? "task" : "tasks"}.`,
    );
  }
  if (least !== undefined) parts.push(`Of the sizes tried, N = ${sizeOf(least.factor)} ends lowest.`);
  return parts.join(" ");
}
