/** Checks what came from outside: a note as the model has it, with limits on all that is in it. */
import { shownValue } from "../files/oneLine.js";
import type { Annotation } from "./model.js";

/** What isn't a note as the model has it. */
export class AnnotationError extends Error {
  override name = "AnnotationError";
}

const LONGEST_TEXT = 20_000;
const LONGEST_WORD = 2000;
const MOST_PARTS = 100;
const MOST_REVISIONS = 2000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The note, when it is one. Properties that aren't ours are kept as they are.
 *
 * @param where it stands, for the message
 * @throws {AnnotationError} naming the property, what was expected and what came
 * @example checkAnnotation(JSON.parse(text), "notes.json, note 1")
 */
export function checkAnnotation(value: unknown, where: string): Annotation {
  const note = fieldsOf(value, where, "it", "an Annotation");
  text(note, "id", where, "a text, e.g. urn:uuid:…");
  const types = Array.isArray(note["type"]) ? (note["type"] as unknown[]) : [note["type"]];
  if (!types.includes("Annotation")) fail(where, "type", '"Annotation"', note["type"]);
  for (const name of ["created", "modified"]) if (note[name] !== undefined) dateTime(note, name, where);
  for (const motivation of listOf(note, "motivation", where)) {
    if (typeof motivation !== "string") fail(where, "motivation", "a text", motivation);
  }
  checkCreators(note, where);
  if (note["bodyValue"] !== undefined) text(note, "bodyValue", where, "a text", LONGEST_TEXT);
  for (const body of listOf(note, "body", where)) checkBody(body, where);
  const targets = listOf(note, "target", where);
  if (targets.length === 0) fail(where, "target", "what the note is about", note["target"]);
  for (const target of targets) checkTarget(target, where);
  if (note["status"] !== undefined && !["open", "resolved", "withdrawn"].includes(note["status"] as string)) {
    fail(where, "status", '"open", "resolved" or "withdrawn"', note["status"]);
  }
  for (const revision of listOf(note, "revises", where, MOST_REVISIONS)) {
    if (typeof revision !== "string" || revision.length > 100) fail(where, "revises", "fingerprints", revision);
  }
  for (const other of listOf(note, "otherVersions", where)) {
    const version = checkAnnotation(other, `${where}, another version`);
    if (version.id !== note["id"]) fail(where, "otherVersions", "versions of this note", version.id);
    if (version.otherVersions !== undefined) fail(where, "otherVersions", "versions without others in them", other);
  }
  return note as unknown as Annotation;
}

function checkCreators(note: Fields, where: string): void {
  for (const creator of listOf(note, "creator", where)) {
    if (typeof creator === "string") continue;
    const { name } = fieldsOf(creator, where, "creator", "a person with a name");
    for (const one of Array.isArray(name) ? (name as unknown[]) : [name]) {
      if (one === undefined) continue;
      if (typeof one !== "string" || one.length > LONGEST_WORD) fail(where, "creator's name", "a text", one);
    }
  }
}

function checkBody(value: unknown, where: string): void {
  if (typeof value === "string") return;
  const body = fieldsOf(value, where, "body", "a TextualBody");
  if (body["type"] !== "TextualBody") return; // another kind: kept, not shown
  if (typeof body["value"] !== "string") fail(where, "body's value", "a text", body["value"]);
  const { length } = body["value"] as string;
  if (length > LONGEST_TEXT) fail(where, "body's value", `at most ${LONGEST_TEXT} characters`, length);
}

function checkTarget(value: unknown, where: string): void {
  if (typeof value === "string") {
    if (value === "" || value.length > LONGEST_WORD) fail(where, "target", "an address", value);
    return;
  }
  const target = fieldsOf(value, where, "target", "an address or a SpecificResource");
  if (target["source"] === undefined && typeof target["id"] === "string") return;
  text(target, "source", where, "the address of what the note is about");
  for (const selector of listOf(target, "selector", where)) {
    if (typeof selector === "string") continue;
    const fields = fieldsOf(selector, where, "selector", "a selector");
    if (fields["type"] === "DataSelector") checkDataSelector(fields, where);
    else if (fields["type"] === "TextQuoteSelector") {
      text(fields, "exact", where, "the passage", LONGEST_TEXT);
      for (const name of ["prefix", "suffix"]) {
        if (fields[name] !== undefined && typeof fields[name] !== "string") fail(where, name, "a text", fields[name]);
      }
    } else if (fields["type"] === "TextPositionSelector") {
      for (const name of ["start", "end"]) {
        if (!Number.isSafeInteger(fields[name]) || (fields[name] as number) < 0) {
          fail(where, name, "a number of characters", fields[name]);
        }
      }
    } else if (fields["type"] === "FragmentSelector") text(fields, "value", where, "a fragment");
  }
}

function checkDataSelector(fields: Fields, where: string): void {
  text(fields, "figure", where, "the id of a figure");
  for (const name of ["panel", "digest", "colour"]) {
    if (fields[name] !== undefined) text(fields, name, where, "a text");
  }
  if (fields["colour"] !== undefined && !/^(#[0-9a-f]{3,8}|[a-z]{3,30})$/i.test(fields["colour"] as string)) {
    fail(where, "colour", "a name or #rrggbb", fields["colour"]);
  }
  for (const name of ["x", "y"]) {
    const place = fields[name];
    if (place === undefined) continue;
    const values = Array.isArray(place) ? (place as unknown[]) : [place, place];
    if (values.length !== 2 || !values.every(isCoordinate)) fail(where, name, "a coordinate or [from, to]", place);
  }
  const label = fields["labelAt"];
  if (label === undefined) return;
  if (!Array.isArray(label) || label.length !== 2 || !label.every((value) => Number.isFinite(value))) {
    fail(where, "labelAt", "two numbers [x, y]", label);
  }
  if (!Number.isFinite(fields["x"]) || !Number.isFinite(fields["y"])) {
    fail(where, "x and y of a note with labelAt", "numbers", [fields["x"], fields["y"]]);
  }
}

function isCoordinate(value: unknown): boolean {
  return typeof value === "string" ? value !== "" && value.length <= LONGEST_WORD : Number.isFinite(value);
}

/** A property that the model has once or several times. */
function listOf(fields: Fields, name: string, where: string, most = MOST_PARTS): readonly unknown[] {
  const value = fields[name];
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  if (list.length > most) fail(where, name, `at most ${most} of them`, list.length);
  return list;
}

function fieldsOf(value: unknown, where: string, name: string, expected: string): Fields {
  if (value === null || typeof value !== "object" || Array.isArray(value)) fail(where, name, expected, value);
  return value as Fields;
}

function text(fields: Fields, name: string, where: string, expected: string, longest = LONGEST_WORD): void {
  const value = fields[name];
  if (typeof value !== "string" || value === "") fail(where, name, expected, value);
  const { length } = value as string;
  if (length > longest) fail(where, name, `at most ${longest} characters`, length);
}

function dateTime(fields: Fields, name: string, where: string): void {
  const value = fields[name];
  const isOne =
    typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/.test(value);
  if (!isOne || Number.isNaN(Date.parse(value))) fail(where, name, "a time like 2026-11-24T10:00:00Z", value);
}

function fail(where: string, name: string, expected: string, got: unknown): never {
  throw new AnnotationError(`${where}: expected ${name} to be ${expected}, got ${shownValue(got)}`);
}
