// What explorables compute and draw, without a browser: the numbers of `plasticity run`, commands that it understands,
// drawings that are made of numbers, and starts from outside that are what they say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assignment } from "plasticity/commands/assignment";
import { hashOf, settingsOf } from "plasticity/explorables/address";
import { explorableOf, explorables } from "plasticity/explorables/catalogue";
import { commandOf } from "plasticity/explorables/command";
import { computePoint } from "plasticity/explorables/computePoint";
import type { Explorable, Settings } from "plasticity/explorables/explorable";
import { exploredExperiments } from "plasticity/explorables/exploredExperiments";
import { Results } from "plasticity/explorables/results";
import { checkedSettings, initialSettings } from "plasticity/explorables/settings";
import { checkedStart, startText } from "plasticity/explorables/start";
import type { Experiment } from "plasticity/experiments";
import runPoint from "plasticity/experiments/worker";
import fc from "../property.ts";

const experimentOf = (name: string): Experiment =>
  exploredExperiments.find((one) => one.name === name) as unknown as Experiment;

/** Settings in which all that can be chosen is chosen once. */
function manySettings(explorable: Explorable): Settings[] {
  const initial = initialSettings(explorable);
  const presets = explorable.presets.map(({ settings }) => checkedSettings(explorable, settings));
  const each = explorable.controls.flatMap(({ key, values }) => values.map((value) => ({ ...initial, [key]: value })));
  return [...presets, ...each];
}

/** A quick variant, so that a test takes milliseconds. */
const QUICK: Readonly<Record<string, Settings>> = { "optimal-plasticity": { steps: 500 } };
const quick = (explorable: Explorable): Settings => checkedSettings(explorable, QUICK[explorable.name] ?? {});

