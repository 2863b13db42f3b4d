/** The drawing of *optimal plasticity*: error against ratio, published values, sweet spot, Eq 9a. */
import { scaleLinear, scaleLog } from "d3-scale";
import { area, line as lineOf } from "d3-shape";
import { formatNumber } from "../../lab/formatNumber.js";
import { logarithmicTick, theme } from "../../lab/theme.js";
import { LINEAR_LAYERS } from "../../optimal-plasticity/task.js";
import { isotropicSteadyState } from "../../optimal-plasticity/isotropicSteadyState.js";
import { axes, logarithmicTicks } from "../drawing/axes.js";
import { handle } from "../drawing/handle.js";
import { key } from "../drawing/key.js";
import { paint } from "../drawing/paint.js";
import { element, line, path, text } from "../drawing/svg.js";
import type { Data, Drawing, Settings } from "../explorable.js";
import type { Results } from "../results.js";
import { ratioCurve, type RatioPoint } from "./ratioCurve.js";
import { ratioSweep } from "./ratioSweep.js";

const HEIGHT = 400;
const BOX = { left: 66, right: 626, top: 66, bottom: 352 };

export function drawRatios(settings: Settings, results: Results, data: Data): Drawing {
  const curve = ratioCurve(ratioSweep(settings), results);
  const published = publishedAt(settings, data);
  const closed = closedForm(settings);
  const x = scaleLinear([0, 2.6], [BOX.left, BOX.right]);
  const range = errorRange([
    ...curve.points.map(({ error }) => error),
    ...published.map(([, f]) => f),
    ...closed.map(([, f]) => f),
  ]);
  const y = scaleLog(range, [BOX.bottom, BOX.top]);
  const within = (f: number): number => Math.max(BOX.top, Math.min(BOX.bottom, y(Math.max(f, range[0] / 10))));
  const ratio = Number(settings["ratio"]);
  const here = curve.points.find((point) => point.ratio === ratio);
  const ribbon = area<RatioPoint>(
    (p) => x(p.ratio),
    (p) => within(p.error - p.deviation),
    (p) => within(p.error + p.deviation),
  );
  const spot = curve.spot;
  const svg = [
    axes(
      { scale: x, label: "ratio ρ = ‖Δc‖ / ‖Δε‖", ticks: [0, 0.5, 1, 1.5, 2, 2.5] },
      {
        scale: y,
        label: "steady-state task error F",
        ticks: logarithmicTicks(...range),
        format: (f) => logarithmicTick(f, true),
      },
    ),
    path(ribbon(curve.points), { fill: paint("simulation"), "fill-opacity": theme.ribbon.fillOpacity }),
    path(
      lineOf<[number, number]>(
        ([r]) => x(r),
        ([, f]) => within(f),
      )(closed),
      { stroke: paint("alternative"), "stroke-width": 1.75, "stroke-dasharray": "2,3" },
    ),
    path(
      lineOf<RatioPoint>(
        (p) => x(p.ratio),
        (p) => within(p.error),
      )(curve.points),
      { stroke: paint("simulation"), "stroke-width": 2 },
    ),
    ...curve.points.map((p) =>
      element("circle", { cx: x(p.ratio), cy: within(p.error), r: 2.5, fill: paint("simulation") }),
    ),
    ...published.map(([r, f]) =>
      element("circle", {
        cx: x(r),
        cy: within(f),
        r: theme.publishedDot.r,
        "stroke-width": 1.25,
        fill: paint("paper"),
        stroke: paint("published"),
      }),
    ),
    curve.predicted === undefined
      ? ""
      : line(x(curve.predicted), BOX.top, x(curve.predicted), BOX.bottom, {
          stroke: paint("prediction"),
          "stroke-width": 1.75,
          "stroke-dasharray": "5,3",
        }),
    spot === undefined
      ? ""
      : line(x(spot.interval[0]), BOX.bottom - 7, x(spot.interval[1]), BOX.bottom - 7, {
          stroke: paint("optimum"),
          "stroke-width": 5,
        }) +
        element("path", { d: `M${x(spot.ratio).toFixed(2)},${BOX.bottom - 14}l6,-10h-12z`, fill: paint("optimum") }),
    line(x(ratio), BOX.top, x(ratio), BOX.bottom, { stroke: paint("optimum"), "stroke-opacity": 0.5 }),
    handle("ratio", x(ratio), here === undefined ? (BOX.top + BOX.bottom) / 2 : within(here.error)),
    here === undefined
      ? ""
      : text(x(ratio) + (ratio > 2 ? -14 : 14), within(here.error) - 10, `F = ${formatNumber(here.error, 3)}`, {
          "font-weight": 600,
          "text-anchor": ratio > 2 ? "end" : "start",
        }),
    key([
      { label: "simulation (mean ± sd)", colour: "simulation", symbol: "ribbon" },
      ...(published.length > 0
        ? [{ label: "published simulation", colour: "published", symbol: "circle" } as const]
        : []),
      { label: "sweet spot, 95 %", colour: "optimum", symbol: "bar" },
      { label: "Eq 9a, measured Q", colour: "prediction", symbol: "dash" },
      ...(closed.length > 0 ? [{ label: "closed form, C = 𝟙", colour: "alternative", symbol: "dots" } as const] : []),
    ]),
  ].join("");
  return {
    svg,
    height: HEIGHT,
    summary: summary(ratio, here, curve),
    drag: { ratio: (px) => ({ ratio: x.invert(px) }) },
    click: "ratio",
  };
}

