/** Versions of a note: which one was made from which, so that a merge knows what is old and what is another's edit. */
import { fingerprint, stableJson } from "./fingerprint.js";
import type { Annotation } from "./model.js";

/** Fingerprint of a version: of all that it says, whoever wrote it down. */
export function revisionOf(note: Annotation): string {
  const { revises, otherVersions, ...content } = note;
  void [revises, otherVersions];
  return fingerprint(stableJson(content));
}

/** A note's versions that nobody has replaced: itself, and those that others made at the same time. */
export function versionsOf(note: Annotation): Annotation[] {
  const { otherVersions = [], ...own } = note;
  return [own, ...otherVersions];
}

/**
 * The note after an edit. It remembers what it was made from; other versions that were shown beside it are settled by it.
 *
 * @param changes properties that are new; one that is undefined goes
 * @param time of the edit, as "2026-11-24T10:00:00Z"
 * @example const next = revised(note, { body: [{ type: "TextualBody", value: "clearer" }] }, new Date().toISOString());
 */
export function revised(
  note: Annotation,
  changes: Partial<Record<keyof Annotation, unknown>>,
  time: string,
): Annotation {
  const versions = versionsOf(note);
  const revises = new Set(versions.flatMap((version) => [...(version.revises ?? []), revisionOf(version)]));
  const { otherVersions, ...own } = note;
  void otherVersions;
  const next = { ...own, ...changes, modified: time, revises: [...revises].sort() };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as unknown as Annotation;
}
