import type { Sweep, SweepPoint } from "./explorable.js";

/** What one point measured: numbers by observable, rounded as in the experiment's result file. */
export type PointResult = Readonly<Record<string, readonly number[]>>;

/** Most points that are kept; the oldest go first. */
const MOST = 4000;

/** The numbers that are there, by the names that a sweep gives to its points. */
export class Results {
  private readonly points = new Map<string, PointResult>();

  get(name: string): PointResult | undefined {
    return this.points.get(name);
  }

  set(name: string, result: PointResult): void {
    this.points.delete(name);
    this.points.set(name, result);
    if (this.points.size > MOST) this.points.delete(this.points.keys().next().value as string);
  }

  /** The single number of an observable at a point; undefined while it isn't there. */
  number(sweep: Sweep, point: SweepPoint, observable: string): number | undefined {
    return this.points.get(sweep.key(point))?.[observable]?.[0];
  }

  /** The points of a sweep that aren't there, in its order. */
  missing(sweep: Sweep): SweepPoint[] {
    return sweep.points.filter((point) => !this.points.has(sweep.key(point)));
  }

  /** Those of a sweep that are there, by their names. */
  of(sweep: Sweep): Record<string, PointResult> {
    const there = sweep.points.flatMap((point) => {
      const name = sweep.key(point);
      const result = this.points.get(name);
      return result === undefined ? [] : [[name, result] as const];
    });
    return Object.fromEntries(there);
  }
}
