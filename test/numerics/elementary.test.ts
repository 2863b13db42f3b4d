/** The elementary functions against arithmetic with 60 digits, at their edges, and bit for bit. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { all, create, type BigNumber } from "mathjs";
import {
  atan,
  cos,
  exp,
  expm1,
  hypot,
  ln,
  log10,
  log1p,
  log2,
  pow,
  randomStream,
  sin,
  sinh,
  square,
  tanh,
} from "plasticity/numerics";

const { bignumber, divide, pow: bigPow, ...exact } = create(all!, { number: "BigNumber", precision: 60 });

/** The double x with all its binary digits: from m · 2⁻ᵏ, since the shortest decimal that names it is another number. */
function big(x: number): BigNumber {
  let halvings = 0;
  for (; x !== Math.floor(x); halvings++) x *= 2;
  return divide(bignumber(BigInt(x).toString()), bigPow(bignumber(2), bignumber(halvings))) as BigNumber;
}

/** |got − exact| in units of the last place of the exact value. */
function lastPlaces(got: number, expected: BigNumber): number {
  const nearest = new Float64Array([Math.abs(Number(expected.toString()))]);
  const place = nearest[0]!;
  new BigUint64Array(nearest.buffer)[0]! += 1n;
  return Math.abs(Number(expected.minus(big(got)).toString())) / (nearest[0]! - place);
}

const uniform = (name: string, low: number, high: number, count = 300): number[] => {
  const stream = randomStream(1, "elementary", name, low, high);
  return Array.from({ length: count }, () => low + (high - low) * stream.uniform());
};

type Range = [low: number, high: number];
// prettier-ignore
const ofOne: [name: string, f: (x: number) => number, f60: (x: BigNumber) => unknown, ranges: Range[]][] = [
  ["exp", exp, exact.exp, [[-1, 1], [-700, 700]]],
  ["expm1", expm1, exact.expm1, [[-1e-5, 1e-5], [-3, 3], [-40, 700]]],
  ["ln", ln, exact.log, [[0.9, 1.1], [0, 20], [0, 1e300], [0, 1e-300]]],
  ["log1p", log1p, exact.log1p, [[-1e-6, 1e-6], [-1, 10], [0, 1e300]]],
  ["log2", log2, exact.log2, [[0.9, 1.1], [0, 20], [0, 1e300]]],
  ["log10", log10, exact.log10, [[0.9, 1.1], [0, 20], [0, 1e300]]],
  ["tanh", tanh, exact.tanh, [[-1e-5, 1e-5], [-0.7, 0.7], [-25, 25]]],
  ["sinh", sinh, exact.sinh, [[-1e-5, 1e-5], [-1.1, 1.1], [-700, 700]]],
  ["sin", sin, exact.sin, [[-1e-5, 1e-5], [-10, 10], [-1e5, 1e5]]],
  ["cos", cos, exact.cos, [[-1e-5, 1e-5], [-10, 10], [-1e5, 1e5]]],
  ["atan", atan, exact.atan, [[-1e-5, 1e-5], [-2, 2], [-1e5, 1e5]]],
];

for (const [name, f, f60, ranges] of ofOne) {
  test(`${name} is within two units in the last place`, () => {
    for (const [low, high] of ranges) {
      for (const x of uniform(name, low, high)) {
        const error = lastPlaces(f(x), f60(big(x)) as BigNumber);
        assert.ok(error < 2, `${name}(${x}) = ${f(x)}: off by ${error} units in the last place`);
      }
    }
  });
}

test("pow and hypot are within two units in the last place", () => {
  const base = uniform("base", 0, 30);
  const exponents = uniform("exponent", -100, 100);
  base.forEach((x, k) => {
    const y = exponents[k]!;
    assert.ok(lastPlaces(pow(x, y), bigPow(big(x), big(y)) as BigNumber) < 2, `pow(${x}, ${y})`);
    const length = exact.sqrt(
      big(x)
        .times(big(x))
        .plus(big(y).times(big(y))),
    ) as BigNumber;
    assert.ok(lastPlaces(hypot(x, y), length) < 2, `hypot(${x}, ${y})`);
  });
});

test("what is exact comes out exact", () => {
  for (const x of [0, 1, 3, 0.1, 1e200]) {
    assert.equal(pow(x, 1), x);
    assert.equal(pow(x, 2), x * x);
    assert.equal(pow(x, 0), 1);
    assert.equal(pow(x, 0.5), Math.sqrt(x));
    assert.equal(square(-x), x * x);
    assert.equal(hypot(x, 0), x);
  }
  for (let k = -1074, power = 5e-324; k < 1024; k++, power *= 2) {
    assert.equal(pow(2, k), power, `2^${k}`);
    assert.equal(log2(power), k, `log2(2^${k})`);
  }
  for (let k = 0; k <= 22; k++) {
    assert.equal(pow(10, k), Number(`1e${k}`), `10^${k}`);
    assert.equal(log10(Number(`1e${k}`)), k, `log10(1e${k})`);
  }
  assert.equal(hypot(3, 4), 5);
});

