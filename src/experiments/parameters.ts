/** Parameters of an experiment: described for people, validated at the edge with messages that say what to change. */
import { z } from "zod";
import { DEEPEST_JSON, jsonNesting } from "../files/jsonNesting.js";
import { oneLine, shownValue } from "../files/oneLine.js";
import type { Experiment, ProfileName } from "./define.js";

/** What a person needs to know of one parameter. */
export interface ParameterDescription {
  name: string;
  /** "number", "whole number", "true or false", "text", "list of numbers", … */
  type: string;
  description: string;
  unit?: string;
  symbol?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /** The values to choose from, when there are only some. */
  choices?: (string | number | boolean)[];
  default?: unknown;
}

/** The part of JSON Schema that parameters use. */
interface JsonSchema {
  type?: string;
  description?: string;
  unit?: string;
  symbol?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  enum?: (string | number | boolean)[];
  const?: string | number | boolean;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  default?: unknown;
}

/**
 * The parameters of an experiment, in the order of its schema.
 *
 * `describeParameters(experiment)[0]  // { name: "repeats", type: "whole number", minimum: 1, default: 8, … }`
 */
export function describeParameters(experiment: Pick<Experiment, "parameters">): ParameterDescription[] {
  return Object.entries(schemas(experiment)).map(([name, schema]) => {
    const { description = "", unit, symbol, default: preset } = schema;
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds(schema);
    const choices = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
    return {
      name,
      type: typeName(schema),
      description,
      ...(unit !== undefined && { unit }),
      ...(symbol !== undefined && { symbol }),
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
      ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
      ...(choices !== undefined && { choices }),
      ...(preset !== undefined && { default: preset }),
    };
  });
}

/**
 * The validated parameters of a profile with some of them changed.
 *
 * `resolveParameters(experiment, "quick", { repeats: 4 })`
 *
 * Throws `RangeError` naming experiment and parameter, with what was expected and what came, for an unknown parameter,
 * a wrong type, a value out of bounds, NaN.
 */
export function resolveParameters<P>(
  experiment: Pick<Experiment<P>, "name" | "parameters" | "profiles">,
  profile: ProfileName,
  changes: Partial<P> = {},
): P {
  const known = Object.keys(experiment.parameters.shape);
  for (const name of [...Object.keys(experiment.profiles[profile]), ...Object.keys(changes)]) {
    if (!known.includes(name)) {
      throw new RangeError(
        `${experiment.name}: expected parameters among ${known.join(", ")}, got "${oneLine(name, 60)}"`,
      );
    }
  }
  const input: Record<string, unknown> = { ...experiment.profiles[profile], ...changes };
  const parsed = experiment.parameters.safeParse(input);
  if (parsed.success) return parsed.data as P;
  const issue = parsed.error.issues[0]!;
  const [name, ...inner] = issue.path;
  if (name === undefined) throw new RangeError(`${experiment.name}: ${issue.message}`);
  const schema = schemas(experiment)[String(name)];
  const label = [name, ...inner].map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  // A rule of its own (`.refine`) knows best what it wants; types and bounds are told by the schema.
  const expected = issue.code === "custom" || !schema ? issue.message : `expected ${expectation(schema)}`;
  throw new RangeError(
    `${experiment.name}: ${oneLine(label.slice(1), 100)}: ${oneLine(expected)}, got ${printed(input[String(name)])}`,
  );
}

/** What a parameter accepts, in words: "a whole number ≥ 1", "one of "mixed", "iid"". */
function expectation(schema: JsonSchema): string {
  if (schema.enum) return `one of ${schema.enum.map((choice) => JSON.stringify(choice)).join(", ")}`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.anyOf) return schema.anyOf.map(expectation).join(" or ");
  if (schema.type === "array") {
    return schema.items ? `a list, each of it ${expectation(schema.items)}` : "a list";
  }
  const limits = bounds(schema);
  const words = [
    limits.minimum !== undefined ? `≥ ${limits.minimum}` : "",
    limits.exclusiveMinimum !== undefined ? `> ${limits.exclusiveMinimum}` : "",
    limits.maximum !== undefined ? `≤ ${limits.maximum}` : "",
    limits.exclusiveMaximum !== undefined ? `< ${limits.exclusiveMaximum}` : "",
  ].filter(Boolean);
  const type = typeName(schema);
  return [type === "text" || type === "true or false" ? type : `a ${type}`, words.join(" and ")].join(" ").trim();
}

function typeName(schema: JsonSchema): string {
  if (schema.enum || schema.const !== undefined) return "choice";
  if (schema.anyOf) return schema.anyOf.map(typeName).join(" or ");
  if (schema.type === "array") return schema.items ? `list of ${typeName(schema.items)}s` : "list";
  const words: Record<string, string> = { integer: "whole number", boolean: "true or false", string: "text" };
  const type = schema.type ?? "value";
  return words[type] ?? type;
}

/** Bounds of a number, without those that only say "a safe integer". */
function bounds(schema: JsonSchema): Pick<JsonSchema, "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum"> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  return {
    ...(minimum !== undefined && minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== undefined && maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
  };
}

function schemas(experiment: Pick<Experiment, "parameters">): Record<string, JsonSchema> {
  const schema = z.toJSONSchema(experiment.parameters, { io: "input", unrepresentable: "any" });
  return (schema.properties ?? {}) as Record<string, JsonSchema>;
}

/** A value for a message: NaN stays NaN (JSON would make it null). */
function printed(value: unknown): string {
  if (typeof value === "number" || value === undefined) return String(value);
  if (Array.isArray(value) && jsonNesting(value) <= DEEPEST_JSON)
    return oneLine(`[${value.map(printed).join(", ")}]`, 100);
  return shownValue(value, 100);
}
