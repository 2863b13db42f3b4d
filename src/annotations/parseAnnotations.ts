import { jsonNesting } from "../files/jsonNesting.js";
import { oneLine, shownValue } from "../files/oneLine.js";
import { AnnotationError, checkAnnotation } from "./checkAnnotation.js";
import type { Annotation } from "./model.js";

/** Characters of a file of notes. */
export const LONGEST_FILE = 10_000_000;
const MOST_NOTES = 5000;
const DEEPEST = 30;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The notes in a file of the Web Annotation model: a collection with its page inside (what this project writes), a page,
 * or a single annotation.
 *
 * @param text JSON from anywhere
 * @param name what to call it in messages
 * @throws {AnnotationError} in one line: no JSON, another model, too large, nested too deep, an id twice, a damaged note
 * @example const notes = parseAnnotations(await file.text(), file.name);
 */
export function parseAnnotations(text: string, name: string): Annotation[] {
  if (text.length > LONGEST_FILE) {
    throw new AnnotationError(`${name}: expected at most ${LONGEST_FILE} characters of notes, got ${text.length}`);
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new AnnotationError(`${name}: expected JSON, got ${oneLine((error as Error).message)}`);
  }
  return annotationsIn(content, name);
}

/** The same for JSON that was read already. */
export function annotationsIn(content: unknown, name: string): Annotation[] {
  const depth = jsonNesting(content);
  if (depth > DEEPEST) throw new AnnotationError(`${name}: expected lists at most ${DEEPEST} deep, got ${depth}`);
  const items = itemsOf(content, name);
  if (items.length > MOST_NOTES) {
    throw new AnnotationError(`${name}: expected at most ${MOST_NOTES} notes, got ${items.length}`);
  }
  const seen = new Map<string, number>();
  return items.map((item, index) => {
    const where = `${name}, note ${index + 1}`;
    const note = checkAnnotation(item, where);
    const other = seen.get(note.id);
    if (other !== undefined) {
      throw new AnnotationError(
        `${where}: expected an id of its own, got that of note ${other}, ${shownValue(note.id)}`,
      );
    }
    seen.set(note.id, index + 1);
    return note;
  });
}

function itemsOf(content: unknown, name: string): readonly unknown[] {
  if (isOldFormat(content)) {
    throw new AnnotationError(
      `${name}: notes of the format before the Web Annotation model; "plasticity annotations migrate" turns them into it`,
    );
  }
  const expected = `${name}: expected an AnnotationCollection of the W3C's Web Annotation model`;
  if (content === null || typeof content !== "object" || Array.isArray(content)) {
    throw new AnnotationError(`${expected}, got ${shownValue(content)}`);
  }
  const fields = content as Fields;
  const contexts = Array.isArray(fields["@context"]) ? (fields["@context"] as unknown[]) : [fields["@context"]];
  const type = Array.isArray(fields["type"]) ? (fields["type"] as unknown[])[0] : fields["type"];
  if (!contexts.some((one) => one === "http://www.w3.org/ns/anno.jsonld")) {
    throw new AnnotationError(
      `${expected} with @context "http://www.w3.org/ns/anno.jsonld", got ${shownValue(fields["@context"])}`,
    );
  }
  if (type === "Annotation") {
    const { "@context": context, ...note } = fields;
    void context;
    return [note];
  }
  if (type === "AnnotationPage") return pageItems(fields, name);
  if (type !== "AnnotationCollection") throw new AnnotationError(`${expected}, got type ${shownValue(fields["type"])}`);
  if (fields["first"] === undefined) return [];
  return pageItems(fields["first"], name);
}

function pageItems(page: unknown, name: string): readonly unknown[] {
  const items = page !== null && typeof page === "object" ? (page as Fields)["items"] : undefined;
  if (!Array.isArray(items)) {
    throw new AnnotationError(`${name}: expected a page with its items in the file, got ${shownValue(page)}`);
  }
  const { next } = page as Fields;
  if (next !== undefined && next !== null) {
    throw new AnnotationError(`${name}: expected all notes in one page, got a next one, ${shownValue(next)}`);
  }
  return items as unknown[];
}

/** Whether it is a list of notes as this project kept them before. */
export function isOldFormat(content: unknown): content is readonly Fields[] {
  return Array.isArray(content) && content.some((one) => one !== null && typeof one === "object" && "kind" in one);
}
