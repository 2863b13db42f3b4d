/** Axes of a drawn figure, both ways: from values to pixels and back. */
import { scaleBand, scaleLinear, scaleLog, scalePoint, scalePow, scaleSymlog } from "d3-scale";
import type { Coordinate } from "./model.js";

/** An axis as a figure's record says it. */
export interface DrawnAxis {
  readonly type: string;
  readonly domain: readonly Coordinate[];
  /** Pixels in the figure's coordinates. */
  readonly range: readonly number[];
  readonly label?: string;
  readonly base?: number;
  readonly exponent?: number;
  readonly constant?: number;
  readonly bandwidth?: number;
}

/** Values to pixels and back; undefined where there is no such value. */
export interface AxisScale {
  /** Not held within the frame: `isWithin` says whether it is. */
  pixel(value: Coordinate): number | undefined;
  /** As few digits as tell the pixel, held within the domain. */
  value(pixel: number): Coordinate | undefined;
  isWithin(value: Coordinate): boolean;
}

type Continuous = ((value: number) => number) & { invert(pixel: number): number };

/**
 * An axis' scale; undefined for a kind that has no places.
 *
 * @example axisScale({ type: "log", domain: [0.1, 10], range: [40, 240] })?.pixel(1) // 140
 */
export function axisScale(axis: DrawnAxis): AxisScale | undefined {
  const [from, to] = [Math.min(...axis.range), Math.max(...axis.range)];
  if (axis.type === "band" || axis.type === "point" || axis.type === "ordinal") return categories(axis);
  const isTime = axis.type === "utc" || axis.type === "time";
  const domain = axis.domain.map((value) => (isTime ? Date.parse(String(value)) : Number(value)));
  if (domain.length < 2 || axis.range.length < 2 || ![...domain, ...axis.range].every(Number.isFinite))
    return undefined;
  const scale = continuous(axis, domain);
  if (scale === undefined) return undefined;
  const [low, high] = [Math.min(...domain), Math.max(...domain)];
  const numberOf = (value: Coordinate): number =>
    typeof value === "number" ? value : isTime ? Date.parse(value) : NaN;
  return {
    pixel(value) {
      const pixel = scale(numberOf(value));
      return Number.isFinite(pixel) ? pixel : undefined;
    },
    value(pixel) {
      const held = Math.min(to, Math.max(from, pixel));
      const value = Math.min(high, Math.max(low, scale.invert(held)));
      if (isTime) return new Date(value).toISOString();
      for (let digits = 1; digits < 15; digits++) {
        const short = Number(value.toPrecision(digits));
        if (Math.abs(scale(short) - held) < 0.4 && short >= low && short <= high) return short;
      }
      return value;
    },
    isWithin: (value) => numberOf(value) >= low && numberOf(value) <= high,
  };
}

function continuous(axis: DrawnAxis, domain: number[]): Continuous | undefined {
  const { type, range, base = 10, exponent = 1, constant = 1 } = axis;
  const spread = <S extends { domain(values: number[]): { range(values: number[]): S } }>(scale: S): S =>
    scale.domain(domain).range([...range]);
  switch (type) {
    case "linear":
    case "utc":
    case "time":
    case "identity":
      return spread(scaleLinear()) as Continuous;
    case "log":
      return spread(scaleLog().base(base)) as unknown as Continuous;
    case "pow":
    case "sqrt":
      return spread(scalePow().exponent(type === "sqrt" ? 0.5 : exponent)) as Continuous;
    case "symlog":
      return spread(scaleSymlog().constant(constant)) as Continuous;
    default:
      return undefined;
  }
}

function categories({ type, domain, range, bandwidth = 0 }: DrawnAxis): AxisScale | undefined {
  const [first, last] = [range[0], range.at(-1)];
  if (first === undefined || last === undefined || domain.length === 0) return undefined;
  const names = domain.map(String);
  const makes = type === "band" ? scaleBand<string>() : scalePoint<string>();
  // Plot's own paddings aren't in the record, only what comes of them.
  const scale = makes
    .domain(names)
    .range([first, last])
    .padding(type === "band" ? paddingOf(names, first, last, bandwidth) : 0.5);
  const pixel = (value: Coordinate): number | undefined => {
    const at = scale(String(value));
    return at === undefined ? undefined : at + scale.bandwidth() / 2;
  };
  return {
    pixel,
    value(at) {
      const away = names.map((name) => Math.abs((pixel(name) ?? Infinity) - at));
      return domain[away.indexOf(Math.min(...away))];
    },
    isWithin: (value) => names.includes(String(value)),
  };
}

/** The equal inner and outer padding with which bands of so many pixels fill the range. */
function paddingOf(names: readonly string[], first: number, last: number, bandwidth: number): number {
  const length = Math.abs(last - first);
  // length = step (n + p) and bandwidth = step (1 − p)
  const padding = (length - names.length * bandwidth) / (length + bandwidth);
  return Number.isFinite(padding) ? Math.min(0.99, Math.max(0, padding)) : 0.1;
}
