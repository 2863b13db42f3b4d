import { byTime } from "./byTime.js";
import type { Annotation } from "./model.js";
import { revisionOf, versionsOf } from "./revisions.js";

/** Notes of several people as one list. */
export interface Merged {
  readonly items: Annotation[];
  /** Notes that were changed on several sides: the later version counts, the others stand beside it. */
  readonly conflicts: Annotation[];
}

/**
 * Joins lists of notes. Of two versions of a note (the same id) the one that was made from the other counts. When both
 * were made apart from each other, the later one counts and carries the other in `otherVersions`, until somebody settles
 * it by an edit. The order of the lists doesn't matter, nor how often one comes; nothing is lost.
 *
 * @example const { items, conflicts } = mergeAnnotations(mine, theirs);
 */
export function mergeAnnotations(...lists: readonly (readonly Annotation[])[]): Merged {
  const byId = new Map<string, Annotation[]>();
  for (const note of lists.flat()) {
    const versions = byId.get(note.id);
    if (versions === undefined) byId.set(note.id, versionsOf(note));
    else versions.push(...versionsOf(note));
  }
  const items = [...byId.values()].map(joined).sort(byTime);
  return { items, conflicts: items.filter(({ otherVersions }) => otherVersions !== undefined) };
}

/** One note of all its versions. */
function joined(versions: readonly Annotation[]): Annotation {
  const byRevision = new Map<string, Annotation>();
  for (const version of versions) {
    const revision = revisionOf(version);
    const same = byRevision.get(revision);
    const revises = new Set([...(same?.revises ?? []), ...(version.revises ?? [])]);
    revises.delete(revision);
    const { revises: own, ...content } = version;
    void own;
    byRevision.set(revision, { ...content, ...(revises.size === 0 ? {} : { revises: [...revises].sort() }) });
  }
  const replaced = new Set([...byRevision.values()].flatMap(({ revises = [] }) => revises));
  const heads = [...byRevision].filter(([revision]) => !replaced.has(revision));
  // Only a forged file has versions that replace each other in a circle: then all of them are shown.
  const [first, ...others] = (heads.length > 0 ? heads : [...byRevision])
    .sort(laterFirst)
    .map(([, version]) => version);
  return others.length === 0 ? first! : { ...first!, otherVersions: others };
}

function laterFirst([revisionA, a]: [string, Annotation], [revisionB, b]: [string, Annotation]): number {
  const time = (note: Annotation): number => Date.parse(note.modified ?? note.created ?? "1970-01-01");
  return time(b) - time(a) || (revisionA < revisionB ? 1 : -1);
}