for (const explorable of explorables) {
  const { name, observables } = explorable;

  test(`${name}: the numbers of the worker behind plasticity run, to the last bit`, async () => {
    const { experiment, parameters, points } = explorable.sweep(quick(explorable));
    const { module, exportName } = experimentOf(experiment);
    for (const point of [points[0]!, points.at(-1)!]) {
      const live = await computePoint({ experiment, parameters, point, observables });
      const run = await runPoint({ module, exportName, parameters: { ...parameters }, point, index: 0, seed: 1 });
      assert.deepEqual(live, Object.fromEntries(observables.map((one) => [one, run[one]])));
    }
  });

  test(`${name}: its command asks for the same sweep, whatever is set`, () => {
    for (const settings of manySettings(explorable)) {
      const sweep = explorable.sweep(settings);
      const experiment = experimentOf(sweep.experiment);
      const sets = [...commandOf(sweep).matchAll(/--set "([^"]*)"/g)].map(([, text]) => assignment(experiment, text!));
      assert.ok(commandOf(sweep).startsWith(`npx plasticity run ${experiment.name} --profile paper`));
      const parsed = experiment.parameters.parse({ ...experiment.profiles.paper, ...Object.fromEntries(sets) });
      assert.deepEqual(parsed, sweep.parameters);
      const axes = experiment.axes(parsed as never);
      for (const point of sweep.points) {
        for (const axis of axes) assert.ok(axis.values.includes(point[axis.name]!), `${axis.name} of ${name}`);
        assert.equal(Object.keys(point).length, axes.length);
      }
      assert.equal(new Set(sweep.points.map(sweep.key)).size, sweep.points.length);
    }
  });

  test(`${name}: every preset draws numbers with nothing computed, with one point, and whole`, async () => {
    const first = quick(explorable);
    const sweep = explorable.sweep(first);
    const { experiment, parameters } = sweep;
    const results = new Results();
    for (const settings of manySettings(explorable)) assertDrawn(explorable, settings, results);
    const one = await computePoint({ experiment, parameters, point: sweep.points[0]!, observables });
    results.set(sweep.key(sweep.points[0]!), one);
    assertDrawn(explorable, first, results);
    // numbers of another point do for a drawing
    for (const point of sweep.points) results.set(sweep.key(point), one);
    const { drag = {} } = assertDrawn(explorable, first, results);
    for (const move of Object.values(drag)) {
      for (const value of Object.values(move(200, 200))) assert.ok(Number.isFinite(value));
    }
    assert.equal(results.missing(sweep).length, 0);
  });

  test(`${name}: an address holds what differs from the paper's values, and gives it back`, () => {
    assert.equal(hashOf(explorable, initialSettings(explorable)), "");
    for (const settings of manySettings(explorable)) {
      const hash = hashOf(explorable, settings);
      if (hash !== "") assert.deepEqual(settingsOf(explorable, hash), settings);
    }
    assert.equal(settingsOf(explorable, "#figure"), undefined);
    assert.throws(
      () => settingsOf(explorable, `#explore=${name}&ratio2=1`),
      /^RangeError: settings: expected .* got "ratio2"/,
    );
  });

  test(`${name}: a start comes back as it was, and nothing but a start is taken for one`, () => {
    const settings = quick(explorable);
    const sweep = explorable.sweep(settings);
    const results = new Results();
    const numbers = Object.fromEntries(observables.map((one) => [one, [1, 2]]));
    results.set(sweep.key(sweep.points[0]!), numbers);
    const text = startText(explorable, { settings, results, data: { rows: [[1, 2]] } });
    const back = checkedStart(explorable, text);
    assert.deepEqual(
      [back.settings, back.results.of(sweep), back.data],
      [settings, results.of(sweep), { rows: [[1, 2]] }],
    );
    const wrong = { ...numbers, [observables[0]!]: ["<script>"] };
    const [where] = Object.keys(results.of(sweep)) as [string];
    for (const [given, message] of [
      ["{", /^RangeError: start: expected JSON/],
      ["[]", /^RangeError: start: expected an object/],
      ['{"script":1}', /^RangeError: start: expected settings, results and data, got "script"/],
      ['{"settings":{"__proto__":1}}', /^RangeError: settings: expected .*, got "__proto__"/],
      [`{"settings":{"${explorable.controls[0]!.key}":"<b>"}}`, /expected one of .*, got "<b>"/],
      ['{"results":{"x":{}}}', /^RangeError: results: expected points of the settings' sweep, got "x"/],
      [
        JSON.stringify({ settings, results: { [where]: wrong } }),
        /^RangeError: results: .*: expected .* finite numbers/,
      ],
      [JSON.stringify({ settings, results: { [where]: {} } }), /^RangeError: results: expected /],
      ['{"data":{"rows":[[null]]}}', /^RangeError: data: expected at most 8 finite numbers/],
      [`{"data":{"rows":[${"[1],".repeat(600)}[1]]}}`, /^RangeError: data: expected at most 500 rows/],
      [`"${"x".repeat(300_000)}"`, /^RangeError: start: expected at most 200000 characters/],
    ] as const) {
      assert.throws(() => checkedStart(explorable, given), message);
    }
  });

  test(`${name}: any JSON is a start or a clear error`, () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        for (const text of [json, `{"settings":${json}}`, `{"results":${json}}`, `{"data":${json}}`]) {
          try {
            const { settings, results, data } = checkedStart(explorable, text);
            assertDrawn(explorable, settings, results, data);
          } catch (error) {
            assert.ok(error instanceof RangeError, String(error));
          }
        }
      }),
      { numRuns: 100 },
    );
  });
}

test("an explorable that isn't there", () => {
  assert.throws(() => explorableOf("<img>"), /^RangeError: explorable: expected optimal-plasticity, .*, got "<img>"/);
});

/** Draws, and looks for what isn't a number or would be markup. */
function assertDrawn(
  explorable: Explorable,
  settings: Settings,
  results: Results,
  data = {},
): ReturnType<Explorable["draw"]> {
  const drawing = explorable.draw(settings, results, data);
  assert.doesNotMatch(drawing.svg, /NaN|undefined|Infinity|<script|\bon\w+=/);
  assert.doesNotMatch(drawing.summary, /NaN|undefined/);
  const again = explorable.draw(settings, results, data);
  assert.deepEqual([again.svg, again.summary], [drawing.svg, drawing.summary]);
  return drawing;
}
