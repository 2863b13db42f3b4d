// A good call spoilt in every way that a table's row allows: each argument, and each entry of it, once.

/** An argument that says more about itself than its value does. */
class Marked {
  constructor(
    readonly value: unknown,
    readonly may: Partial<
      Record<
        "missing" | "null" | "negative" | "anyLength" | "notANumber" | "otherText" | "moreEntries" | "whatever",
        true
      >
    >,
  ) {}
}
const marked =
  (...may: (keyof Marked["may"])[]) =>
  (value: unknown): unknown => {
    const inner = value instanceof Marked ? value : undefined;
    return new Marked(inner ? inner.value : value, {
      ...inner?.may,
      ...Object.fromEntries(may.map((key) => [key, true])),
    });
  };

/** May be left out. */
export const may = marked("missing");
/** May be null: not known. */
export const orNull = marked("null");
/** What it holds is its caller's affair. */
export const whatever = marked("whatever");
/** A number of either sign. */
export const signed = marked("negative");
/** A list that may be longer. */
export const anyLength = marked("anyLength");
/** Memory that is written: what it holds is of no concern. */
export const memory = marked("notANumber");
/** A number that may be NaN: a gap in a table. */
export const gap = marked("notANumber", "negative");
/** Text that may read otherwise. */
export const name = marked("otherText");
/** An object that may have further entries, and numbers of either sign: a model, a row of results. */
export const model = marked("moreEntries");

/** One spoilt call. `path` is the entry that was spoilt, `""` for a whole argument. */
export interface SpoiltCall {
  readonly what: string;
  readonly entry: string;
  readonly call: readonly unknown[];
}

/** The arguments without their marks. */
export function bare(value: unknown): unknown {
  if (value instanceof Marked) return bare(value.value);
  if (Array.isArray(value)) return value.map(bare);
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, bare(entry)]));
  return value;
}

/** Every way to spoil the call once. */
export function spoil(args: readonly unknown[]): SpoiltCall[] {
  return args.flatMap((argument, i) =>
    spoilt(argument, `argument ${i + 1}`).map(({ what, entry, value }) => ({
      what,
      entry,
      call: args.map((other, j) => (j === i ? value : bare(other))),
    })),
  );
}

interface Spoilt {
  what: string;
  entry: string;
  value: unknown;
}

function spoilt(argument: unknown, place: string, entry = "", inModel = false, inRow = false): Spoilt[] {
  const marks = argument instanceof Marked ? argument.may : {};
  const value = argument instanceof Marked ? argument.value : argument;
  const one = (what: string, bad: unknown): Spoilt => ({ what: `${place}: ${what}`, entry, value: bad });
  const out: Spoilt[] = marks.null ? [] : [one("null", null)];
  if (!marks.missing) out.push(one("missing", undefined));
  if (typeof value === "number") {
    out.push(one("text", "1"));
    if (!marks.notANumber) out.push(one("NaN", NaN));
    if (!marks.negative && !inModel) out.push(one("negative", -1.5));
  } else if (typeof value === "string") {
    out.push(one("an object", {}));
    if (!marks.otherText && !inModel) out.push(one("unknown", "nonsense"));
  } else if (typeof value === "boolean") {
    out.push(one("text", "yes"));
  } else if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = Array.from(value as ArrayLike<unknown>);
    out.push(
      one("a function", () => 1),
      one("text", "ab"),
      one("a number", 2),
    );
    const first = list[0];
    if (typeof first === "number" && !marks.notANumber)
      out.push(one("NaN in it", like(value, [...list.slice(1), NaN])));
    if (!marks.anyLength && !inRow)
      out.push({ ...one("one entry more", like(value, [...list, first].map(bare))), entry: "" });
    if (list.length > 0 && typeof first !== "number" && !marks.whatever) {
      for (const inner of spoilt(first, `${place}[0]`, entry, inModel, inRow || isPlain(bare(first)))) {
        out.push({ ...inner, value: [inner.value, ...list.slice(1).map(bare)] });
      }
    }
  } else if (isPlain(value)) {
    out.push(one("a number", 3), one("text", "options"));
    const whole = bare(value) as Record<string, unknown>;
    if (!marks.moreEntries && !inModel)
      out.push({ ...one("an unknown option", { ...whole, nonsense: 1 }), entry: "nonsense" });
    for (const [key, part] of Object.entries(marks.whatever ? {} : value)) {
      for (const inner of spoilt(part, `${place}.${key}`, key, inModel || marks.moreEntries, inRow))
        out.push({ ...inner, value: { ...whole, [key]: inner.value } });
    }
  } else if (typeof value === "function") {
    out.push(one("a number", 3));
  } else {
    out.push(one("a number", 3), one("an empty object", {}));
  }
  return out;
}

function like(value: unknown, list: unknown[]): unknown {
  return value instanceof Float64Array
    ? Float64Array.from(list as number[])
    : value instanceof Float32Array
      ? Float32Array.from(list as number[])
      : list;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
