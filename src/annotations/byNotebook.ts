import type { Annotation } from "./model.js";
import { notebookOfNote, targetsOf } from "./readNote.js";

/**
 * Notes by the notebook that they are about; replies go with the note that they answer. Notes on something else, and
 * replies whose note isn't there, have no notebook.
 *
 * @example byNotebook(notes).get("optimal-plasticity/fig5")
 */
export function byNotebook(notes: readonly Annotation[]): Map<string | undefined, Annotation[]> {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const groups = new Map<string | undefined, Annotation[]>();
  for (const note of notes) {
    const notebook = notebookBehind(note, byId);
    groups.set(notebook, [...(groups.get(notebook) ?? []), note]);
  }
  return groups;
}

function notebookBehind(note: Annotation, byId: ReadonlyMap<string, Annotation>): string | undefined {
  const seen = new Set<Annotation>();
  for (let at: Annotation | undefined = note; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const notebook = notebookOfNote(at);
    if (notebook !== undefined) return notebook;
    at = targetsOf(at).flatMap((target) => byId.get(target) ?? [])[0];
  }
  return undefined;
}
