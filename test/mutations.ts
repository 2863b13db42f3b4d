/** Damaged and odd versions of real files: bytes changed, and parts of JSON changed, left out, doubled or nested. */
import fc from "./property.js";

type Arbitrary<T> = ReturnType<typeof fc.constant<T>>;

/** What a hand, a program or a disk may put into a file. */
const ODD_TEXTS = [
  ...'\u0000 \n \r\n { } [ ] " , : \\ NaN Infinity -0 1e999 1e-999 0x10 9007199254740993 null true undefined'.split(
    " ",
  ),
  ..."__proto__ constructor \ud800 \ufeff \u2028 ../../etc/passwd <script> ".split(" "),
  "[".repeat(20_000),
  '{"a":'.repeat(5000),
];

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let k = 0; k < depth; k++) value = k % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values in the place of others; the second list is written as it stands, for JSON's own limits. */
const ODD_VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 0.5, 1e21, -1e-7, 2 ** 53, "", " ", "NaN", "1", "x\ny", "\u0000", [], {}, [[]], [null]],
  ...["__proto__", "../x", "x".repeat(5000), nested(5000), nested(20_000), ["a", 1], { length: 3 }],
];
const RAW_NUMBERS = ["1e999", "-1e999", "12345678901234567890", "0.1e-400", "-0"];

/** A choice below n from a drawn number. */
const pick = (drawn: number, n: number): number => drawn % Math.max(1, n);

function changeBytes(bytes: Buffer, [what, a, b, c]: readonly [number, number, number, number]): Buffer {
  const at = pick(a, bytes.length + 1);
  const end = at + pick(b, Math.min(60, bytes.length - at + 1));
  const odd = Buffer.from(ODD_TEXTS[pick(c, ODD_TEXTS.length)]!);
  switch (pick(what, 8)) {
    case 0: {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at]! ^= 1 << pick(c, 8);
      return copy;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(end)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, end), bytes.subarray(at)]);
    case 5:
      return bytes.subarray(0, at);
    case 6: {
      // a digit for another digit, which no syntax notices
      const copy = Buffer.from(bytes);
      for (let k = at; k < copy.length; k++) {
        if (copy[k]! < 48 || copy[k]! > 57) continue;
        copy[k] = 48 + pick(c, 10);
        break;
      }
      return copy;
    }
    default:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([pick(c, 256)]), bytes.subarray(end)]);
  }
}

interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null || found.length > 3000) return found;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    found.push({ holder, key });
    placesIn(holder[key], found);
  }
  return found;
}

function changeJson(text: string, [what, a, b]: readonly [number, number, number, number]): string {
  const root = { root: JSON.parse(text) as unknown };
  const places = placesIn(root);
  const { holder, key } = places[pick(a, places.length)]!;
  const record = holder as Record<string, unknown>;
  const mark = "@@odd@@";
  switch (pick(what, 6)) {
    case 0:
      record[key] = ODD_VALUES[pick(b, ODD_VALUES.length)];
      break;
    case 1:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      break;
    case 2:
      if (Array.isArray(holder)) holder.push(holder[Number(key)]);
      else record[`${key}${pick(b, 3) === 0 ? "" : "2"}`] = record[key];
      break;
    case 3: {
      const other = places[pick(b, places.length)]!;
      record[key] = structuredClone((other.holder as Record<string, unknown>)[other.key]);
      break;
    }
    case 4:
      record[key] = mark;
      break;
    default:
      record[key] = [record[key]];
  }
  let changed: string;
  try {
    changed = JSON.stringify(root.root ?? null, null, 1);
  } catch {
    changed = `${"[".repeat(30_000)}${"]".repeat(30_000)}`; // too deep to be written so
  }
  return changed.replace(`"${mark}"`, RAW_NUMBERS[pick(b, RAW_NUMBERS.length)]!);
}

const change = fc.tuple(
  ...([0, 1, 2, 3].map(() => fc.nat(2 ** 31 - 1)) as [
    Arbitrary<number>,
    Arbitrary<number>,
    Arbitrary<number>,
    Arbitrary<number>,
  ]),
);

/** One of the files with up to four changes in it. */
export function mutated(files: readonly string[], kind: "bytes" | "JSON"): Arbitrary<Buffer> {
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  return fc.tuple(fc.constantFrom(...files), changes).map(([file, list]) => {
    if (kind === "bytes") return list.reduce(changeBytes, Buffer.from(file));
    let text = file;
    for (const [k, one] of list.entries()) {
      // a change that is too deep to be read again is the last
      if (k > 0 && text.length > 2 * file.length + 20_000) break;
      text = changeJson(text, one);
    }
    return Buffer.from(text);
  });
}
