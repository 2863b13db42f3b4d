/** The drawing of *synaptic balancing*: synapses and their costs, the flow, and what becomes of output and noise. */
import { scaleLinear, scaleLog } from "d3-scale";
import { line as lineOf } from "d3-shape";
import { categorical } from "../../lab/colour.js";
import { formatNumber } from "../../lab/formatNumber.js";
import { logarithmicTick } from "../../lab/theme.js";
import { meanEstimate } from "../../numerics/estimate.js";
import { mean } from "../../numerics/statistics.js";
import { axes, logarithmicTicks } from "../drawing/axes.js";
import { handle } from "../drawing/handle.js";
import { key } from "../drawing/key.js";
import { paint } from "../drawing/paint.js";
import { element, line, path, text } from "../drawing/svg.js";
import type { Drawing, Settings } from "../explorable.js";
import type { PointResult, Results } from "../results.js";
import { drawNetwork } from "./drawNetwork.js";
import { NEURONS, placeOf, synapseNames } from "./exploredNetwork.js";
import { TIMES } from "./rebalancing.js";
import { rebalancingSweep } from "./rebalancingSweep.js";

const HEIGHT = 520;
const SYNAPSES = synapseNames();
const BARS = { left: 316, right: 630, top: 76, bottom: 252 };
const RANGE = [0.0003, 30] as const;

export function drawRebalancing(settings: Settings, results: Results): Drawing {
  const sweep = rebalancingSweep(settings);
  const all = sweep.points.flatMap<PointResult>((point) => results.get(sweep.key(point)) ?? []);
  const result = all[0];
  const chosen = String(settings["synapse"]);
  if (result === undefined) return { svg: "", height: HEIGHT, summary: "" };
  const before = (name: string): number => result["costsBefore"]![placeOf(name)]!;
  const after = (name: string): number => result["costsAfter"]![placeOf(name)]!;
  const step = (BARS.right - BARS.left) / SYNAPSES.length;
  const at = (name: string): number => BARS.left + (SYNAPSES.indexOf(name) + 0.5) * step;
  const cost = scaleLog([...RANGE], [BARS.bottom, BARS.top]).clamp(true);
  const own = before(chosen) / Number(settings["factor"]);
  const svg = [
    text(10, 66, "a  Synapses, after", { "font-size": 13, "font-weight": 600, stroke: undefined }),
    drawNetwork(result["costsAfter"]!, {
      synapses: SYNAPSES,
      chosen,
      widest: Math.max(...SYNAPSES.map(after)),
      x: 128,
      y: 172,
      radius: 82,
    }),
    axes(
      { scale: Object.assign((v: number) => v, { range: () => [BARS.left, BARS.right] }), label: "", ticks: [] },
      { scale: cost, label: "cost c", ticks: logarithmicTicks(...RANGE), format: (c) => logarithmicTick(c) },
      "b  What each synapse costs",
    ),
    ...SYNAPSES.map((name) => bar(name, at(name), step, before(name), after(name), cost, name === chosen)),
    handle("cost", at(chosen), cost(before(chosen))),
    course(result, 62, 200, "c  h of each neuron"),
    totals(result, 270, 396),
    outputs(result, all, 462, 628),
    key([
      { label: "before", colour: "baseline", symbol: "bar" },
      { label: "after balancing", colour: "simulation", symbol: "bar" },
      { label: "the synapse that is changed", colour: "optimum", symbol: "bar" },
    ]),
  ].join("");
  return {
    svg,
    height: HEIGHT,
    summary: summary(settings, result, all),
    drag: { cost: (_, py) => ({ factor: cost.invert(py) / own }) },
  };
}

function bar(
  name: string,
  x: number,
  step: number,
  before: number,
  after: number,
  y: (c: number) => number,
  isChosen: boolean,
): string {
  const width = step * 0.36;
  const base = BARS.bottom;
  const block = (left: number, value: number, fill: string): string =>
    element("rect", { x: left, y: y(value), width, height: base - y(value), fill });
  return (
    block(x - width, before, paint("baseline")) +
    block(x, after, paint(isChosen ? "optimum" : "simulation")) +
    text(x + 4, base + 8, name, {
      transform: `rotate(-90 ${x + 4} ${base + 8})`,
      "text-anchor": "end",
      "font-size": 12,
      fill: paint(isChosen ? "optimum" : "ink"),
      "font-weight": isChosen ? 600 : undefined,
      stroke: undefined,
    })
  );
}

const LOW = { top: 342, bottom: 474 };

