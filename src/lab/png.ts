import { constants, crc32, deflateSync } from "node:zlib";

/**
 * A PNG file of a picture with at most 256 colours.
 *
 * The same picture gives the same bytes on every machine: the run-length strategy of deflate is used, because the usual
 * one searches matches in ways that depend on the processor. The filter "sub" before it makes smooth pictures small.
 *
 * @param indices one palette index per pixel, row-major, the first row at the top; length width × height
 * @param palette red, green, blue and alpha of each colour, 0 … 255
 * @throws {RangeError} when the lengths don't fit
 * @example encodePng(Uint8Array.of(0, 1), 2, 1, [[255, 255, 255, 255], [0, 0, 0, 255]])
 */
export function encodePng(
  indices: Uint8Array,
  width: number,
  height: number,
  palette: readonly (readonly [number, number, number, number])[],
): Buffer {
  if (indices.length !== width * height || width < 1 || height < 1) {
    throw new RangeError(`encodePng: expected ${width} × ${height} pixels, got ${indices.length}`);
  }
  if (palette.length < 1 || palette.length > 256) {
    throw new RangeError(`encodePng: expected 1 to 256 colours, got ${palette.length}`);
  }
  const lines = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    const start = row * (width + 1);
    lines[start] = 1;
    let before = 0;
    for (let column = 0; column < width; column++) {
      const index = indices[row * width + column]!;
      lines[start + 1 + column] = (index - before) & 255;
      before = index;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap(([red, green, blue]) => [red, green, blue]))),
    chunk("tRNS", Buffer.from(palette.map(([, , , alpha]) => alpha))),
    chunk("IDAT", deflateSync(lines, { level: 9, strategy: constants.Z_RLE })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
