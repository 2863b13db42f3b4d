/**
 * What a public function's argument has to be, in words a person can act on. A kind looks at a value and says nothing
 * when it fits, else how the sentence goes on: `: expected a number > 0, got −1`, `.power: expected …`. Nothing is put
 * together, and nothing allocated, while values fit: a function called in a loop may check its arguments.
 *
 * (zod, which checks the parameters of experiments, knows neither typed arrays nor these sentences.)
 */

/** `undefined` when the value fits, else the rest of the sentence that begins with the argument's name. */
export type Kind = (value: unknown) => string | undefined;

/** A kind for each entry of T, so that an entry without a check doesn't compile. */
export type Shape<T> = { readonly [K in keyof Required<T>]: Kind };

/**
 * Throws `RangeError` unless the value is of this kind. `place` names the function and its argument.
 *
 * `requireInput("balance: power", power, aPositive)` throws "balance: power: expected a number > 0, got -1"
 */
export function requireInput(place: string, value: unknown, kind: Kind): void {
  const complaint = kind(value);
  if (complaint !== undefined) throw new RangeError(place + complaint);
}

/** A value as a message shows it: short, on one line, text in quotation marks. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "function") return "a function";
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `${(value as ArrayLike<unknown> & object).length ?? "some"} entries`;
  }
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}

const EXPECTED = ": expected ";
const refused = (expected: string, value: unknown): string => `${EXPECTED}${expected}, got ${shown(value)}`;

/** A finite number. */
export const aNumber: Kind = (value) => (Number.isFinite(value) ? undefined : refused("a finite number", value));
/** A finite number > 0. */
export const aPositive: Kind = (value) =>
  typeof value === "number" && value > 0 && value < Infinity ? undefined : refused("a number > 0", value);
/** A number > 0, or Infinity: a bound that may be none. */
export const aPositiveOrInfinite: Kind = (value) =>
  typeof value === "number" && value > 0 ? undefined : refused("a number > 0 or Infinity", value);
/** A finite number ≥ 0. */
export const aNonNegative: Kind = (value) =>
  typeof value === "number" && value >= 0 && value < Infinity ? undefined : refused("a number ≥ 0", value);
/** A number ≥ 0, or Infinity: a signal-to-noise ratio. */
export const aNonNegativeOrInfinite: Kind = (value) =>
  typeof value === "number" && value >= 0 ? undefined : refused("a number ≥ 0 or Infinity", value);
/** A number from 0 to 1. */
export const aShare: Kind = (value) =>
  typeof value === "number" && value >= 0 && value <= 1 ? undefined : refused("a number from 0 to 1", value);
/** A number ≥ 0 and below 1: what is kept from one step to the next. */
export const aShareBelowOne: Kind = (value) =>
  typeof value === "number" && value >= 0 && value < 1 ? undefined : refused("a number ≥ 0 and below 1", value);
/** A whole number, of either sign: a seed. */
export const aWhole: Kind = (value) => (Number.isSafeInteger(value) ? undefined : refused("a whole number", value));
/** A whole number ≥ 1. */
export const aCount: Kind = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 1 ? undefined : refused("a whole number ≥ 1", value);
/** A whole number ≥ 0: what is counted from 0. */
export const anIndex: Kind = (value) =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? undefined : refused("a whole number ≥ 0", value);
/** Any number, also NaN and infinite ones: a column of a table that may have gaps. */
export const anyNumber: Kind = (value) => (typeof value === "number" ? undefined : refused("a number", value));
/** Text. */
export const aText: Kind = (value) => (typeof value === "string" ? undefined : refused("text", value));
/** true or false. */
export const aFlag: Kind = (value) => (typeof value === "boolean" ? undefined : refused("true or false", value));
/** A function. */
export const aFunction: Kind = (value) => (typeof value === "function" ? undefined : refused("a function", value));
/** Anything at all: for what a function hands on without looking. */
export const anything: Kind = () => undefined;

/** A list or typed array, whatever it holds: memory that is written. */
export const aBuffer: Kind = (value) => (isList(value) ? undefined : refused("an array of numbers", value));

/** Finite numbers, in an array or a typed one. */
export const aVector: Kind = (value) => {
  if (value instanceof Float64Array && areFinite(value)) return undefined;
  if (!isList(value)) return refused("an array of numbers", value);
  for (let k = 0; k < value.length; k++) {
    if (!Number.isFinite(value[k])) return `[${k}]${refused("a finite number", value[k])}`;
  }
  return undefined;
};

/** As many finite numbers. `vectorOf(landscape.dimension)` */
export function vectorOf(length: number): Kind {
  return (value) =>
    isList(value) && value.length !== length ? `: expected ${length} entries, got ${value.length}` : aVector(value);
}

/** An array with room for as many numbers, whatever it holds. */
export function bufferOf(length: number): Kind {
  return (value) =>
    isList(value) && value.length !== length ? `: expected ${length} entries, got ${value.length}` : aBuffer(value);
}