/** Half decades around what is drawn, so that the axis stands still while points arrive. */
function errorRange(errors: readonly number[]): [number, number] {
  const positive = errors.filter((error) => error > 0);
  if (positive.length === 0) return [1e-3, 1];
  const steps = [1, 3]
    .flatMap((m) => Array.from({ length: 16 }, (_, k) => Number(`${m}e${k - 10}`)))
    .sort((a, b) => a - b);
  const low = steps.findLast((step) => step <= 0.75 * Math.min(...positive)) ?? steps[0]!;
  const high = steps.find((step) => step > low && step >= Math.max(...positive)) ?? steps.at(-1)!;
  return [low, high];
}

/** The authors' means at these settings, [ρ, F]; none where they have no such panel. */
function publishedAt({ network, quality, noise }: Settings, data: Data): [number, number][] {
  const rows = data[String(network)] ?? [];
  return rows.flatMap(([s, e, ratio, error]) =>
    s === quality && e === noise ? [[ratio!, error!] as [number, number]] : [],
  );
}

/** F of the linear network with independent inputs, on a grid of ratios; nothing else has a closed form. */
function closedForm({ network, inputs, noise, quality }: Settings): [number, number][] {
  if (network !== "linear" || inputs !== "iid") return [];
  const [components, outputs] = LINEAR_LAYERS;
  const fluctuation = Number(noise) * Math.sqrt(components * outputs);
  return Array.from({ length: 97 }, (_, k) => {
    const ratio = 0.1 + 0.025 * k;
    return [ratio, isotropicSteadyState({ ratio, fluctuation, signalToNoise: Number(quality), outputs })];
  });
}

function summary(
  ratio: number,
  here: RatioPoint | undefined,
  { spot, predicted }: ReturnType<typeof ratioCurve>,
): string {
  const parts: string[] = [];
  if (here !== undefined) {
    const spread = here.n > 1 ? ` ± ${formatNumber(here.deviation, 2)} (sd)` : "";
    parts.push(
      `At ρ = ${ratio} the error is ${formatNumber(here.error, 3)}${spread}, n = ${here.n} ${here.n === 1 ? "network" : "networks"}.`,
    );
  }
  if (spot !== undefined) {
    const [low, high] = spot.interval.map((end) => formatNumber(end, 3));
    parts.push(`Smallest at ρ* = ${formatNumber(spot.ratio, 3)} (95 % interval ${low} to ${high}).`);
  }
  if (predicted !== undefined) parts.push(`Eq 9a says ${formatNumber(predicted, 3)}.`);
  return parts.join(" ");
}
