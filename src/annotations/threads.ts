import { byTime } from "./byTime.js";
import type { Annotation } from "./model.js";
import { targetsOf } from "./readNote.js";

/** A note with the replies to it. */
export interface Thread {
  readonly note: Annotation;
  /** In the order of their making; also replies to replies. */
  readonly replies: Annotation[];
  readonly isOpen: boolean;
  /** The last reply that opened or resolved it. */
  readonly settledBy: Annotation | undefined;
}

/**
 * Notes as threads. Replies whose note isn't there are threads of their own; withdrawn notes are left out, unless
 * somebody has replied to them.
 *
 * @example const open = threadsOf(notes).filter(({ isOpen }) => isOpen).length;
 */
export function threadsOf(notes: readonly Annotation[]): Thread[] {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const replies = new Map<string, Annotation[]>();
  const roots: Annotation[] = [];
  for (const note of [...notes].sort(byTime)) {
    const root = rootOf(note, byId);
    if (root === note) roots.push(note);
    else if (note.status !== "withdrawn") replies.set(root.id, [...(replies.get(root.id) ?? []), note]);
  }
  return roots.flatMap((note) => {
    const own = replies.get(note.id) ?? [];
    if (note.status === "withdrawn" && own.length === 0) return [];
    const settledBy = own.filter(({ status }) => status !== undefined).at(-1);
    return [{ note, replies: own, isOpen: (settledBy ?? note).status !== "resolved", settledBy }];
  });
}

/** The note that a reply's thread begins with. Replies that go in a circle are each their own. */
function rootOf(note: Annotation, byId: ReadonlyMap<string, Annotation>): Annotation {
  const seen = new Set([note]);
  for (let at = note; ; ) {
    const answered = targetsOf(at).flatMap((target) => byId.get(target) ?? [])[0];
    if (answered === undefined) return at;
    if (seen.has(answered)) return note;
    seen.add(answered);
    at = answered;
  }
}