test("zeros keep their sign, infinities and NaN come out as the standard says", () => {
  const tiny = 5e-324;
  for (const odd of [expm1, log1p, tanh, sinh, sin]) {
    for (const x of [0, -0, tiny, -tiny, 1e-310]) assert.ok(Object.is(odd(x), x), `${odd.name}(${x})`);
  }
  const edges: [number, number][] = [
    [exp(0), 1],
    [exp(tiny), 1],
    [exp(Infinity), Infinity],
    [exp(-Infinity), 0],
    [exp(710), Infinity],
    [exp(-746), 0],
    [expm1(Infinity), Infinity],
    [expm1(-Infinity), -1],
    [ln(1), 0],
    [ln(0), -Infinity],
    [ln(-0), -Infinity],
    [ln(Infinity), Infinity],
    [log1p(-1), -Infinity],
    [log1p(Infinity), Infinity],
    [log2(0), -Infinity],
    [log10(0), -Infinity],
    [tanh(Infinity), 1],
    [tanh(-Infinity), -1],
    [tanh(-800), -1],
    [sinh(Infinity), Infinity],
    [sinh(-Infinity), -Infinity],
    [sinh(-800), -Infinity],
    [cos(0), 1],
    [cos(tiny), 1],
    [pow(0, 0), 1],
    [pow(0, -1), Infinity],
    [pow(-2, 3), -8],
    [pow(2, -Infinity), 0],
    [pow(2, 1024), Infinity],
    [pow(0.5, Infinity), 0],
    [hypot(-Infinity, NaN), Infinity],
    [hypot(1e200, 1e200), Math.SQRT2 * 1e200],
    [hypot(tiny, 0), tiny],
    [hypot(-0, -0), 0],
  ];
  edges.forEach(([got, expected], k) => assert.ok(Object.is(got, expected), `edge ${k}: ${got}, expected ${expected}`));
  const nowhere = [ln(-1), log1p(-2), log2(-1), log10(-1), sin(Infinity), cos(-Infinity), pow(-1, 0.5)];
  for (const value of nowhere) assert.ok(Number.isNaN(value));
  for (const f of [exp, expm1, ln, log1p, log2, log10, tanh, sinh, sin, cos, atan, square])
    assert.ok(Number.isNaN(f(NaN)));
  for (const value of [pow(NaN, 0), pow(NaN, 2), pow(1, NaN), hypot(NaN, 1)]) assert.ok(Number.isNaN(value));
});

test("growing functions never fall, also where they change from one formula to another", () => {
  const growing: [string, (x: number) => number, number[]][] = [
    ["exp", exp, [-700, -1, -0.35, 0, 0.35, 1, 700]],
    ["expm1", expm1, [-30, -0.5, -0.25, 0, 0.35, 1, 30]],
    ["ln", ln, [1e-300, 0.5, 0.71, 1, 1.42, 2, 1e300]],
    ["log1p", log1p, [-0.9, -0.3, 0, 0.41, 1, 1e10]],
    ["tanh", tanh, [-44, -0.625, 0, 0.625, 1, 22, 44.1]],
    ["sinh", sinh, [-700, -1, 0, 1, 709]],
    ["atan", atan, [-1e10, -2.5, -0.66, 0, 0.66, 2.5, 1e10]],
  ];
  for (const [name, f, places] of growing) {
    for (const place of places) {
      const step = (Math.abs(place) || 1) * 1e-14;
      for (let k = -200; k < 200; k++) {
        const [x, next] = [place + k * step, place + (k + 1) * step];
        assert.ok(f(next) >= f(x), `${name}(${next}) < ${name}(${x})`);
      }
    }
  }
});

/**
 * SHA-256 of the values' bits. Another engine, another version of the package or another order of its operations shows
 * here, whatever the size of the difference.
 */
const bits: Record<string, string> = {
  atan: "76220110d4c6b499",
  cos: "f585ed96762835a3",
  exp: "f811bc3999daba5f",
  expm1: "77a98b669d3649ad",
  hypot: "6c29ef9e99929103",
  ln: "936d31fe1e8e6ef0",
  log10: "643e18cf3c0fdb7b",
  log1p: "8e4295a8b60d6086",
  log2: "64fd27af5d976aa1",
  pow: "c4790b510b65d485",
  sin: "f4d7e7426433bf71",
  sinh: "cc9d9f38d15f68ca",
  tanh: "9ee8263c58ad5175",
};

test("the same bits as ever", () => {
  const digest = (values: number[]) => {
    // a NaN has many bit patterns, and the functions' tests above speak of it
    assert.ok(values.every((value) => !Number.isNaN(value)));
    return createHash("sha256").update(Float64Array.from(values)).digest("hex").slice(0, 16);
  };
  const got = Object.fromEntries(
    ofOne.map(([name, f, , ranges]) => [
      name,
      digest(ranges.flatMap(([low, high]) => uniform(`${name} bits`, low, high, 2000)).map(f)),
    ]),
  );
  const base = uniform("base bits", 0, 30, 4000);
  const exponents = uniform("exponent bits", -100, 100, 4000);
  got["pow"] = digest(base.map((x, k) => pow(x, exponents[k]!)));
  got["hypot"] = digest(base.map((x, k) => hypot(x, exponents[k]!)));
  assert.deepEqual(got, bits);
});