/** A matrix, as rows of one length or flat and row-major; finite numbers, at least one. */
export const aMatrix: Kind = (value) => {
  if (!isList(value)) return refused("a matrix, as rows or flat and row-major", value);
  if (value.length === 0) return refused("at least one row and one column", value);
  if (!isList(value[0])) return aVector(value);
  const columns = value[0].length;
  for (let i = 0; i < value.length; i++) {
    const complaint = aVector(value[i]);
    if (complaint !== undefined) return `[${i}]${complaint}`;
    const { length } = value[i] as ArrayLike<number>;
    if (length !== columns) return `[${i}]: expected a row of ${columns} numbers, got ${length}`;
  }
  return undefined;
};

/** One of these values. `oneOf("sum", "mean")` */
export function oneOf(...allowed: readonly unknown[]): Kind {
  return (value) => (allowed.includes(value) ? undefined : refused(allowed.map(shown).join(" or "), value));
}

/** Of this kind, or left out. `optional(aPositive)` */
export function optional(kind: Kind): Kind {
  return (value) => (value === undefined ? undefined : kind(value));
}

/**
 * Of one of these kinds. A value that is of neither is told of both, unless one of them fits but for an entry.
 *
 * `either(aNumber, aVector)` refuses "x" with "expected a finite number or an array of numbers", [NaN] with "[0]: …"
 */
export function either(first: Kind, second: Kind): Kind {
  return (value) => {
    const one = first(value);
    const other = one === undefined ? undefined : second(value);
    if (one === undefined || other === undefined) return undefined;
    const ending = `, got ${shown(value)}`;
    const [a, b] = [one, other].map((text) => text.startsWith(EXPECTED) && text.endsWith(ending));
    if (a && b) return one.slice(0, -ending.length) + " or " + other.slice(EXPECTED.length);
    return b ? one : other;
  };
}

/** A list whose entries are all of this kind, at least `least` of them. `listOf(aVector)` */
export function listOf(kind: Kind, least = 0): Kind {
  return (value) => {
    if (!isList(value) || ArrayBuffer.isView(value)) return refused("a list", value);
    if (value.length < least) return refused(`a list of ${least} or more`, value);
    for (let k = 0; k < value.length; k++) {
      const complaint = kind(value[k]);
      if (complaint !== undefined) return `[${k}]${complaint}`;
    }
    return undefined;
  };
}

/** An object that has these entries, and may have others: a model, a row of a table. */
export function having<T>(shape: Shape<T>): Kind {
  const known = Object.entries<Kind>(shape);
  const names = known.map(([key]) => key).join(", ");
  return (value) => {
    if (!isObject(value)) return refused(`an object with ${names}`, value);
    for (let k = 0; k < known.length; k++) {
      const [key, kind] = known[k]!;
      const complaint = kind(value[key]);
      if (complaint !== undefined) return `.${key}${complaint}`;
    }
    return undefined;
  };
}

/** Options: an object with these entries and no others, so that a misspelt one is told of. */
export function optionsOf<T>(shape: Shape<T>): Kind {
  const has = having(shape);
  const names = Object.keys(shape).join(", ");
  return (value) => {
    if (isObject(value)) {
      for (const key in value) {
        if (!Object.hasOwn(shape, key)) return `: expected no option but ${names}, got ${shown(key)}`;
      }
    }
    return has(value);
  };
}

/**
 * Of this kind, with arrays of these lengths.
 *
 * `withLengths<Batch>(aBatch, ({ samples }) => ({ values: 2 * samples }))`
 */
export function withLengths<T>(kind: Kind, lengthsOf: (value: T) => { readonly [K in keyof T]?: number }): Kind {
  return (value) => {
    const complaint = kind(value);
    if (complaint !== undefined) return complaint;
    const lengths = lengthsOf(value as T);
    for (const key in lengths) {
      const list = (value as T)[key] as ArrayLike<unknown> | undefined;
      if (list !== undefined && list.length !== lengths[key]) {
        return `.${key}: expected ${lengths[key]} entries, got ${list.length}`;
      }
    }
    return undefined;
  };
}

/** An object whose entries, whatever their names, are all of this kind. */
export function recordOf(kind: Kind): Kind {
  return (value) => {
    if (!isObject(value) || isList(value)) return refused("an object", value);
    for (const key of Object.keys(value)) {
      const complaint = kind(value[key]);
      if (complaint !== undefined) return `.${key}${complaint}`;
    }
    return undefined;
  };
}

/** A stream of random numbers, `randomStream(seed, …)`. */
export const aStream: Kind = (value) =>
  isObject(value) && typeof value.uniform === "function" && typeof value.normal === "function"
    ? undefined
    : refused("a stream of random numbers (randomStream(seed, …))", value);

/** A loop of its own over one type of array: several times as fast as one over whatever comes. */
function areFinite(values: Float64Array): boolean {
  for (let k = 0; k < values.length; k++) if (!Number.isFinite(values[k])) return false;
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return isObject(value) && Number.isSafeInteger(value.length);
}
