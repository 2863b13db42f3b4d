import assert from "node:assert/strict";
import { test } from "node:test";
import { categorical, colour, diverging, parseColour, sequential, type ColourName } from "plasticity/lab";

type Triple = [number, number, number];

/** sRGB 0 … 255 to linear light 0 … 1 (IEC 61966-2-1). */
function linear(text: string): Triple {
  return parseColour(text).map((value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as Triple;
}

/** Contrast with white (WCAG 2.2). */
function contrastWithWhite(text: string): number {
  const [r, g, b] = linear(text);
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

/** Machado, Oliveira & Fernandes 2009, deuteranopia of severity 1, on linear light. */
function deuteranopia([r, g, b]: Triple): Triple {
  return [
    0.367322 * r + 0.860646 * g - 0.227968 * b,
    0.280085 * r + 0.672501 * g + 0.047413 * b,
    -0.01182 * r + 0.04294 * g + 0.968881 * b,
  ];
}

/** Linear light to CIELAB (D65). */
function lab([r, g, b]: Triple): Triple {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIE76 difference, the smaller of common and deuteranopic sight; 2 is just noticeable, 20 is plain for thin lines. */
function distance(a: string, b: string): number {
  const sights = [(light: Triple) => light, deuteranopia];
  return Math.min(
    ...sights.map((sight) => {
      const [p, q] = [lab(sight(linear(a))), lab(sight(linear(b)))];
      return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
    }),
  );
}

test("everything drawn in colour has a contrast of at least 3 : 1 on white", () => {
  const exempt = new Set(["guide", "paper"]); // decoration and the page itself
  for (const [name, value] of Object.entries(colour)) {
    if (!exempt.has(name)) assert.ok(contrastWithWhite(value) >= 3, `${name} ${value}: ${contrastWithWhite(value)}`);
  }
  for (const value of categorical) assert.ok(contrastWithWhite(value) >= 3, value);
});

test("text colours reach 4.5 : 1", () => {
  for (const name of ["ink", "muted", "reproduced", "partly", "notReproduced"] as const) {
    assert.ok(contrastWithWhite(colour[name]) >= 4.5, `${name}: ${contrastWithWhite(colour[name])}`);
  }
});

test("colours that meet in one figure are apart, for a deuteranope too", () => {
  const together: ColourName[][] = [
    ["fluctuation", "compensation", "taskError"],
    ["simulation", "published", "prediction", "optimum"],
    ["input", "neuron1", "neuron2", "output"],
    ["lambda0", "lambda01", "lambda03"],
    ["natural", "euclidean", "approximation"],
    ["positive", "negative"],
    ["simulation", "alternative", "published", "baseline"],
    ["optimum", "baseline"],
  ];
  for (const group of together) {
    group.forEach((a, i) =>
      group.slice(i + 1).forEach((b) => {
        const d = distance(colour[a], colour[b]);
        assert.ok(d >= 20, `${a} and ${b}: ${d.toFixed(1)}`);
      }),
    );
  }
  categorical.forEach((a, i) =>
    categorical.slice(i + 1).forEach((b) => {
      assert.ok(distance(a, b) >= 20, `${a} and ${b}: ${distance(a, b).toFixed(1)}`);
    }),
  );
});

test("the sequential scale only gets darker, the diverging one is symmetric in lightness within a bit", () => {
  const lightness = (text: string): number => lab(linear(text))[0];
  for (let i = 0; i < 100; i++) assert.ok(lightness(sequential(i / 100)) > lightness(sequential((i + 1) / 100)));
  assert.equal(diverging(0), "rgb(247, 247, 247)");
  for (const t of [0.25, 0.5, 0.75, 1]) {
    assert.ok(Math.abs(lightness(diverging(t)) - lightness(diverging(-t))) < 12, `at ${t}`);
  }
});

test("colours beyond the ends are clamped, NaN is grey", () => {
  assert.equal(sequential(-3), sequential(0));
  assert.equal(sequential(7), sequential(1));
  assert.equal(diverging(2), diverging(1));
  assert.equal(sequential(NaN), "rgb(200, 200, 200)");
});

test("parseColour refuses what it doesn't know", () => {
  assert.deepEqual(parseColour("#0072b2"), [0, 114, 178]);
  assert.throws(() => parseColour("blue"), { name: "RangeError", message: /expected "#rrggbb".*got "blue"/ });
});
