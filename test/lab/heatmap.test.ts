import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { figureHtml, heatmap, heatmapUrl } from "plasticity/lab";

/** Palette indices of a PNG written with the filter "sub" and one byte a pixel, read independently of the encoder. */
function pixels(url: string): { width: number; height: number; indices: number[]; palette: Buffer; alpha: Buffer } {
  const file = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
  assert.equal(file.subarray(1, 4).toString("latin1"), "PNG");
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.set(file.subarray(at + 4, at + 8).toString("latin1"), file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const [width, height] = [chunks.get("IHDR")!.readUInt32BE(0), chunks.get("IHDR")!.readUInt32BE(4)];
  const lines = inflateSync(chunks.get("IDAT")!);
  const indices: number[] = [];
  for (let row = 0; row < height; row++) {
    assert.equal(lines[row * (width + 1)], 1);
    let value = 0;
    for (let column = 0; column < width; column++) {
      value = (value + lines[row * (width + 1) + 1 + column]!) & 255;
      indices.push(value);
    }
  }
  return { width, height, indices, palette: chunks.get("PLTE")!, alpha: chunks.get("tRNS")! };
}

test("each value is a pixel with the colour of its place in the domain", () => {
  const grey = (t: number): string => `rgb(${Math.round(255 * t)}, 0, 0)`;
  const image = pixels(heatmapUrl([0, 5, 10, -1, 20, NaN], { rows: 2, columns: 3, domain: [0, 10], colours: grey }));
  assert.deepEqual([image.width, image.height], [3, 2]);
  assert.deepEqual(image.indices, [0, 127, 254, 0, 254, 255]);
  assert.equal(image.palette[3 * 254], 255);
  assert.equal(image.alpha[254], 255);
  assert.equal(image.alpha[255], 0);
});

test("200 × 200 smooth values stay below 60 kB and come out the same twice", () => {
  const values = Float64Array.from({ length: 40000 }, (_, k) => ((k % 200) - 100) ** 2 + (k / 200 - 100) ** 2);
  const url = heatmapUrl(values, { rows: 200, columns: 200 });
  assert.ok(url.length < 60000, `${url.length}`);
  assert.equal(url, heatmapUrl(values, { rows: 200, columns: 200 }));
});

test("the picture covers its extent; row 0 lies at the bottom of an upward axis", () => {
  const html = figureHtml({
    id: "fig1",
    label: "Fig 1",
    caption: "c",
    alt: "a",
    plot: {
      x: { domain: [-1, 3] },
      y: { domain: [0, 4] },
      marks: [heatmap([1, 2, 3, 4], { rows: 2, columns: 2, x: [-1, 1], y: [0, 2] })],
    },
  });
  const document = new JSDOM(html).window.document;
  const image = document.querySelector("image")!;
  const frame = [...document.querySelectorAll('[aria-label="frame"]')];
  const bottom = frame.find((line) => line.getAttribute("y1") === line.getAttribute("y2"))!;
  const [left, right] = [Number(bottom.getAttribute("x1")), Number(bottom.getAttribute("x2"))];
  assert.ok(Math.abs(Number(image.getAttribute("width")) - (right - left) / 2) < 1);
  assert.match(image.getAttribute("transform")!, /scale\(1,-1\)$/);
});

test("a matrix that doesn't fit is refused", () => {
  assert.throws(() => heatmapUrl([1, 2, 3], { rows: 2, columns: 2 }), /expected 2 × 2 = 4 values, got 3/);
  assert.throws(() => heatmapUrl([], { rows: 0, columns: 2 }), /expected rows and columns ≥ 1, got 0 × 2/);
  assert.throws(() => heatmapUrl([1], { rows: 1, columns: 1, domain: [2, 1] }), /domain \[low, high\].*got \[2, 1\]/);
  assert.throws(() => heatmapUrl([1], { rows: 1, columns: 1, domain: [0, NaN] }), /got \[0, NaN\]/);
});