function course(result: PointResult, left: number, right: number, title: string): string {
  const values = result["coordinates"]!;
  const reach = Math.max(0.5, ...values.map(Math.abs));
  const x = scaleLinear([0, TIMES.at(-1)!], [left, right]);
  const y = scaleLinear([-reach, reach], [LOW.bottom, LOW.top]);
  const lines = Array.from({ length: NEURONS }, (_, neuron) => {
    const at = (k: number): number => values[k * NEURONS + neuron]!;
    const drawn = lineOf<number>(
      (_, k) => x(TIMES[k]!),
      (_, k) => y(at(k)),
    )(TIMES);
    return (
      path(drawn, { stroke: categorical[neuron]!, "stroke-width": 2 }) +
      text(right + 3, y(at(TIMES.length - 1)) + 4, String(neuron + 1), { "font-size": 11, fill: categorical[neuron]! })
    );
  });
  return (
    axes(
      { scale: x, label: "time of balancing", ticks: [0, 2, 4, 6] },
      { scale: y, label: "", ticks: y.ticks(4), format: (v) => formatNumber(v, 2) },
      title,
    ) + lines.join("")
  );
}

function totals(result: PointResult, left: number, right: number): string {
  const values = result["total"]!;
  const x = scaleLinear([0, TIMES.at(-1)!], [left, right]);
  const y = scaleLinear([0, 1.05 * values[0]!], [LOW.bottom, LOW.top]);
  const drawn = lineOf<number>(
    (_, k) => x(TIMES[k]!),
    (total) => y(total),
  )(values);
  return (
    axes(
      { scale: x, label: "time of balancing", ticks: [0, 2, 4, 6] },
      { scale: y, label: "", ticks: y.ticks(4), format: (v) => formatNumber(v, 3) },
      "d  Total cost C",
    ) + path(drawn, { stroke: paint("ink"), "stroke-width": 2 })
  );
}

function outputs(result: PointResult, all: readonly PointResult[], left: number, right: number): string {
  const [before, after] = [result["outputBefore"]!, result["outputAfter"]!];
  const x = scaleLinear([0, before.length - 1], [left, right]);
  const [low, high] = [Math.min(...before), Math.max(...before)];
  const y = scaleLinear([low, high], [LOW.top + 62, LOW.top + 4]);
  const pathOf = (values: readonly number[]): string | null =>
    lineOf<number>(
      (_, k) => x(k),
      (v) => y(v),
    )(values);
  const noise = ["noiseBefore", "noiseAfter"].map((name) => all.map((one) => one[name]![0]!));
  const size = scaleLinear([0, 1.15 * Math.max(...noise.flat())], [left + 44, right]);
  const bars = noise.map((values, k) => {
    const top = LOW.top + 88 + 26 * k;
    const [from, to] = values.length > 1 ? meanEstimate(values, "sets of trials").interval! : [values[0]!, values[0]!];
    return (
      element("rect", {
        x: size(0),
        y: top,
        width: size(mean(values)) - size(0),
        height: 14,
        fill: paint(k === 0 ? "baseline" : "simulation"),
      }) +
      line(size(from), top + 7, size(to), top + 7, { stroke: paint("ink"), "stroke-width": 1.5 }) +
      text(size(0) - 5, top + 11, k === 0 ? "before" : "after", {
        "text-anchor": "end",
        stroke: undefined,
        "font-size": 11,
      })
    );
  });
  return (
    text(left - 26, LOW.top - 10, "e  Output y: unchanged", {
      "font-size": 13,
      "font-weight": 600,
      stroke: undefined,
    }) +
    path(pathOf(before), { stroke: paint("baseline"), "stroke-width": 5, "stroke-opacity": 0.6 }) +
    path(pathOf(after), { stroke: paint("simulation"), "stroke-width": 1.5 }) +
    text(left - 26, LOW.top + 82, "f  Noise in y: changes", {
      "font-size": 13,
      "font-weight": 600,
      stroke: undefined,
    }) +
    bars.join("")
  );
}

function summary({ synapse, factor }: Settings, result: PointResult, all: readonly PointResult[]): string {
  const total = result["total"]!;
  const apart = Math.max(...result["outputBefore"]!.map((y, k) => Math.abs(y - result["outputAfter"]![k]!)));
  const ratios = all.map((one) => one["noiseAfter"]![0]! / one["noiseBefore"]![0]!);
  const range =
    ratios.length > 1
      ? ` (95 % interval ${meanEstimate(ratios, "sets of trials")
          .interval!.map((end) => formatNumber(end, 3))
          .join(" to ")})`
      : "";
  return (
    `Synapse ${synapse} costs ${formatNumber(Number(factor))} times what it did. Balancing takes the total cost from ${formatNumber(total[0]!, 3)} to ${formatNumber(total.at(-1)!, 3)}; ` +
    `${apart === 0 ? "the output is the same to six digits" : `outputs differ by at most ${formatNumber(apart, 2)}`}; noise in the output is ${formatNumber(mean(ratios), 3)} times what it was${range}, n = ${ratios.length} ${ratios.length === 1 ? "set" : "sets"} of trials.`
  );
}
