import { shownValue } from "../files/oneLine.js";
import { AnnotationError } from "./checkAnnotation.js";
import { note, type NoteSpec } from "./makeNote.js";
import { ANY_FIGURE, type Annotation } from "./model.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * Notes of the format before the Web Annotation model (an array of `{ kind: "text" | "arrow" | …, author, date, … }`) as
 * notes of it.
 *
 * @param content from `JSON.parse`
 * @param notebook that they belong to
 * @throws {AnnotationError} naming the note that isn't one of that format
 * @example const notes = migrated(JSON.parse(text), "optimal-plasticity/fig1", "data/annotations/optimal-plasticity/fig1.json");
 */
export function migrated(content: readonly Fields[], notebook: string, name: string): Annotation[] {
  const ids = new Map<string, number>();
  return content.map((old, index) => {
    const where = `${name}, note ${index + 1}`;
    const { author, date, text, colour, figure, panel } = old as Record<string, string | undefined>;
    const optional = { text, colour, panel };
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    const spec = { author, date, notebook, figure: figure ?? ANY_FIGURE, ...given, ...placeOf(old, where) } as NoteSpec;
    let made: Annotation;
    try {
      made = note(spec);
    } catch (error) {
      throw new AnnotationError(`${where}: ${(error as Error).message.replace(/^note: /, "")}`);
    }
    // The same note twice stays two notes.
    const before = ids.get(made.id) ?? 0;
    ids.set(made.id, before + 1);
    return before === 0 ? made : { ...made, id: `${made.id}-${before + 1}` };
  });
}

function placeOf(old: Fields, where: string): Partial<NoteSpec> {
  const axis = old["axis"] === "y" ? "y" : "x";
  const across = axis === "x" ? "y" : "x";
  const place = (fields: Fields): Partial<NoteSpec> => fields;
  switch (old["kind"]) {
    case "text":
      return place({ x: old["x"], y: old["y"] });
    case "arrow":
      return place({ x: old["x2"], y: old["y2"], labelAt: [old["x1"], old["y1"]] });
    case "bracket":
      return place({ [axis]: [old["from"], old["to"]], [across]: old["at"] });
    case "line":
      return place({ [axis]: old["value"] });
    case "band":
      return place({ [axis]: [old["from"], old["to"]] });
    default:
      throw new AnnotationError(
        `${where}: expected kind to be "text", "arrow", "bracket", "line" or "band", got ${shownValue(old["kind"])}`,
      );
  }
}
