import { readFileSync } from "node:fs";
import { HttpFailure } from "./httpFailure.js";
import type { KeptJson } from "./keptJson.js";

/** The settings of one plugin: their schema, and what the person has set, as text with comments. */
export interface Setting {
  id: string;
  schema: unknown;
  version: string;
  raw: string;
  settings: Record<string, unknown>;
  last_modified: null;
  created: null;
}

/** The lab's own choices where the front end's differ; a person's settings come before them. */
const OURS: Readonly<Record<string, Record<string, unknown>>> = {
  "@jupyterlab/apputils-extension:notification": { fetchNews: "false", checkForUpdates: false },
};

/** Plugins' settings: schemas from the bundle, the person's values on disk. */
export class Settings {
  private readonly schemas: { id: string; schema: Record<string, unknown>; version: string }[];

  /**
   * @param schemas file with all schemas, made with the bundle
   * @param kept where the person's values are
   */
  constructor(
    schemas: string,
    private readonly kept: KeptJson,
  ) {
    this.schemas = JSON.parse(readFileSync(schemas, "utf8")) as typeof this.schemas;
  }

  get list(): Setting[] {
    return this.schemas.map(({ id }) => this.get(id));
  }

  /** @throws HttpFailure 404 */
  get(id: string): Setting {
    const found = this.schemas.find((schema) => schema.id === id);
    if (found === undefined) throw new HttpFailure(404, `setting ${id}: there is none`);
    const raw = this.kept.get(id);
    const schema = withDefaults(found.schema, OURS[id] ?? {});
    const text = typeof raw === "string" ? raw : "{}";
    return { ...found, schema, raw: text, settings: {}, last_modified: null, created: null };
  }

  /** @throws HttpFailure 404, or 400 for what isn't text */
  set(id: string, raw: unknown): void {
    this.get(id);
    if (typeof raw !== "string") throw new HttpFailure(400, `setting ${id}: expected text`);
    this.kept.set(id, raw);
  }
}

function withDefaults(schema: Record<string, unknown>, ours: Record<string, unknown>): Record<string, unknown> {
  const properties = { ...(schema["properties"] as Record<string, Record<string, unknown>> | undefined) };
  for (const [name, value] of Object.entries(ours)) properties[name] = { ...properties[name], default: value };
  return { ...schema, properties };
}
